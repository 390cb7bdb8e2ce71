import { Form } from "@remix-run/react";
import type { ReviewPage } from "../../lib/review-page.server";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

/** Where the review stands, what is sent, and the one next thing for the reader's side. */
export function ReviewStanding({ page }: { page: ReviewPage }) {
  const { state, sent, correcting, signatures, facts, may } = page;
  return (
    <>
      <p>
        <StatusMark kind={state.mark} pill>
          {state.words}
        </StatusMark>{" "}
        {state.isYours ? <strong>{state.turn}</strong> : state.turn}
      </p>
      {sent.length + signatures.length > 0 ? (
        <ul className="wm-plain-list">
          {[...sent, ...signatures].map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      ) : null}
      {correcting ? <p>{correcting}</p> : null}
      <p className="wm-small wm-muted wm-review__hash">
        Facts of {facts.day}, SHA-256 {facts.sha256}
      </p>
      <nav aria-label="Priorities of this review">
        <ul className="wm-links">
          {page.priorities.map(({ id, name }) => (
            <li key={id}>
              <a href={`#priority-${id}`}>{name}</a>
            </li>
          ))}
          <li>
            <a href="#actions">What both sides will do</a>
          </li>
        </ul>
      </nav>
      {may.write ? <Sending page={page} /> : null}
      {may.settle || page.whyNotSettled ? <Settling page={page} /> : null}
      {may.end ? (
        <Form method="post">
          <Button name="intent" value="end" look="quiet">
            End the rehearsal
          </Button>
        </Form>
      ) : null}
      {may.close ? (
        <Form method="post">
          <Button name="intent" value="close">
            Close the review
          </Button>
        </Form>
      ) : null}
    </>
  );
}

function Sending({ page: { side, done, judged, lacking, hasRehearsed } }: { page: ReviewPage }) {
  const what = side === "partnership" ? "self-assessment" : "judgement";
  return (
    <div className="wm-panel">
      {hasRehearsed && lacking.length > 0 ? (
        <Form method="post">
          <Button name="intent" value="take-over" look="second">
            Take what we rehearsed
          </Button>
        </Form>
      ) : null}
      <p className="wm-panel__title">
        {done} of {judged} written
      </p>
      {lacking.length > 0 ? (
        <ul>
          {lacking.map(({ to, message }) => (
            <li key={to}>
              <a href={to}>{message}</a>
            </li>
          ))}
        </ul>
      ) : (
        <Form method="post">
          <p>Once it is sent it can no longer be changed. Each side sees the other’s when both have sent.</p>
          <Button name="intent" value="send">
            Send the {what}
          </Button>
        </Form>
      )}
    </div>
  );
}

function Settling({ page: { side, may, whyNotSettled } }: { page: ReviewPage }) {
  if (!may.settle) return <p className="wm-muted">{whyNotSettled}</p>;
  return (
    <Form method="post">
      <Button name="intent" value="settle" look="second">
        {side === "partnership" ? "The facts stand: go on to the actions" : "Go on to the actions"}
      </Button>
    </Form>
  );
}
