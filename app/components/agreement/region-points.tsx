import { Form, Link } from "@remix-run/react";
import type { SubmissionPage } from "../../lib/submission-page.server";
import { Radios } from "../forms/choice-fields";
import { SubmitRow } from "../forms/submit-row";
import { TextArea } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";

interface RegionPointsProps {
  points: SubmissionPage["points"];
  mayAnswer: boolean;
  refused: Refused | undefined;
}

/** What the region asked when it returned the agreement, and the partnership's answers. */
export function RegionPoints({ points, mayAnswer, refused }: RegionPointsProps) {
  const own = refused?.form === "answer-points" ? refused : undefined;
  const list = (
    <ol className="wm-items">
      {points.map((point) => (
        <li key={point.id} id={`point-${point.id}`}>
          <p className="wm-items__facts">
            On {point.to ? <Link to={point.to}>{point.title}</Link> : point.title} · {point.who}, {point.when}
          </p>
          <p className="wm-items__title wm-prose">{point.text}</p>
          {point.answer ? (
            <div className="wm-answer">
              <p>
                <StatusMark kind="ready">{point.answer.changed ? "changed" : "not changed, and why"}</StatusMark>
              </p>
              <p className="wm-prose">{point.answer.text}</p>
              <p className="wm-small wm-muted">
                {point.answer.who}, {point.answer.when}
              </p>
            </div>
          ) : (
            <p className="wm-items__facts">
              <StatusMark kind="must">not answered</StatusMark>
            </p>
          )}
          {mayAnswer ? <AnswerFields point={point} refused={own} /> : null}
        </li>
      ))}
    </ol>
  );
  if (!mayAnswer) return list;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="form" value="answer-points" />
      {list}
      <SubmitRow label={points.length === 1 ? "Save the answer" : "Save the answers"} intent="answer-points" />
    </Form>
  );
}

function AnswerFields({
  point: { id, answer },
  refused,
}: {
  point: RegionPointsProps["points"][number];
  refused: Refused | undefined;
}) {
  const changedBefore = answer ? (answer.changed ? "yes" : "no") : undefined;
  return (
    <div className="wm-point-answer">
      <input type="hidden" name="point" value={id} />
      <Radios
        name={`changed-${id}`}
        form="answer-points"
        defaultValue={refused?.values[`changed-${id}`] ?? changedBefore}
        error={refused?.errors[`changed-${id}`] ?? undefined}
        label="Did you change something?"
        inline
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <TextArea
        name={`answer-${id}`}
        form="answer-points"
        defaultValue={refused?.values[`answer-${id}`] ?? answer?.text}
        error={refused?.errors[`answer-${id}`] ?? undefined}
        label="What you changed, or why not"
        maxLength={3000}
      />
    </div>
  );
}
