import { Form, Link } from "@remix-run/react";
import { ErrorSummary, type FormErrors } from "../components/forms/error-summary";
import { TextArea } from "../components/forms/text-fields";
import { SavedNote } from "../components/people/saved-note";
import { Section } from "../components/layout/section";
import { Button } from "../components/text/button";
import type { ConductorView } from "../lib/room-view.server";
import { counted } from "../lib/words";
import { DragToJoin } from "./drag-to-join";
import { ResultView, roundWords } from "./exercise-view";
import { screensOf } from "./exercises";
import { JoinDesk } from "./join-desk";
import { NAMES_SAID } from "./names-said";
import { OfferList, openIn } from "./offers-to-plan";
import { PeopleInRoom } from "./people-in-room";
import { StageTag } from "./stage-tag";
import { Tell } from "./room-forms";
import { Timer } from "./timer";
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
        {errors ? null : <SavedNote text={note} />}
        <Now view={view} errors={errors} />
      </main>
      <aside className="wm-conductor__side">
        <Agenda view={view} />
        <Section id="join" title="Who joins">
          {join ? <JoinDesk join={join} /> : <p>Nobody new can join now.</p>}
          <PeopleInRoom people={view.people} />
        </Section>
        <Section id="end" title="The end">
          <p>Stop to go on another day under a new code. Close when it is over: results can still be confirmed.</p>
          <div className="wm-tells">
            <Tell intent="stop">Stop for today</Tell>
            <Tell intent="close" look="danger">
              Close the workshop
            </Tell>
          </div>
        </Section>
      </aside>
    </div>
  );
}

function Now({ view, errors }: Pick<ConductorProps, "view" | "errors">) {
  const { room, now, leading, agreement } = view;
  if (room.state !== "open") {
    return (
      <p className="wm-lede">
        The workshop is {room.state === "planned" ? "not open yet" : room.state}.{" "}
        <Link to={`/agreements/${agreement.code}/workshops/${room.id}`}>Its agenda and results</Link> are on its page.
      </p>
    );
  }
  if (!now || !leading) {
    return (
      <>
        <h2>The agenda is done</h2>
        <p>Confirm what goes into the plan, then close the workshop. You can also take up what was set aside.</p>
        {view.canUndo ? <Tell intent="undo">Undo</Tell> : null}
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

const NOW_WORDS = {
  waiting: "Comes next",
  open: "People are answering",
  revealed: "Answers are shown",
  parked: "Set aside",
  done: "Done",
} as const;

/** One thing to press next, large; the rest beside it. */
function NextStep({ view }: { view: ConductorView }) {
  const { now, leading, answered, present, canUndo } = view;
  if (!now || !leading) return null;
  const { shown } = now;
  const isOpen = shown.stage === "open";
  const seen = { exercise: shown.id };
  const next = leading.rounds[shown.rounds.length];
  return (
    <div className="wm-conductor__next">
      {isOpen ? (
        <p className="wm-conductor__count" role="status">
          <strong>{answered}</strong> of {present} have answered
        </p>
      ) : null}
      {isOpen ? <Timer endsAt={shown.rounds.at(-1)?.endsAt ?? ""} /> : null}
      <div className="wm-tells">
        {shown.stage === "waiting" ? (
          <Tell intent="open" look="main" fields={seen}>
            Open the question
          </Tell>
        ) : null}
        {isOpen ? (
          <Tell intent="reveal" look="main" fields={seen}>
            Show the answers
          </Tell>
        ) : null}
        {shown.stage === "revealed" && next !== undefined ? (
          <Tell intent="open" look="main" fields={seen}>
            Ask the next ({shown.rounds.length + 1} of {leading.rounds.length})
          </Tell>
        ) : null}
        {shown.stage === "revealed" ? (
          <Tell intent="finish" fields={seen} look={next === undefined ? "main" : "second"}>
            Finish, and go on
          </Tell>
        ) : null}
        {isOpen ? <Tell intent="extend">Two minutes more</Tell> : null}
        {shown.stage !== "done" ? (
          <Tell intent="park" fields={seen}>
            Set aside for later
          </Tell>
        ) : null}
        {canUndo ? <Tell intent="undo">Undo</Tell> : null}
      </div>
      {shown.stage === "revealed" && next !== undefined ? <p className="wm-small">Next: {next}</p> : null}
      {shown.stage === "waiting" || isOpen ? <p className="wm-small">Phones say: {NAMES_SAID[shown.names]}</p> : null}
    </div>
  );
}

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

function Agenda({ view }: { view: ConductorView }) {
  const { agenda, fit, now } = view;
  const isBusy = now?.shown.stage === "open";
  return (
    <Section
      id="agenda"
      title="Agenda"
      intro={`${fit.needed} minutes planned, ${fit.minutes} minutes of room${fit.fitting < fit.exercises ? `: ${fit.fitting} of ${fit.exercises} fit` : ""}.`}
    >
      <ol className="wm-agenda">
        {agenda.map(({ id, title, ask, minutes, stage, isNow }) => (
          <li key={id} className={isNow ? "wm-agenda__now" : undefined} aria-current={isNow ? "step" : undefined}>
            <p>
              <strong>{title}</strong> <span className="wm-small">{minutes} min</span> <StageTag stage={stage} />
            </p>
            <p className="wm-small">{ask}</p>
            {isNow || isBusy ? null : stage === "parked" ? (
              <Tell intent="take-up" look="quiet" fields={{ exercise: id }}>
                Take up <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            ) : stage === "done" ? (
              <Tell intent="reopen" look="quiet" fields={{ exercise: id }}>
                Go back to <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            ) : (
              <Tell intent="show" look="quiet" fields={{ exercise: id }}>
                Go to <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
