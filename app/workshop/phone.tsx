import { Form, Link } from "@remix-run/react";
import { ErrorSummary, type FormErrors } from "../components/forms/error-summary";
import { Button } from "../components/text/button";
import type { PhoneView } from "../lib/room-view.server";
import { ResultView, roundWords } from "./exercise-view";
import { screensOf } from "./exercises";
import { NAMES_SAID } from "./names-said";

interface PhoneProps {
  view: PhoneView;
  errors: FormErrors | undefined;
  /** What the answer just sent came to, where no script sent it. */
  message: string | undefined;
}

/** One task at a time, for one hand. */
export function Phone({ view, errors, message }: PhoneProps) {
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
        <Task view={view} errors={errors} />
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

function Task({ view, errors }: Pick<PhoneProps, "view" | "errors">) {
  const { room, now } = view;
  if (!now || room.state !== "open") return null;
  const { shown, people } = now;
  if (shown.stage === "open") return <AnswerForm view={view} shown={shown} errors={errors} />;
  if (shown.stage === "waiting")
    return <Quiet title={shown.ask} text="Listen to the facilitator. The question opens here by itself." />;
  if (shown.stage === "parked") return <Quiet title={shown.ask} text="This was set aside for later." />;
  return (
    <>
      <h1>{shown.ask}</h1>
      <MyStanding standing={view.mine.standing} />
      <ResultView shown={shown} people={people} place="phone" />
    </>
  );
}

function MyStanding({ standing }: { standing: PhoneView["mine"]["standing"] }) {
  if (standing === "counted") return <p className="wm-phone__standing">Your answer was counted.</p>;
  if (standing !== "late") return null;
  return (
    <p className="wm-phone__standing wm-phone__standing--late">
      Your answer came after the answers were shown, so it was not counted.
    </p>
  );
}

interface AnswerFormProps {
  view: PhoneView;
  shown: NonNullable<PhoneView["now"]>["shown"];
  errors: FormErrors | undefined;
}

function AnswerForm({ view, shown, errors }: AnswerFormProps) {
  const { room, mine, key } = view;
  const round = shown.rounds.length;
  const { Fields } = screensOf(shown.kind);
  const hasAnswered = mine.standing === "saved";
  return (
    <Form method="post" key={`${shown.id} ${round}`} className="wm-phone__form" noValidate>
      <p className="wm-caption">{roundWords(shown)}</p>
      <h1>{shown.ask}</h1>
      <ErrorSummary errors={errors} title="Not sent yet" />
      <input type="hidden" name="exercise" value={shown.id} />
      <input type="hidden" name="round" value={round} />
      <input type="hidden" name="key" value={key} />
      <Fields
        material={shown.rounds.at(-1)?.material ?? null}
        mine={mine.content}
        each={shown.each ?? 1}
        errors={errors ?? {}}
      />
      <p className="wm-phone__names">{NAMES_SAID[shown.names]}</p>
      <div className="wm-phone__send">
        <Button name="intent" value="answer">
          {hasAnswered ? "Change my answer" : "Send"}
        </Button>
        <p role="status">{hasAnswered ? "Saved. You can change it until the answers are shown." : "Not sent yet."}</p>
      </div>
      <p className="wm-phone__again">
        <a href={`/room/${room.id}`}>Look for the next question</a>
      </p>
    </Form>
  );
}
