import type { Doubt } from "@models/measures/finding";
import { MarkShape } from "../text/status-mark";
import { DOUBT_WORDS, FINDING_MARKS } from "./finding-marks";

interface Doubted {
  readonly doubted?: Doubt | undefined;
}

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
      aria-label={DOUBT_WORDS[doubted]}
      title={DOUBT_WORDS[doubted]}
    >
      <MarkShape kind={FINDING_MARKS[doubted]} />
    </span>
  );
}

/** What the marks in a table mean; nothing where there are none. */
export function FindingLegend({ cells }: { cells: readonly Doubted[] }) {
  const shown = (Object.keys(DOUBT_WORDS) as Doubt[]).filter((doubt) => cells.some(({ doubted }) => doubted === doubt));
  if (shown.length === 0) return null;
  return (
    <ul className="wm-finding-legend wm-plain-list" aria-label="Marks in this table">
      {shown.map((doubt) => (
        <li key={doubt} className={`wm-mark wm-mark--${FINDING_MARKS[doubt]}`}>
          <MarkShape kind={FINDING_MARKS[doubt]} />
          <span className="wm-mark__words">{DOUBT_WORDS[doubt]}</span>
        </li>
      ))}
    </ul>
  );
}
