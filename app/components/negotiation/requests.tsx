import { Link } from "@remix-run/react";
import type { NegotiationsPage, RequestView } from "../../lib/negotiations-page.server";
import { Radios } from "../forms/choice-fields";
import { Select, TextArea } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { StatusMark } from "../text/status-mark";

interface RequestsProps {
  page: NegotiationsPage;
  refused: Refused | undefined;
}

/** Indicators that the region wants designated, or not, with everything that both sides said about each. */
export function Requests({ page, refused }: RequestsProps) {
  return (
    <>
      {page.requests.length === 0 ? <p className="wm-muted">The region has asked for nothing yet.</p> : null}
      <ol className="wm-items">
        {page.requests.map((request) => (
          <Request key={request.id} page={page} request={request} refused={refused} />
        ))}
      </ol>
      {page.may.ask ? <Ask page={page} refused={refused} /> : null}
    </>
  );
}

function Request({ page, request, refused }: RequestsProps & { request: RequestView }) {
  const { name, mark, words, entries, designate, isAnswered, indicator } = request;
  return (
    <li>
      <h3 className="wm-items__title">{name}</h3>
      <p className="wm-items__facts">
        {designate ? "Asked for" : "Asked not to be designated"} <StatusMark kind={mark}>{words}</StatusMark>
      </p>
      <ol className="wm-comments">
        {entries.map(({ order, who, side, when, says, why }) => (
          <li key={order} className="wm-comments__item">
            <p>
              <strong>{side === "region" ? "The region" : "The partnership"}</strong> {says}.{" "}
              <span className="wm-muted">
                {who}, {when}
              </span>
            </p>
            <p className="wm-prose">{why}</p>
          </li>
        ))}
      </ol>
      {page.may.answer ? (
        <>
          <Answer request={request} refused={refused} />
          {designate && words !== "offered" && isAnswered ? (
            <p>
              <Link to={`${page.newTargetTo}?${new URLSearchParams({ indicator })}`}>Start a target on it</Link>
            </p>
          ) : null}
        </>
      ) : null}
    </li>
  );
}

function Answer({ request, refused }: { request: RequestView; refused: Refused | undefined }) {
  return (
    <FoldedForm
      summary={request.isAnswered ? "Answer again" : "Answer the region"}
      intent="answer"
      id={`answer-${request.id}`}
      refused={refused}
      submit="Answer the region"
    >
      {(field) => (
        <>
          <input type="hidden" name="request" value={request.id} />
          <Radios
            {...field("designate")}
            label="What you answer"
            options={[
              { value: "yes", label: "We will designate it" },
              { value: "no", label: "We will not designate it" },
            ]}
          />
          <TextArea {...field("why")} label="Why" rows={3} maxLength={2000} />
        </>
      )}
    </FoldedForm>
  );
}

function Ask({ page, refused }: RequestsProps) {
  return (
    <FoldedForm
      summary="Ask about an indicator"
      intent="ask"
      refused={refused}
      submit="Ask the partnership"
      intro="The partnership reads it at once and answers here."
    >
      {(field) => (
        <>
          <Select
            {...field("indicator")}
            label="Indicator"
            hint="The national list, and what the partnership has offered."
            empty="Choose an indicator"
            options={page.indicators}
          />
          <Radios
            {...field("designate")}
            label="What you ask for"
            options={[
              { value: "yes", label: "That it be designated" },
              { value: "no", label: "That it not be designated" },
            ]}
          />
          <TextArea {...field("why")} label="Why" rows={3} maxLength={2000} />
        </>
      )}
    </FoldedForm>
  );
}
