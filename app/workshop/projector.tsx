import type { ProjectorView } from "../lib/room-view.server";
import { ResultView, roundWords } from "./exercise-view";
import { screensOf } from "./exercises";
import { FitWall } from "./fit-wall";
import { HowToJoin, joinAddress } from "./how-to-join";

/** The one question and its picture, for the back of a room. Nothing here can be pressed by accident. */
export function Projector({ view }: { view: ProjectorView }) {
  const { room, now, chart, join } = view;
  if (room.state !== "open" || !now) {
    return (
      <div className="wm-wall">
        <main id="main" tabIndex={-1} className="wm-wall__lobby">
          <h1>{room.name}</h1>
          {room.state === "open" && join ? (
            <HowToJoin join={join} place="projector" />
          ) : (
            <p className="wm-lede">{LOBBY[room.state]}</p>
          )}
        </main>
        <Foot view={view} />
      </div>
    );
  }
  const { shown, people } = now;
  const { Asked } = screensOf(shown.kind);
  const asked = shown.rounds.at(-1);
  const isOpen = shown.stage === "open";
  // Nothing was asked yet: people are still coming in.
  const isFirst = shown.stage === "waiting" && !view.hasBegun;
  return (
    <div className="wm-wall">
      <FitWall of={now}>
        <h1>{shown.ask}</h1>
        {isFirst && join ? <HowToJoin join={join} place="projector" /> : null}
        {isOpen && asked && Asked ? <Asked material={asked.material} chart={chart} /> : null}
        {isOpen && !Asked ? <p className="wm-lede">Answer on your phone.</p> : null}
        {shown.stage === "revealed" || shown.stage === "done" ? (
          <ResultView shown={shown} people={people} chart={chart} place="projector" />
        ) : null}
      </FitWall>
      <Foot view={view} />
    </div>
  );
}

const LOBBY: Readonly<Record<string, string>> = {
  planned: "We begin soon.",
  open: "The room is full. Nobody new can join now.",
  stopped: "We go on another day. Thank you.",
  closed: "Thank you. What we said is in the plan.",
};

function Foot({ view }: { view: ProjectorView }) {
  const { room, now, present, answered, join } = view;
  const round = now && roundWords(now.shown);
  const isAsked = now?.shown.stage === "open";
  return (
    <footer className="wm-wall__foot">
      {room.state === "open" ? (
        <p className="wm-wall__count" role="status">
          <strong>{isAsked ? answered : present}</strong> {isAsked ? `of ${present} have answered` : "in the room"}
        </p>
      ) : null}
      {round ? <p>{round}</p> : null}
      {join && view.now && (view.hasBegun || view.now.shown.stage !== "waiting") ? (
        <p className="wm-wall__join">
          {join.origin ? joinAddress(join.origin) : "Join with"} <strong>{join.code}</strong>
        </p>
      ) : null}
    </footer>
  );
}
