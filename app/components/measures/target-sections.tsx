import { Link } from "@remix-run/react";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import type { TargetNegotiation } from "~/lib/target-negotiation.server";
import { partAnchor } from "~/parts/part-paths";
import { NumberField, TextArea, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { SummaryList } from "../text/summary-list";
import { Tag } from "../text/tag";
import { FoldedTargetForm, type UnsavedTarget } from "./folded-target-form";

interface SectionProps {
  page: StepThree;
  target: OneTarget;
  /** What one of the forms came back with. */
  answer: UnsavedTarget | undefined;
}

type TargetSectionsProps = SectionProps & {
  /** Where it stands with the region. */
  negotiation: TargetNegotiation | null;
};

/** Under the trajectory of one target: its form, who answers for it, how it is judged, questions and assumptions. */
export function TargetSections({ page, target, negotiation, answer }: TargetSectionsProps) {
  const part = `/agreements/${page.code}/target/${target.id}`;
  return (
    <>
      {page.mayPromise ? <PromiseForm target={target} answer={answer} /> : null}
      <Section
        id="target"
        title={target.name}
        action={
          <>
            <Link to={part}>Answers, comments and history</Link>
            {page.mayPromise ? (
              <>
                {" · "}
                <Link to={`${part}/edit`}>Change</Link>
              </>
            ) : null}
          </>
        }
      >
        <SummaryList
          rows={[
            {
              key: "Which list",
              value: <Tag tone={target.designation === "designated" ? "orange" : "neutral"}>{target.designation}</Tag>,
            },
            { key: "Lead", value: [target.lead, target.leadPerson].filter(Boolean).join(", ") || "Nobody yet" },
            { key: "Related organisations", value: target.related.join(", ") || "None named" },
            ...(target.gateReason ? [{ key: "Submitted unfinished because", value: target.gateReason }] : []),
            ...(target.signed ? [{ key: "Agreed numbers", value: target.signed }] : []),
            ...(negotiation
              ? [
                  {
                    key: "With the region",
                    value: (
                      <>
                        {negotiation.words ? `${negotiation.words}. ` : ""}
                        <Link to={negotiation.to}>{negotiation.label}</Link>
                      </>
                    ),
                  },
                ]
              : []),
            ...judgingRows(target),
          ]}
        />
      </Section>
      <Questions page={page} target={target} answer={answer} />
      <Assumptions page={page} target={target} answer={answer} />
    </>
  );
}

/** What judges each year; years that nothing judges yet stand together. */
function judgingRows({ judging }: OneTarget) {
  const [open, ...others] = judging.filter(({ isJudged }) => !isJudged);
  return [
    ...judging.filter(({ isJudged }) => isJudged).map(({ label, by }) => ({ key: label, value: by })),
    ...(open
      ? [
          {
            key: "How it is judged",
            value: (
              <span className="wm-promise">
                {[open, ...others].map(({ label }) => label).join(", ")}: {open.by}
              </span>
            ),
          },
        ]
      : []),
  ];
}

function PromiseForm({ target, answer }: { target: OneTarget; answer: UnsavedTarget | undefined }) {
  const id = `promise-${target.id}`;
  return (
    <FoldedTargetForm
      id={id}
      summary="Change this trajectory by form"
      intent="promise"
      submit="Save the trajectory"
      hidden={{ target: target.id, rev: target.rev }}
      answer={answer}
    >
      {(typed, errors) => (
        <>
          <div className="wm-trajectory">
            {target.form.map(({ period, label, value }) => (
              <NumberField
                key={period}
                name={`trajectory.${period}`}
                form={id}
                label={label}
                width={5}
                defaultValue={typed(`trajectory.${period}`) ?? value ?? ""}
                error={errors[`trajectory.${period}`] ?? undefined}
              />
            ))}
            <TextField
              name="otherPeriod"
              form={id}
              label="Another period"
              optional
              width={10}
              defaultValue={typed("otherPeriod")}
            />
            <NumberField
              name="otherValue"
              form={id}
              label="Its value"
              optional
              width={5}
              defaultValue={typed("otherValue")}
            />
          </div>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend">Or fill what is saved, from baseline to final target</legend>
            <p className="wm-row">
              <input type="hidden" name="intent" value="promise" />
              {FILL_BUTTONS.map(([fill, label]) => (
                <Button key={fill} look="second" small name="fill" value={fill}>
                  {label}
                </Button>
              ))}
            </p>
          </fieldset>
        </>
      )}
    </FoldedTargetForm>
  );
}

const FILL_BUTTONS = [
  ["straight-line", "Straight line"],
  ["front-loaded", "Front-loaded"],
  ["back-loaded", "Back-loaded"],
  ["between", "Fill the gaps"],
] as const;

function Questions({ page, target, answer }: SectionProps) {
  return (
    <Section id="questions" title="Questions people ask" intro="What somebody who doubts the trajectory would ask.">
      {target.questions.length === 0 ? <p className="wm-muted">Nobody has asked yet.</p> : null}
      <ol className="wm-questions">
        {target.questions.map((question) => (
          <li key={question.id} id={partAnchor("question", question.id)} className="wm-questions__item">
            <h3>
              <Link to={`/agreements/${page.code}/question/${question.id}`}>{question.text}</Link>
            </h3>
            <p className="wm-small wm-muted">
              Asked by {question.by}, {question.on}
            </p>
            {question.answer ? (
              <>
                <p className="wm-prose">{question.answer}</p>
                <p className="wm-small wm-muted">
                  Answered by {question.answeredBy}, {question.answeredOn}
                </p>
              </>
            ) : (
              <p className="wm-promise">Not answered yet</p>
            )}
            {target.mayAnswer ? (
              <FoldedTargetForm
                id={`answer-${question.id}`}
                summary={question.answer ? "Change the answer" : "Answer"}
                intent="answer"
                submit="Save the answer"
                hidden={{ question: question.id, rev: question.rev }}
                answer={answer}
              >
                {(typed, errors) => (
                  <TextArea
                    name="answer"
                    form={`answer-${question.id}`}
                    label="Answer"
                    defaultValue={typed("answer") ?? question.answer ?? ""}
                    error={errors["answer"] ?? undefined}
                  />
                )}
              </FoldedTargetForm>
            ) : null}
          </li>
        ))}
      </ol>
      {page.mayAsk ? (
        <FoldedTargetForm
          id="ask"
          summary="Ask a question"
          intent="ask"
          submit="Ask"
          hidden={{ target: target.id }}
          answer={answer}
        >
          {(typed, errors) => (
            <TextField
              name="text"
              form="ask"
              label="Question"
              hint="Such as “Is the predicted growth realistic?”"
              defaultValue={typed("text")}
              error={errors["text"] ?? undefined}
            />
          )}
        </FoldedTargetForm>
      ) : null}
      {page.askRegionTo ? <Link to={page.askRegionTo}>Ask the partnership about this target</Link> : null}
    </Section>
  );
}

function Assumptions({ page, target, answer }: SectionProps) {
  return (
    <Section
      id="assumptions"
      title="What it takes for granted"
      intro="Each with who watches it and the sign that it no longer holds."
    >
      {target.assumptions.length === 0 ? <p className="wm-muted">No assumption is written down yet.</p> : null}
      <ul className="wm-plain-list wm-questions">
        {target.assumptions.map(({ id, text, owner, sign }) => (
          <li key={id} id={partAnchor("assumption", id)} className="wm-questions__item">
            <h3>
              <Link to={`/agreements/${page.code}/assumption/${id}`}>{text}</Link>
            </h3>
            <p className="wm-small wm-muted">
              Sign to watch: {sign}. Watched by {owner ?? "nobody yet"}.
            </p>
          </li>
        ))}
      </ul>
      {page.mayPromise ? (
        <FoldedTargetForm
          id="assume"
          summary="Add an assumption"
          intent="assume"
          submit="Add the assumption"
          hidden={{ target: target.id }}
          answer={answer}
        >
          {(typed, errors) => (
            <>
              <TextField
                name="text"
                form="assume"
                label="What is assumed"
                hint="The economy, the law, funding, another’s act"
                defaultValue={typed("text")}
                error={errors["text"] ?? undefined}
              />
              <TextField
                name="owner"
                form="assume"
                label="Who watches it"
                optional
                defaultValue={typed("owner")}
                error={errors["owner"] ?? undefined}
              />
              <TextField
                name="sign"
                form="assume"
                label="The sign to watch"
                defaultValue={typed("sign")}
                error={errors["sign"] ?? undefined}
              />
            </>
          )}
        </FoldedTargetForm>
      ) : null}
    </Section>
  );
}
