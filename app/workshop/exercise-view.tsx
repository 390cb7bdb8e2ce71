import type { Json } from "@models/store/port";
import type { ShownExercise } from "@models/workshop/shown";
import type { Chart } from "../components/charts/chart";
import type { ResultProps } from "./exercise-screens";
import { screensOf } from "./exercises";

interface ResultViewProps {
  shown: ShownExercise;
  people: Readonly<Record<string, string>>;
  chart?: Chart | null;
  place: ResultProps<Json, Json>["place"];
  /** From 0; the last that was shown unless said otherwise. */
  round?: number;
}

/** The result of a shown round, as its exercise draws it. */
export function ResultView({ shown, people, chart = null, place, round }: ResultViewProps) {
  const at = round ?? shown.rounds.findLastIndex(({ isShown }) => isShown);
  const asked = shown.rounds[at];
  if (!asked?.isShown) return null;
  const { Result } = screensOf(shown.kind);
  return (
    <div className={`wm-result wm-result--${place}`}>
      <Result material={asked.material} result={asked.result} exercise={shown} {...{ people, chart, place }} />
    </div>
  );
}

/** "Round 2", where an exercise has several. */
export function roundWords({ rounds }: ShownExercise): string | null {
  return rounds.length > 1 ? `Round ${rounds.length}` : null;
}
