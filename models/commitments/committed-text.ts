import { sha256Of } from "../canonical-json";
import type { Action } from "../actions/action";
import { hasResources } from "../money/earlier-action";
import type { Json } from "../store/port";
import type { Target } from "../targets/target";
import type { Commitment } from "./commitment";

/** What an organisation can be asked to answer for. */
export type CommittedKind = "target" | "action";
export type CommittedPart = Target | Action;

/** The words and numbers of a target or action that whoever accepts it answers for. */
export function committedContent(kind: CommittedKind, part: CommittedPart): Json {
  if (kind === "target") {
    const { name, indicator, definition, area, group, designation, baseline, trajectory, lead, related } =
      part as Target;
    const { form, gapTo, statedChange, tolerance, milestoneBy } = part as Target;
    const promise = { name, indicator, definition, area, group, form, gapTo, designation, baseline, trajectory };
    // What an older target does not hold must not change its hash.
    const said = Object.entries({ statedChange, tolerance, milestoneBy }).filter(([, value]) => value != null);
    return { ...promise, ...Object.fromEntries(said), lead, related } as Json;
  }
  const { what, kind: change, targets, owner, partners, start, end, milestones, measuredBy } = part as Action;
  const dates = Object.fromEntries(Object.entries(milestones).map(([id, { what: aim, by }]) => [id, { aim, by }]));
  const promise = { what, change, targets, owner, partners, start, end, milestones: dates, measuredBy };
  // Before its money was promised line by line, an action was signed with it.
  return { ...promise, ...(hasResources(part) ? { resources: part.resources } : {}) } as Json;
}

/** Hash of what is accepted with a target or action that nothing more was agreed about. */
export function commitmentHash(kind: CommittedKind, part: CommittedPart): string {
  return sha256Of(committedContent(kind, part));
}

const TERMS = [
  ...["person", "what", "measure", "due", "inReturn", "mayDecide", "reporting"],
  ...["ifKept", "ifBroken", "until", "reconsider"],
] as const satisfies readonly string[];

/** What two sides said beyond the target or action itself, field by field. */
export function termsOf(commitment: Partial<Commitment>): Record<string, Json> {
  const fields = commitment as Readonly<Record<string, Json | undefined>>;
  return Object.fromEntries(
    TERMS.flatMap((name): [string, Json][] => {
      const value = fields[name];
      return value === undefined || value === null || value === "" ? [] : [[name, value]];
    }),
  );
}

/**
 * Hash of the exact text that a signature binds to: the target or action as it stands, with the terms; of a promise in
 * words of its own, those words and terms alone.
 */
export function textHash(commitment: Partial<Commitment>, kind: CommittedKind, part: CommittedPart): string {
  const terms = termsOf(commitment);
  if (Object.keys(terms).length === 0) return commitmentHash(kind, part);
  const { by, promisedTo } = commitment;
  const promise = { by: by ?? null, promisedTo: promisedTo ?? null, ...terms };
  if ("what" in terms) return sha256Of({ about: part._id, promise });
  return sha256Of({ content: committedContent(kind, part), promise });
}

export const committedTitle = (part: CommittedPart): string => ("what" in part ? part.what : part.name);
