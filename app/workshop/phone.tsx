import { Form, Link } from "@remix-run/react";
import type { FormEvent } from "react";
import { ErrorSummary, type FormErrors } from "../components/forms/error-summary";
import { Button } from "../components/text/button";
import { errorsOf } from "../lib/form-errors";
import type { PhoneView } from "../lib/room-view.server";
import type { Standing } from "./answer-queue";
import { ClaimsToAnswer } from "./claims-to-answer";
import { ResultView, roundWords } from "./exercise-view";
import { screensOf } from "./exercises";
import { NAMES_SAID } from "./names-said";
import { useQueuedAnswer } from "./use-queued-answer";
import type { RoomNow } from "./use-room";

interface PhoneProps {
  view: PhoneView;
  live: RoomNow;
  errors: FormErrors | undefined;
  /** The claim that the errors are about; without one they are about the answer. */
  claim: string | undefined;
  /** What the answer just sent came to, where no script sent it. */
  message: string | undefined;
}

/** One task at a time, for one hand. */
export function Phone({ view, live, errors, claim, message }: PhoneProps) {
  const { room, me, now } = view;
  return (
    <div className="wm-phone">
      <header className="wm-phone__head">
        <p className="wm-phone__room">{room.name}</p>
        <p className="wm-phone__me">
          {[me.name, me.organisation].filter(Boolean).join(", ")}{" "}
          <Link to={`/room/${room.id}/mine`}>What is kept of me</Link>
        </p>
      </header>
      <main id="main" tabIndex={-1}>
        {message ? (
          <p className="wm-phone__said" role="status">
            {message}
          </p>
        ) : null}
        {live.connection === "lost" ? (
          <p className="wm-phone__said" role="status">
            No connection at the moment. This page goes on by itself.
          </p>
        ) : null}
        <Task view={view} live={live} errors={claim ? undefined : errors} />
        <ClaimsToAnswer claims={view.claims} refused={claim} errors={errors} />
        {now && room.state === "open" ? null : <WaitingWords state={room.state} />}
      </main>
    </div>
  );
}

function WaitingWords({ state }: { state: string }) {
  if (state === "closed")
    return <Quiet title="The workshop is over" text="Thank you. What the room said is with the facilitator." />;
  if (state === "stopped")
    return (
      <Quiet
        title="The workshop is stopped for now"
        text="It goes on another day. Keep this page: it shows when it does."
      />
    );
  return <Quiet title="You are in" text="Look at the projector. The next question appears here by itself." />;
}

function Quiet({ title, text }: { title: string; text: string }) {
  return (
    <div className="wm-phone__quiet">
      <h1>{title}</h1>
      <p>{text}</p>
    </div>
  );
}

function Task({ view, live, errors }: Pick<PhoneProps, "view" | "live" | "errors">) {
  const { room, now } = view;
  if (!now || room.state !== "open") return null;
  const { shown, people } = now;
  if (shown.stage === "open") return <AnswerForm view={view} live={live} shown={shown} errors={errors} />;
  if (shown.stage === "waiting")
    return <Quiet title={shown.ask} text="Listen to the facilitator. The question opens here by itself." />;
  if (shown.stage === "parked") return <Quiet title={shown.ask} text="This was set aside for later." />;
  return (
    <>
      <h1>{shown.ask}</h1>
      <MyStanding view={view} live={live} shown={shown} />
      <ResultView shown={shown} people={people} place="phone" />
    </>
  );
}

/** What became of this person's answer, and of one that is still on its way. */
function MyStanding({ view, live, shown }: Omit<AnswerFormProps, "errors">) {
  const { room, me, mine } = view;
  const to = { workshop: room.id, who: me.id, exercise: shown.id, round: shown.rounds.length };
  const { standing } = useQueuedAnswer(to, live.connection);
  if (mine.standing === "counted") return <p className="wm-phone__standing">Your answer was counted.</p>;
  if (standing?.state === "waiting") return <p className="wm-phone__standing">{standingWords(standing, false)}</p>;
  if (mine.standing !== "late" && standing?.state !== "late") return null;
  return (
    <p className="wm-phone__standing wm-phone__standing--late">
      {standing?.state === "late"
        ? standing.message
        : "Your answer came after the answers were shown, so it was not counted."}
    </p>
  );
}

interface AnswerFormProps {
  view: PhoneView;
  live: RoomNow;
  shown: NonNullable<PhoneView["now"]>["shown"];
  errors: FormErrors | undefined;
}

/** Kept on the phone until the server has it; without scripts it is sent as any form is. */
function AnswerForm({ view, live, shown, errors }: AnswerFormProps) {
  const { room, me, mine, key } = view;
  const round = shown.rounds.length;
  const { Fields } = screensOf(shown.kind);
  const { standing, give } = useQueuedAnswer(
    { workshop: room.id, who: me.id, exercise: shown.id, round },
    live.connection,
  );
  const refused = standing?.state === "refused" ? errorsOf(standing.problems) : errors;
  const hasAnswered = standing?.state === "saved" || (standing === undefined && mine.standing === "saved");
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = [...new FormData(event.currentTarget)].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" && !BOOKKEEPING.has(name) ? [[name, value]] : [],
    );
    void give(fields);
  };
  return (
    <Form method="post" key={`${shown.id} ${round}`} className="wm-phone__form" onSubmit={send} noValidate>
      {roundWords(shown) ? <p className="wm-caption">{roundWords(shown)}</p> : null}
      <h1>{shown.ask}</h1>
      <ErrorSummary errors={refused} title="Not sent yet" />
      <input type="hidden" name="exercise" value={shown.id} />
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="key" value={key} />
      <Fields
        material={shown.rounds.at(-1)?.material ?? null}
        mine={mine.content}
        each={shown.each ?? 1}
        errors={refused ?? {}}
      />
      <p className="wm-phone__names">{NAMES_SAID[shown.names]}</p>
      <div className="wm-phone__send">
        <Button name="intent" value="answer">
          {hasAnswered || standing?.state === "waiting" ? "Change my answer" : "Send"}
        </Button>
        <p role="status" className={standing?.state === "waiting" ? "wm-phone__waiting" : undefined}>
          {standingWords(standing, hasAnswered)}
        </p>
      </div>
      <noscript>
        <p className="wm-phone__again">
          <a href={`/room/${room.id}`}>Look for the next question</a>
        </p>
      </noscript>
    </Form>
  );
}

/** Fields that the queue writes itself. */
const BOOKKEEPING = new Set(["intent", "exercise", "round", "key"]);

function standingWords(standing: Standing | undefined, hasAnswered: boolean): string {
  if (standing?.state === "waiting") {
    return standing.outlivesPage
      ? "Waiting for the network. It is kept on this phone and goes by itself."
      : "Waiting for the network. Keep this page open: this browser keeps nothing.";
  }
  if (standing?.state === "late") return standing.message;
  if (standing?.state === "refused") return "Not sent yet.";
  return hasAnswered ? "Saved. You can change it until the answers are shown." : "Not sent yet.";
}
