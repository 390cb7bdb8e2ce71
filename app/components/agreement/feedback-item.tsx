import { Form } from "@remix-run/react";
import type { FeedbackPage } from "../../lib/feedback-page.server";
import { SubmitRow } from "../forms/submit-row";
import { Select, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";

type Item = FeedbackPage["waiting"][number];

interface FeedbackItemProps {
  item: Item;
  /** Organisations that may be asked to answer; none where this person does not ask. */
  organisations: FeedbackPage["organisations"];
  refused: Refused | undefined;
}

/** What one reader said, where it stands, and the forms of whoever decides about it. */
export function FeedbackItem({ item, organisations, refused }: FeedbackItemProps) {
  const { id, about, text, answer } = item;
  return (
    <li id={`feedback-${id}`}>
      <h3 className="wm-items__title">{about}</h3>
      <StatusMark kind={item.mark.kind} pill>
        {item.mark.words}
      </StatusMark>
      <p className="wm-items__facts">{factsOf(item)}</p>
      <blockquote className="govuk-inset-text wm-said">
        <p className="wm-prose">{text}</p>
      </blockquote>
      {item.why ? <p>Not shown: {item.why}</p> : null}
      {answer ? (
        <>
          <p className="wm-items__facts">We did, {answer.when}</p>
          <p className="wm-prose">{answer.text}</p>
        </>
      ) : null}
      {item.mayDecide ? <Decisions item={item} organisations={organisations} refused={refused} /> : null}
    </li>
  );
}

function factsOf({ name, showsName, email, erased, when, ofDraft, assigned }: Item): string {
  const who = erased
    ? `Who said it was erased on ${erased}`
    : name
      ? `${name} (${showsName ? "may be named" : "not to be named"})`
      : "Somebody without a name";
  return [who, email, when, ofDraft ? "reply to the draft" : null, assigned ? `asked of ${assigned.name}` : null]
    .filter(Boolean)
    .join(" · ");
}

function Decisions({ item, organisations, refused }: FeedbackItemProps) {
  const { id, rev, state, answer } = item;
  const hidden = (
    <>
      <input type="hidden" name="feedback" value={id} />
      <input type="hidden" name="rev" value={rev} />
    </>
  );
  const canShow = state === "received" || state === "hidden";
  return (
    <div className="wm-decisions">
      {canShow ? (
        <Form method="post">
          {hidden}
          <SubmitRow label="Show it as it is" intent="show" />
        </Form>
      ) : null}
      {state === "hidden" ? null : (
        <>
          <FoldedForm
            summary={answer ? "Put the answer better" : "Answer in public"}
            intent="answer"
            id={`answer-${id}`}
            refused={refused}
            submit="Publish the answer"
            intro="It stands under what was said, for everybody: you said, we did."
          >
            {(field) => (
              <>
                {hidden}
                <TextArea
                  {...field("text", answer?.text)}
                  label="What you did, or why nothing was done"
                  maxLength={2000}
                />
              </>
            )}
          </FoldedForm>
          <FoldedForm
            summary="Do not show it"
            intent="hide"
            id={`hide-${id}`}
            refused={refused}
            submit="Do not show it"
            danger
          >
            {(field) => (
              <>
                {hidden}
                <TextArea
                  {...field("why")}
                  label="Why it is not shown"
                  hint="For the partnership only. Such as: it names a neighbour."
                  maxLength={2000}
                />
              </>
            )}
          </FoldedForm>
        </>
      )}
      {item.mayErase ? (
        <FoldedForm
          summary="Erase who said it"
          intent="erase"
          id={`erase-${id}`}
          refused={refused}
          submit="Erase name and address"
          intro="What was said stays. The name and the address go for good, from the history too; backups that were made before still hold them."
          danger
        >
          {() => hidden}
        </FoldedForm>
      ) : null}
      {organisations.length > 0 ? (
        <FoldedForm
          summary="Ask an organisation to decide"
          intent="assign"
          id={`assign-${id}`}
          refused={refused}
          submit="Save"
          intro="Its people then see who said it, and show, hide or answer it."
        >
          {(field) => (
            <>
              {hidden}
              <Select
                {...field("organisation", item.assigned?.id)}
                label="Organisation"
                empty="Nobody: the facilitator decides"
                options={organisations}
              />
            </>
          )}
        </FoldedForm>
      ) : null}
    </div>
  );
}
