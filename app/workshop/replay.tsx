import { Link, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import type { ReplayPage } from "../lib/replay.server";
import { ResultView } from "./exercise-view";
import { FitWall } from "./fit-wall";

/** What the projector showed, one round after another, for the back of a room: with keys, a presenter's clicker or buttons. */
export function Replay({ page }: { page: ReplayPage }) {
  const { point, before, next } = page;
  useArrowKeys(before, next);
  return (
    <div className="wm-wall wm-replay">
      <FitWall of={point} rest="in the minutes">
        {point ? (
          <>
            <p className="wm-caption">
              {page.name} · {point.title}
            </p>
            <h1>{point.shown.ask}</h1>
            <ResultView key={page.at} shown={point.shown} people={point.people} place="projector" />
          </>
        ) : (
          <>
            <h1>{page.name}</h1>
            <p className="wm-lede">This room has been shown nothing yet.</p>
          </>
        )}
      </FitWall>
      <footer className="wm-wall__foot wm-replay__foot">
        {point ? (
          <p>
            {point.rounds > 1 ? `Round ${point.number}: ` : ""}
            {point.round.counted} of {point.round.present} answered
          </p>
        ) : null}
        <nav className="wm-replay__ways" aria-label="Replay">
          <Way to={before} words="Previous" />
          {point ? (
            <span role="status">
              {page.at} of {page.of}
            </span>
          ) : null}
          <Way to={next} words="Next" />
        </nav>
        <p>
          <Link to={page.minutesTo}>Minutes</Link>
        </p>
      </footer>
    </div>
  );
}

function Way({ to, words }: { to: string | null; words: string }) {
  return to ? (
    <Link to={to} replace className="wm-replay__way">
      {words}
    </Link>
  ) : (
    <span className="wm-replay__way wm-muted">{words}</span>
  );
}

const BACK = ["ArrowLeft", "PageUp"];
const ON = ["ArrowRight", "PageDown"];

/** The keys that turn pages; those that scroll a page up and down stay as they are. */
function useArrowKeys(before: string | null, next: string | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = BACK.includes(event.key) ? before : ON.includes(event.key) ? next : null;
      if (to === null) return;
      event.preventDefault();
      void navigate(to, { replace: true });
    };
    window.addEventListener("keydown", turn);
    return () => window.removeEventListener("keydown", turn);
  }, [before, next, navigate]);
}
