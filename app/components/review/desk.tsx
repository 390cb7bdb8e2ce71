import type { ReviewPage } from "../../lib/review-page.server";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { FoldedForm, type Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";

interface DeskProps {
  desk: ReviewPage["desk"];
  refused: Refused | undefined;
}

/** Who of the region works on the review, and what it asked of whom. Nothing where nothing is asked. */
export function Desk({ desk, refused }: DeskProps) {
  const { assigned, requests, asks, assigns } = desk;
  if (!assigned && requests.length === 0) return null;
  return (
    <Section id="desk" look="label" title={assigned ? "Your desk and what you asked" : "What the region asks"}>
      {assigned ? (
        <p>
          Assigned to {assigned.to ?? "nobody yet"}
          {assigned.second ? `; second reader ${assigned.second}` : null}. The partnership does not see this.
        </p>
      ) : null}
      {assigns ? <Assign desk={desk} refused={refused} /> : null}
      <ul className="wm-items">
        {requests.map((request) => (
          <Request key={request.id} request={request} refused={refused} />
        ))}
      </ul>
      {asks ? <Ask desk={desk} refused={refused} /> : null}
    </Section>
  );
}

function Assign({ desk, refused }: DeskProps) {
  return (
    <FoldedForm summary="Assign it" intent="assign" refused={refused} submit="Save">
      {(field) => (
        <>
          <Select
            {...field("to", desk.chosen.to)}
            label="Assigned to"
            optional
            empty="Nobody yet"
            options={desk.reviewers}
          />
          <Select
            {...field("second", desk.chosen.second)}
            label="Second reader"
            optional
            empty="Nobody yet"
            options={desk.reviewers}
          />
        </>
      )}
    </FoldedForm>
  );
}

function Request({
  request,
  refused,
}: {
  request: DeskProps["desk"]["requests"][number];
  refused: Refused | undefined;
}) {
  const { id, text, who, by, asked, isLate, answer, mayAnswer } = request;
  return (
    <li>
      <p className="wm-prose">{text}</p>
      <p className="wm-items__facts">
        {who} answers by {by} · asked by {asked}{" "}
        {answer ? null : <StatusMark kind={isLate ? "must" : "open"}>{isLate ? "late" : "not answered"}</StatusMark>}
      </p>
      {answer ? (
        <>
          <p className="wm-prose">{answer.text}</p>
          <p className="wm-small wm-muted">{answer.who}</p>
        </>
      ) : null}
      {mayAnswer ? (
        <FoldedForm
          summary="Answer this"
          intent="answer-request"
          id={`request-${id}`}
          refused={refused}
          submit="Answer the region"
        >
          {(field) => (
            <>
              <input type="hidden" name="request" value={id} />
              <TextArea {...field("text")} label="Your answer" rows={3} maxLength={2000} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </li>
  );
}

function Ask({ desk, refused }: DeskProps) {
  return (
    <FoldedForm
      summary="Ask the partnership for something"
      intent="ask"
      refused={refused}
      submit="Ask"
      intro="One person answers by one day; it stands on their home until then."
    >
      {(field) => (
        <>
          <TextArea {...field("text")} label="What do you ask for?" rows={3} maxLength={2000} />
          <Select {...field("who")} label="Who answers?" empty="Choose a person" options={desk.askable} />
          <TextField {...field("by")} label="By when?" hint="Such as 12 December 2008" width={20} />
        </>
      )}
    </FoldedForm>
  );
}
