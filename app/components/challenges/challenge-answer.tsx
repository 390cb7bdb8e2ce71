import { Link } from "@remix-run/react";
import { Form } from "@remix-run/react";
import type { AnswerView, ChallengeView, ChallengesView } from "~/lib/challenges.server";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import { Checkboxes, Radios } from "../forms/choice-fields";
import { DateField, Select, TextArea } from "../forms/text-fields";
import { FoldedTargetForm, type UnsavedTarget } from "../measures/folded-target-form";
import { Button } from "../text/button";
import { answerFormId } from "./challenge-words";

interface AnswerProps {
  page: StepThree;
  given: AnswerView;
  answer: UnsavedTarget | undefined;
}

/** What was answered, by whom, on what evidence, who agrees; with what another organisation or the region may do. */
export function Answer({ page, given, answer }: AnswerProps) {
  const path = `/agreements/${page.code}`;
  return (
    <div className="wm-answer">
      <p className="wm-answer__words">
        <strong>{given.kindWords}.</strong> {given.text}
        {given.whoName ? ` ${given.kind === "later" ? "By" : "Accepted by"} ${given.whoName}` : ""}
        {given.untilWords ? ` ${given.kind === "later" ? "by" : "until"} ${given.untilWords}.` : ""}
      </p>
      {given.changed ? <p className="wm-small">What was changed: {given.changed}.</p> : null}
      {given.evidence.length > 0 || given.hiddenEvidence > 0 ? (
        <p className="wm-small">
          Evidence:{" "}
          {given.evidence.map(({ id, title }, i) => (
            <span key={id}>
              {i > 0 ? " · " : ""}
              <Link to={`${path}/evidence/${id}`}>{title}</Link>
            </span>
          ))}
          {given.hiddenEvidence > 0 ? ` ${given.hiddenEvidence} not shared` : ""}
        </p>
      ) : null}
      <p className="wm-small wm-muted">
        Answered by {given.by}, {given.on}. {given.tested.length > 0 ? `Tested by ${given.tested.join("; ")}. ` : ""}
        <Link to={`${path}/challenge/${encodeURIComponent(given.id)}`}>Comments and history</Link>
      </p>
      {given.reopened ? (
        <p className="wm-promise">
          {given.reopened.by} asks again, {given.reopened.on}: {given.reopened.why}
        </p>
      ) : null}
      {given.mayTest ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="answer" value={given.id} />
          <Button look="second" small name="intent" value="test-answer">
            It stands up
          </Button>
        </Form>
      ) : null}
      {given.mayReopen ? (
        <FoldedTargetForm
          id={answerFormId(`again-${given.id}`)}
          summary="Ask again"
          intent="reopen-answer"
          submit="Ask again"
          hidden={{ answer: given.id }}
          answer={answer}
        >
          {(typed, errors) => (
            <TextArea
              name="why"
              form={answerFormId(`again-${given.id}`)}
              label="What does the answer leave open?"
              rows={3}
              defaultValue={typed("why")}
              error={errors["why"] ?? undefined}
            />
          )}
        </FoldedTargetForm>
      ) : null}
    </div>
  );
}

const KINDS = [
  { value: "explained", label: "Explain it", hint: "Link the evidence that shows it" },
  {
    value: "trajectory changed",
    label: "The trajectory was changed",
    hint: "The last day’s changes of it are kept with the answer",
  },
  { value: "accepted risk", label: "Accept the risk", hint: "Say who accepts it, and until when" },
  { value: "later", label: "Answer later", hint: "Say who will answer, and by when" },
];

interface AnswerFormProps {
  target: OneTarget;
  challenge: ChallengeView;
  choices: NonNullable<ChallengesView["choices"]>;
  answer: UnsavedTarget | undefined;
  /** Where the promise itself is changed. */
  changeTo: string | undefined;
}

export function AnswerForm({ target, challenge, choices, answer, changeTo }: AnswerFormProps) {
  const form = answerFormId(challenge.id);
  const given = challenge.answer;
  return (
    <FoldedTargetForm
      id={form}
      summary={given ? "Change the answer" : "Answer"}
      intent="answer-challenge"
      submit="Save the answer"
      hidden={{ target: target.id, challenge: challenge.id, rev: given?.rev ?? 0 }}
      answer={answer}
      more={changeTo ? <a href={changeTo}>Change the promise instead</a> : null}
    >
      {(typed, errors, allTyped) => (
        <>
          <Radios
            name="kind"
            form={form}
            label="How do you answer it?"
            options={KINDS}
            defaultValue={typed("kind") ?? given?.kind ?? "explained"}
            error={errors["kind"] ?? undefined}
          />
          <TextArea
            name="text"
            form={form}
            label="In a sentence or two"
            rows={3}
            defaultValue={typed("text") ?? given?.text ?? ""}
            error={errors["text"] ?? undefined}
          />
          {choices.evidence.length > 0 ? (
            <Checkboxes
              name="evidence"
              form={form}
              label="Evidence"
              optional
              options={choices.evidence}
              defaultValue={allTyped("evidence") ?? given?.evidence.map(({ id }) => id) ?? []}
              error={errors["evidence"] ?? undefined}
            />
          ) : null}
          <Select
            name="who"
            form={form}
            label="Who accepts the risk, or will answer"
            optional
            options={choices.people}
            empty="Nobody"
            defaultValue={typed("who") ?? given?.who ?? ""}
            error={errors["who"] ?? undefined}
          />
          <DateField
            name="until"
            form={form}
            label="Until when, or by when"
            optional
            defaultValue={typed("until") ?? given?.until ?? ""}
            error={errors["until"] ?? undefined}
          />
        </>
      )}
    </FoldedTargetForm>
  );
}
