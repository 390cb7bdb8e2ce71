import { EVERYONE } from "../../measures/observation";
import type { Group } from "../../place/group";
import type { Seen } from "../survey";
import { isEverybody } from "../table";
import type { Answer } from "./answer";
import { type Known, type Matched, meaningOf, plain, shortSlug, surely } from "./matched";

export type NewGroup = Pick<Group, "_id" | "name" | "kind" | "partnership">;

/** The part of the people that a file means: everybody, one that is known, or one to be made. */
export function matchGroup(
  text: string,
  { words, count }: Seen<string>,
  known: Known,
  answer: Answer | undefined,
): Matched<Group, NewGroup> {
  const prefix = known.partnership?.code ?? "all";
  const makes = {
    _id: `${prefix}:${shortSlug(words, 40)}`,
    name: words.slice(0, 100),
    kind: groupKindOf(words),
    partnership: known.partnership?._id ?? null,
  };
  const everyone = { _id: EVERYONE, name: "everyone" } as Group;
  if (isEverybody(words)) return surely(text, count, { kind: "known", is: everyone });
  if (answer !== undefined) return surely(text, count, meaningOf(answer, known.groups, makes));
  const is = known.groups.find(
    (group) => plain(group.name) === plain(words) || group._id === words || group._id === makes._id,
  );
  return is
    ? surely(text, count, { kind: "known", is })
    : { text, count, sure: false, suggestions: [], meaning: { kind: "new", makes } };
}

function groupKindOf(text: string): Group["kind"] {
  if (/\b(fe)?males?\b|\bmen\b|\bwomen\b|\bboys\b|\bgirls\b/i.test(text)) return "sex";
  if (/\baged?\b|\d+\s*(to|-|\+|and)/i.test(text)) return "age";
  return /ethnic|asian|black|white|mixed/i.test(text) ? "ethnic group" : "own words";
}
