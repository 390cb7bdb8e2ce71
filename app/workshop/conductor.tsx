import { Form, Link } from "@remix-run/react";
import { ErrorSummary, type FormErrors } from "../components/forms/error-summary";
import { TextArea } from "../components/forms/text-fields";
import { SavedNote } from "../components/people/saved-note";
import { Section } from "../components/layout/section";
import { Button } from "../components/text/button";
import type { ConductorView } from "../lib/room-view.server";
import { counted } from "../lib/words";
import { ConductorAgenda } from "./conductor-agenda";
import { DragToJoin } from "./drag-to-join";
import { ResultView, roundWords } from "./exercise-view";
import { screensOf } from "./exercises";
import { JoinDesk } from "./join-desk";
import { NextStep } from "./next-step";
import { OfferList, openIn } from "./offers-to-plan";
import { PeopleInRoom } from "./people-in-room";
import { Tell } from "./room-forms";
import type { RoomNow } from "./use-room";

interface ConductorProps {
  view: ConductorView;
  live: RoomNow;
  errors: FormErrors | undefined;
  /** What the last button did, where the screen does not show it. */
  note: string | undefined;
}

/** What the facilitator leads the room with. */
export function Conductor({ view, live, errors, note }: ConductorProps) {
  const { room, agreement, join, toConfirm } = view;
  const planAt = `/agreements/${agreement.code}/workshops/${room.id}`;
  return (
    <div className="wm-conductor">
      <header className="wm-conductor__head">
        <p className="wm-caption">
          <Link to={`/agreements/${agreement.code}`}>{agreement.name}</Link>
        </p>
        <h1>{room.name}</h1>
        {live.connection === "lost" ? (
          <p className="wm-promise" role="status">
            The connection is lost. What the room answers is kept on its phones; this page goes on by itself.
          </p>
        ) : null}
        <p className="wm-conductor__ways">
          <a href={`/room/${room.id}?view=projector`} target="_blank" rel="noreferrer">
            Open the projector’s screen
          </a>
          <Link to={planAt}>
            Agenda, plan and minutes
            {toConfirm > 0 ? ` (${counted(toConfirm, "result")} to confirm)` : ""}
          </Link>
        </p>
      </header>
      <main id="main" tabIndex={-1} className="wm-conductor__now">
        <ErrorSummary errors={errors} title="Nothing was changed" />
        <Now view={view} errors={errors} note={errors ? undefined : note} />
      </main>
      <aside className="wm-conductor__side">
        {view.hasBegun ? <ConductorAgenda view={view} /> : null}
        <Section id="join" title="Who joins">
          {join ? <JoinDesk join={join} /> : <p>Nobody new can join now.</p>}
          <PeopleInRoom people={view.people} />
        </Section>
        {view.hasBegun ? null : <ConductorAgenda view={view} />}
        {room.state === "open" ? <TheEnd /> : null}
      </aside>
    </div>
  );
}

function TheEnd() {
  return (
    <Section id="end" title="The end">
      <p>Stop to go on another day under a new code.</p>
      <Tell intent="stop">Stop for today</Tell>
      <details className="wm-more">
        <summary>Close the workshop</summary>
        <p>It cannot be opened again. What the room said can still be confirmed.</p>
        <Tell intent="close" look="danger">
          Close it for good
        </Tell>
      </details>
    </Section>
  );
}

function Now({ view, errors, note }: Pick<ConductorProps, "view" | "errors" | "note">) {
  const { room, now, leading, agreement } = view;
  if (room.state !== "open") {
    return (
      <p className="wm-lede">
        {STATE_WORDS[room.state]}{" "}
        <Link to={`/agreements/${agreement.code}/workshops/${room.id}`}>Open the workshop’s page</Link>
      </p>
    );
  }
  if (!now || !leading) {
    return (
      <>
        <h2>The agenda is done</h2>
        <p>Confirm what goes into the plan, then close the workshop. You can also take up what was set aside.</p>
        {view.canUndo ? <Tell intent="undo">Undo</Tell> : null}
        <SavedNote text={note} />
        <Offers view={view} />
      </>
    );
  }
  const { shown } = now;
  return (
    <>
      <p className="wm-caption">{[NOW_WORDS[shown.stage], roundWords(shown)].filter(Boolean).join(" · ")}</p>
      <h2 className="wm-conductor__ask">{shown.ask}</h2>
      <NextStep view={view} />
      <Shown view={view} errors={errors} />
      <SavedNote text={note} />
      <Offers view={view} />
      <Form method="post" className="wm-conductor__notes" preventScrollReset>
        <input type="hidden" name="exercise" value={shown.id} />
        <TextArea
          key={shown.id}
          name="notes"
          label="Your notes"
          hint="Only you see them."
          rows={3}
          defaultValue={leading.notes}
        />
        <Button look="second" small name="intent" value="notes">
          Keep the notes
        </Button>
      </Form>
    </>
  );
}

const STATE_WORDS = {
  planned: "The workshop is not open yet. It is opened on its page.",
  stopped: "The workshop is stopped for now. It goes on from its page, under a new code.",
  closed: "The workshop is closed. What the room said can still be confirmed, and its minutes are on its page.",
} as const;

const NOW_WORDS = {
  waiting: "Comes next",
  open: "People are answering",
  revealed: "Answers are shown",
  parked: "Set aside",
  done: "Done",
} as const;

/** What the room said becomes the plan's once it is confirmed, on the spot or later on the workshop's page. */
function Offers({ view: { offers, now } }: { view: ConductorView }) {
  if (offers.length === 0) return null;
  const open = openIn(offers);
  return (
    <Section
      id="offers"
      title="Into the plan"
      intro="What you confirm is written into the agreement, with this room as its source."
      action={
        open > 1 ? (
          <Tell intent="confirm-all" fields={now ? { exercise: now.shown.id } : {}}>
            Confirm all {open}
          </Tell>
        ) : null
      }
    >
      <OfferList offers={offers} decides />
    </Section>
  );
}

/** What the room said, and what is settled with it. */
function Shown({ view, errors }: Pick<ConductorProps, "view" | "errors">) {
  const { now, leading } = view;
  if (!now || !leading || (now.shown.stage !== "revealed" && now.shown.stage !== "done")) return null;
  const { shown, people } = now;
  const { Settle, isToSettle } = screensOf(shown.kind);
  const round = shown.rounds.at(-1);
  const result = <ResultView shown={shown} people={people} place="desk" />;
  if (!Settle || !round?.isShown || round.result === null || isToSettle?.(round.result, leading.proposed) === false) {
    return result;
  }
  return (
    <>
      <DragToJoin exercise={shown}>{result}</DragToJoin>
      <Form method="post" className="wm-conductor__settle" preventScrollReset>
        <input type="hidden" name="exercise" value={shown.id} />
        <Settle
          material={round.material}
          result={round.result}
          exercise={shown}
          people={people}
          proposed={leading.proposed}
          errors={errors ?? {}}
        />
        <Button look="second" name="intent" value="settle">
          Keep what was settled
        </Button>
      </Form>
    </>
  );
}
