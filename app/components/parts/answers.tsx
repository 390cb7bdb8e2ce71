import { Form, Link } from "@remix-run/react";
import type { AnswerView, PartRefusal } from "~/parts/part-view";
import { Radios } from "../forms/choice-fields";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea, TextField } from "../forms/text-fields";
import { TOLD_HOW } from "../forms/told-how";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

interface AnswersProps {
  /** "target", "action" or "proposal". */
  word: string;
  title?: string;
  /** What to say when no organisation is asked. */
  nobody?: string;
  answers: readonly AnswerView[];
  refusal: PartRefusal | undefined;
}

/** Who is asked to accept this, what each has said, and the forms to say it. */
export function Answers({ word, title = "Who has accepted it", nobody, answers, refusal }: AnswersProps) {
  return (
    <Section
      id="answers"
      title={title}
      intro={
        answers.length === 0
          ? (nobody ?? `Nobody is asked yet: name the ${word === "target" ? "lead organisation" : "owner"} first.`)
          : undefined
      }
    >
      <ul className="wm-asked">
        {answers.map((each) => {
          const refused = refusal?.organisation === each.organisation ? refusal : undefined;
          return (
            <li key={each.organisation} className="wm-asked__item">
              <p className="wm-asked__head">
                <strong>{each.name}</strong> <span className="wm-muted">{each.as}</span>
                <StatusMark kind={each.mark}>{each.words}</StatusMark>
              </p>
              {each.reason ? <p className="wm-asked__reason">“{each.reason}”</p> : null}
              {each.origin ? <p className="wm-small wm-muted">{each.origin}</p> : null}
              {each.since.length > 0 ? (
                <div className="wm-asked__since">
                  <p>Changed since that answer:</p>
                  <ul className="govuk-list govuk-list--bullet">
                    {each.since.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </div>
              ) : null}
              {each.terms ? (
                <p className="wm-small">
                  <Link to={each.terms.to}>
                    {each.terms.text}
                    <span className="govuk-visually-hidden"> of {each.name}</span>
                  </Link>
                </p>
              ) : null}
              {each.mayAnswer ? <OwnAnswer word={word} of={each} refusal={refused} /> : null}
              {each.mayRecord ? <RecordedAnswer of={each} refusal={refused} /> : null}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface AnswerFormProps {
  of: AnswerView;
  refusal: PartRefusal | undefined;
}

function OwnAnswer({ word, of, refusal }: AnswerFormProps & { word: string }) {
  const form = `answer-${of.organisation}`;
  const errors = refusal?.intent === "answer" ? refusal.errors : undefined;
  return (
    <div className="wm-asked__form">
      <ErrorSummary errors={errors} form={form} />
      {of.mark === "ready" ? null : (
        <Form method="post" className="wm-inline-form">
          <Hidden of={of} />
          <input type="hidden" name="answer" value="accepted" />
          <Button name="intent" value="answer">
            Accept this {word}
          </Button>
        </Form>
      )}
      <details open={errors !== undefined}>
        <summary>{of.words === "declined" ? "Decline with another reason" : "Decline it and say why"}</summary>
        <Form method="post" noValidate>
          <Hidden of={of} />
          <input type="hidden" name="answer" value="declined" />
          <TextArea
            name="reason"
            form={form}
            label="Why?"
            hint="Say what would have to change, so that the partnership can mend it."
            error={errors?.["reason"] ?? undefined}
            defaultValue={refusal?.typed["reason"]}
            maxLength={2000}
            rows={3}
          />
          <Button name="intent" value="answer" look="second">
            Decline
          </Button>
        </Form>
      </details>
    </div>
  );
}

function RecordedAnswer({ of, refusal }: AnswerFormProps) {
  const form = `record-${of.organisation}`;
  const errors = refusal?.intent === "record" ? refusal.errors : undefined;
  const typed = refusal?.typed ?? {};
  const about = (name: string) => ({ name, form, error: errors?.[name] ?? undefined, defaultValue: typed[name] });
  return (
    <details className="wm-asked__form" open={errors !== undefined}>
      <summary>Record an answer given by telephone or letter</summary>
      <ErrorSummary errors={errors} form={form} />
      <Form method="post" noValidate>
        <Hidden of={of} />
        <Radios
          {...about("answer")}
          label={`What did ${of.name} answer?`}
          inline
          options={[
            { value: "accepted", label: "Accepted" },
            { value: "declined", label: "Declined" },
          ]}
        />
        <TextField {...about("who")} label="Who answered?" maxLength={200} />
        <TextField {...about("on")} label="When?" hint="Such as 10 March 2008" width={20} />
        <Radios {...about("how")} label="How?" inline options={TOLD_HOW} />
        <TextArea {...about("reason")} label="Reason" optional rows={2} maxLength={2000} />
        <Button name="intent" value="record" look="second">
          Record this answer
        </Button>
      </Form>
    </details>
  );
}

function Hidden({ of }: { of: AnswerView }) {
  return (
    <>
      <input type="hidden" name="organisation" value={of.organisation} />
      <input type="hidden" name="saw" value={of.saw} />
    </>
  );
}
