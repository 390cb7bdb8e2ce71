import type { Doubt } from "@models/measures/finding";
import { MarkShape } from "../text/status-mark";
import { FINDING_MARKS } from "./finding-marks";

interface Doubted {
  readonly doubted?: Doubt | undefined;
}

const WORDS: Readonly<Record<Doubt, string>> = {
  queried: "queried by an auditor",
  "cannot be verified": "an auditor found that it cannot be verified",
};

/**
 * A small mark before a value that an auditor queries or could not verify. Its words are its name and no text, so that a
 * number that is copied out of a table stays a number.
 */
export function FindingMark({ doubted }: Doubted) {
  if (!doubted) return null;
  return (
    <span
      className={`wm-finding-mark wm-mark--${FINDING_MARKS[doubted]}`}
      role="img"
      aria-label={WORDS[doubted]}
      title={WORDS[doubted]}
    >
      <MarkShape kind={FINDING_MARKS[doubted]} />
    </span>
  );
}

/** What the marks in a table mean; nothing where there are none. */
export function FindingLegend({ cells }: { cells: readonly Doubted[] }) {
  const shown = (Object.keys(WORDS) as Doubt[]).filter((doubt) => cells.some(({ doubted }) => doubted === doubt));
  if (shown.length === 0) return null;
  return (
    <ul className="wm-finding-legend wm-plain-list" aria-label="Marks in this table">
      {shown.map((doubt) => (
        <li key={doubt} className={`wm-mark wm-mark--${FINDING_MARKS[doubt]}`}>
          <MarkShape kind={FINDING_MARKS[doubt]} />
          <span className="wm-mark__words">{WORDS[doubt]}</span>
        </li>
      ))}
    </ul>
  );
}
