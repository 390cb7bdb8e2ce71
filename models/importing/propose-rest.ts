import type { Fresh } from "../store/port";
import type { Import, Proposal } from "./import";
import type { PreparedFile } from "./prepare";

/** Whether there is nothing in a partner's file to save, and something to propose. */
export function isAllToPropose({ preview, proposal }: Import): boolean {
  if (preview === null || proposal !== undefined) return false;
  return preview.counts.new + preview.counts.changed === 0 && preview.toPropose > 0;
}

/** @param from the import of which it is the rest. */
export function proposalOf(from: string | null, { own }: Pick<PreparedFile, "own">): Proposal {
  return { from, own: own ?? { series: [], newAreas: [], newGroups: [] }, decision: null };
}

/**
 * What of a partner's file goes to the facilitator: an import of its own, with the same file and answers; undefined where
 * nothing is left. Named after the import, so that saving again finds it.
 */
export function restOf(present: Import, prepared: Pick<PreparedFile, "own">, now: string): Fresh<Import> | undefined {
  const { _id, preview, proposal, scope, agreement, by, via, file, suppliers, answers, batch } = present;
  if (proposal !== undefined || !preview || !(preview.toPropose > 0)) return undefined;
  return {
    ...{ scope, agreement, by, via, file, suppliers, answers },
    _id: `${_id}-rest`,
    at: now,
    state: "reading",
    proposal: proposalOf(_id, prepared),
    preview: null,
    problem: null,
    batch: `${batch}-rest`,
    progress: null,
    lease: null,
  };
}
