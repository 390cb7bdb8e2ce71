import type { ConductorView } from "../lib/room-view.server";
import { capitalised, counted, inWords, listed } from "../lib/words";
import { NAMES_SAID } from "./names-said";
import { openIn } from "./offers-to-plan";
import { Tell } from "./room-forms";
import { Timer } from "./timer";

/** One thing to press next, large; the rest beside it. */
export function NextStep({ view }: { view: ConductorView }) {
  const { now, leading, answered, present, canUndo } = view;
  if (!now || !leading) return null;
  const { shown } = now;
  const isOpen = shown.stage === "open";
  const seen = { exercise: shown.id };
  const next = leading.rounds[shown.rounds.length];
  const waiting = openIn(view.offers);
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
            Go on to round {shown.rounds.length + 1} of {leading.rounds.length}
          </Tell>
        ) : null}
        {shown.stage === "revealed" ? (
          <Tell intent="finish" fields={seen} look={next === undefined && waiting === 0 ? "main" : "second"}>
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
      {shown.stage === "revealed" && next !== undefined ? <p className="wm-small">Next: {next.toLowerCase()}</p> : null}
      {shown.stage === "revealed" && waiting > 0 ? (
        <p>
          <a href="#offers">
            {capitalised(counted(waiting, "result"))} {waiting === 1 ? "waits" : "wait"} below
          </a>{" "}
          to be confirmed into the plan, now or later.
        </p>
      ) : null}
      {shown.stage === "waiting" && leading.rounds.length > 1 ? (
        <p className="wm-small">
          It has {inWords(leading.rounds.length)} rounds, which share its{" "}
          {view.agenda.find(({ isNow }) => isNow)?.minutes} minutes:{" "}
          {listed(leading.rounds.map((round) => round.toLowerCase()))}.
        </p>
      ) : null}
      {shown.stage === "waiting" || isOpen ? <p className="wm-small">Phones say: {NAMES_SAID[shown.names]}</p> : null}
    </div>
  );
}
