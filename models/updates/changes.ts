import type { ChangeEntry } from "../agreement/changes-of";
import type { Difference } from "../history/document";
import type { Update } from "./update";

/** What was sent and decided, as the agreement's history tells it. */
export function changesOfUpdate(update: Update): ChangeEntry[] {
  const about = { kind: "update", of: update._id } as const;
  const { created, answeredBy, decided, state } = update;
  const sent: ChangeEntry = {
    ...about,
    ...created,
    id: `${update._id}:sent`,
    act: answeredBy ? "answered for the owner of" : "said how it goes with",
    differences: saidIn(update),
  };
  if (!decided) return [sent];
  const { by, at, why } = decided;
  const act = state === "confirmed" ? "confirmed what was answered of" : "set aside what was answered of";
  const differences: Difference[] = why ? [{ path: "why", to: why }] : [];
  return [sent, { ...about, id: `${update._id}:decided`, by, at, via: "page", act, differences }];
}

function saidIn(update: Update): Difference[] {
  const { course, answeredBy, done, inTheWay, help, newDate, slippedFrom, milestoneDone } = update;
  const said = { course, "answered by": answeredBy, done, "in the way": inTheWay, "help needed": help };
  const lines = Object.entries({ ...said, reached: milestoneDone }).flatMap(([path, to]): Difference[] =>
    to ? [{ path, to }] : [],
  );
  if (!newDate) return lines;
  return [...lines, { path: "day", ...(slippedFrom ? { from: slippedFrom } : {}), to: newDate }];
}
