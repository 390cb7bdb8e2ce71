import { Form } from "@remix-run/react";
import type { FindingKind } from "@models/measures/finding";
import type { FindingsOnPage } from "~/lib/value-findings.server";
import { capitalised } from "~/lib/words";
import { Radios } from "../forms/choice-fields";
import { ErrorSummary, type FormErrors } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";
import { DateField, Select, TextArea } from "../forms/text-fields";
import { Section } from "../layout/section";
import { StatusMark } from "../text/status-mark";
import { FINDING_MARKS } from "./finding-marks";

interface FormAnswer {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: FormErrors | undefined;
}

/** What an auditor found of the value as it is shown now, and what the supplier answered. */
export function Found({ found }: { found: NonNullable<FindingsOnPage["found"]> }) {
  const { kind, who, when, details, answers } = found;
  return (
    <Section id="finding" title="What an auditor found" look="label">
      <p>
        <StatusMark kind={FINDING_MARKS[kind]} pill>
          {kind}
        </StatusMark>{" "}
        <span className="wm-muted">
          {details ? `${who}, ${when}` : when}
          {details?.method ? `: ${details.method}` : ""}
        </span>
      </p>
      {details?.note ? <p>{details.note}</p> : null}
      {details?.query ? (
        <>
          <p>
            <strong>{details.query.question}</strong>
          </p>
          <p className="wm-muted">
            Asked of {details.query.to}, to be answered by {details.query.by}
          </p>
        </>
      ) : null}
      {answers.map(({ who: by, when: at, text }) => (
        <div key={at + text}>
          <p>{text}</p>
          <p className="wm-muted">
            Answered by {by}, {at}
          </p>
        </div>
      ))}
    </Section>
  );
}

const CHOICES: readonly { readonly value: FindingKind; readonly label: string }[] = [
  { value: "verified", label: "Verified" },
  { value: "queried", label: "Queried: the supplier is asked something, by a date" },
  { value: "cannot be verified", label: "Cannot be verified" },
];

/** An auditor says what was found of the figure, and how. */
export function FindingForm({
  of,
  answer,
}: {
  of: NonNullable<FindingsOnPage["checkable"]>;
  answer: FormAnswer | undefined;
}) {
  const typed = (name: string) => answer?.typed[name];
  const field = (name: string) => ({ name, form: "finding", error: answer?.errors?.[name] ?? undefined });
  return (
    <Section id="check" title={of.isQueried ? "Close the query, or ask again" : "Check this figure"} look="label">
      <Form method="post" noValidate className="wm-finding-form">
        <ErrorSummary errors={answer?.errors} form="finding" />
        <About about={of.about} />
        <Radios
          {...field("kind")}
          label={`What did you find of ${of.value}?`}
          options={CHOICES}
          defaultValue={typed("kind")}
        />
        <Select
          {...field("method")}
          label="How did you check it?"
          empty="Choose a method"
          options={of.methods.map((value) => ({ value, label: capitalised(value) }))}
          defaultValue={typed("method")}
        />
        <TextArea
          {...field("note")}
          label="Note"
          hint="What you held it against and what you saw. Needed unless it is verified."
          rows={3}
          defaultValue={typed("note")}
        />
        <div className="wm-finding-form__query">
          <TextArea
            {...field("question")}
            label="Question to the supplier"
            hint="Only for a query"
            rows={3}
            defaultValue={typed("question")}
          />
          <DateField
            {...field("answerBy")}
            label="Answer by"
            hint="Only for a query"
            defaultValue={typed("answerBy")}
          />
        </div>
        <SubmitRow label="Record what you found" intent="find" />
      </Form>
    </Section>
  );
}

/** Who supplies the figure answers the query; a revised figure ends it too. */
export function AnswerForm({
  of,
  answer,
}: {
  of: NonNullable<FindingsOnPage["answerable"]>;
  answer: FormAnswer | undefined;
}) {
  return (
    <Section id="answer" title="Answer the query" look="label">
      <Form method="post" noValidate>
        <ErrorSummary errors={answer?.errors} form="answer" />
        <About about={of.about} />
        <TextArea
          name="text"
          form="answer"
          label="Your answer"
          hint="If the figure is wrong, change it below instead: the query ends with it."
          rows={3}
          defaultValue={answer?.typed["text"]}
          error={answer?.errors?.["text"] ?? undefined}
        />
        <SubmitRow label="Send the answer" intent="answer" />
      </Form>
    </Section>
  );
}

function About({ about }: { about: Readonly<Record<string, string>> }) {
  return Object.entries(about).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
