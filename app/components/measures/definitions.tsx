import type { DefinitionWithId } from "@models/measures/series";
import { formatDay } from "~/lib/dates";

/** What an indicator measures, the present definition first: from when, why it changed, and what may be compared. */
export function Definitions({ definitions }: { definitions: readonly DefinitionWithId[] }) {
  return (
    <ul className="wm-items">
      {definitions.map(({ id, text, from, to, why, comparableWithLast }, i) => (
        <li key={id}>
          {from || to ? <p className="wm-items__title">{heldWords(from, to)}</p> : null}
          <p className="wm-prose">{text}</p>
          {i < definitions.length - 1 ? (
            <p className="wm-items__facts">
              Why it changed: {why.replace(/\.$/, "")}.{" "}
              {comparableWithLast
                ? "Its values may be compared with those before."
                : "Its values may not be compared with those before: lines are broken here, and no change or rank crosses it."}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function heldWords(from: string | null, to: string | null): string {
  if (from && to) return `${formatDay(from)} to ${formatDay(to)}`;
  return from ? `Since ${formatDay(from)}` : `Until ${formatDay(to ?? "")}`;
}
