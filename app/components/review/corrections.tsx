import type { ReviewPage, ReviewedPriority } from "../../lib/review-page.server";
import { Radios } from "../forms/choice-fields";
import { Select, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";

interface CorrectionsProps {
  page: ReviewPage;
  priority: ReviewedPriority;
  refused: Refused | undefined;
}

/** What the partnership says is wrong in the facts of a priority, and what the region answers. */
export function Corrections({ page, priority, refused }: CorrectionsProps) {
  const { corrections } = priority;
  return (
    <>
      {corrections.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">Corrections of fact</h3>
          <ol className="wm-comments">
            {corrections.map((correction) => (
              <li key={correction.id} className="wm-comments__item">
                <p className="wm-prose">{correction.text}</p>
                <p className="wm-small wm-muted">{correction.who}</p>
                {correction.answer ? (
                  <>
                    <p className="wm-prose">
                      <strong>{correction.answer.accepted ? "Accepted." : "Not accepted."}</strong>{" "}
                      {correction.answer.text}
                      {correction.answer.regraded ? ` The judgement went ${correction.answer.regraded}.` : null}
                    </p>
                    <p className="wm-small wm-muted">{correction.answer.who}</p>
                  </>
                ) : page.may.answer ? (
                  <AnswerCorrection page={page} id={correction.id} refused={refused} />
                ) : (
                  <p className="wm-muted">Not answered yet.</p>
                )}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {page.may.correct ? (
        <FoldedForm
          summary="Correct a fact"
          intent="correct"
          id={`correct-${priority.id}`}
          refused={refused}
          submit="Send the correction"
          intro="What is wrong in the facts above, and what is right. What you think of the judgement goes into the reply."
        >
          {(field) => (
            <>
              <input type="hidden" name="priority" value={priority.id} />
              <TextArea {...field("text")} label="What is wrong, and what is right?" rows={3} maxLength={2000} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}

function AnswerCorrection({ page, id, refused }: Omit<CorrectionsProps, "priority"> & { id: string }) {
  return (
    <FoldedForm
      summary="Answer this correction"
      intent="answer-correction"
      id={`answer-${id}`}
      refused={refused}
      submit="Answer"
    >
      {(field) => (
        <>
          <input type="hidden" name="correction" value={id} />
          <Radios
            {...field("accepted")}
            label="Is the correction right?"
            options={[
              { value: "yes", label: "Accepted" },
              { value: "no", label: "Not accepted" },
            ]}
          />
          <TextArea {...field("text")} label="What follows from it, or why not" rows={3} maxLength={2000} />
          <Select
            {...field("grade")}
            label="Judgement"
            optional
            empty="Stays as it is"
            options={page.scale.map((grade) => ({ value: grade, label: grade }))}
          />
        </>
      )}
    </FoldedForm>
  );
}

/** What the partnership says beside the judgement. */
export function Reply({ page, priority, refused }: CorrectionsProps) {
  return (
    <>
      {priority.reply ? (
        <blockquote className="wm-review__reply">
          <p className="wm-small wm-muted">The partnership’s reply</p>
          <p className="wm-prose">{priority.reply}</p>
        </blockquote>
      ) : null}
      {page.may.reply ? (
        <FoldedForm
          summary={priority.reply ? "Change the reply" : "Reply to this judgement"}
          intent="reply"
          id={`reply-${priority.id}`}
          refused={refused}
          submit="Save the reply"
        >
          {(field) => (
            <>
              <input type="hidden" name="priority" value={priority.id} />
              <input type="hidden" name="rev" value={page.rev} />
              <TextArea
                {...field("text", priority.reply)}
                label="Your reply"
                hint="It stands beside the judgement for good."
                rows={3}
                maxLength={2000}
              />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}
