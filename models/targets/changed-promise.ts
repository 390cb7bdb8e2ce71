import type { Change } from "../history/document";

/** What was last changed about a trajectory, in one sitting. */
export interface ChangedPromise {
  /** Person id of who changed it last. */
  readonly by: string;
  readonly at: string;
  /** By period code; null where nothing was promised. */
  readonly values: Readonly<Record<string, { readonly from: number | null; readonly to: number | null }>>;
}

const HEAD = "trajectory.";

/**
 * The newest changes of a trajectory, those of one day taken together: a grid saves cell by cell what people think of as
 * one change.
 * @param changes of a target, oldest first.
 * @returns undefined where the trajectory is still as it was first written, or was changed back on the same day.
 */
export function lastChangedPromise(changes: readonly Change[]): ChangedPromise | undefined {
  const about = changes.filter(({ path }) => path.startsWith(HEAD));
  const newest = about.at(-1);
  if (!newest) return undefined;
  const values: Record<string, { from: number | null; to: number | null }> = {};
  for (const { at, path, from, to } of about) {
    if (at.slice(0, 10) !== newest.at.slice(0, 10)) continue;
    const period = path.slice(HEAD.length);
    values[period] = { from: values[period] ? values[period].from : numberOf(from), to: numberOf(to) };
  }
  const moved = Object.entries(values).filter(([, { from, to }]) => from !== to);
  return moved.length > 0 ? { by: newest.by, at: newest.at, values: Object.fromEntries(moved) } : undefined;
}

const numberOf = (value: Change["from"]) => (typeof value === "number" ? value : null);
