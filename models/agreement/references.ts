import type { Act } from "../act";
import type { Content } from "../history/document";
import { EVERYONE } from "../measures/observation";
import { GOAL_KINDS, goalNamed, nameOfGoal } from "../money/resource";
import { type Outcome, type Problem, done } from "../outcome";
import type { Partnership } from "../place/partnership";
import type { Json, Stored } from "../store/port";
import type { Agreement } from "./agreement";
import { PARTS, type PartName } from "./parts";

/** What a field may name besides other parts of the agreement. */
type Named = "organisation" | "person" | "indicator" | "area" | "group" | "goal";

interface Reference {
  /** Dotted path; `*` stands for every entry of a map, and `~keys` at the end for the keys of one. */
  readonly path: string;
  readonly names: PartName | Named;
}

const to = (names: Reference["names"], ...paths: readonly string[]): Reference[] =>
  paths.map((path) => ({ path, names }));
const ofPriority = to("priority", "priority");

/** Which fields of a part name something that must belong to the agreement or to its partnership. */
export const REFERENCES: Readonly<Record<PartName, readonly Reference[]>> = {
  priority: [
    ...to("person", "lead"),
    ...to("area", "places"),
    ...to("group", "namedGroups"),
    ...to("priority", "mergedInto"),
  ],
  focus: [...ofPriority, ...to("indicator", "indicators"), ...to("evidence", "evidence")],
  candidate: [
    ...ofPriority,
    ...to("focus", "focus"),
    ...to("indicator", "indicator"),
    ...to("area", "hiddenAreas"),
    ...to("organisation", "supplier.organisation"),
    ...to("person", "supplier.person"),
  ],
  comparatorSet: [...to("indicator", "weights.~keys"), ...to("area", "areas.~keys")],
  evidence: [...ofPriority, ...to("organisation", "organisation", "audience.organisations")],
  cause: [...ofPriority, ...to("evidence", "evidence")],
  consultation: ofPriority,
  stakeholder: ofPriority,
  intervention: ofPriority,
  target: [
    ...ofPriority,
    ...to("focus", "focus"),
    ...to("indicator", "indicator"),
    ...to("area", "area", "gapTo", "parts.*.area"),
    ...to("group", "group", "parts.*.group"),
    ...to("organisation", "lead", "related"),
    ...to("person", "leadPerson"),
  ],
  assumption: to("target", "target"),
  question: to("target", "target"),
  challenge: [...to("target", "target"), ...to("evidence", "evidence"), ...to("person", "who")],
  strength: ofPriority,
  option: [
    ...ofPriority,
    ...to("intervention", "intervention"),
    ...to("strength", "weakness"),
    ...to("criterion", "scores.~keys"),
  ],
  criterion: ofPriority,
  action: [
    ...ofPriority,
    ...to("target", "targets", "effects.*.target"),
    ...to("evidence", "effects.*.evidence"),
    ...to("option", "option"),
    ...to("organisation", "owner", "partners"),
    ...to("person", "leadPerson"),
  ],
  programme: [...to("organisation", "lead"), ...to("action", "actions")],
  resource: [...to("organisation", "giver"), ...to("goal", "goals.*.goal")],
  telling: ofPriority,
  reporting: ofPriority,
  evaluation: ofPriority,
  decision: [...ofPriority, ...to("target", "restedOn.*.target")],
  refresh: [
    ...to("target", "target"),
    ...ofPriority,
    ...to("indicator", "indicator"),
    ...to("organisation", "lead", "related"),
    ...to("evidence", "evidence"),
    ...to("assumption", "assumption"),
  ],
  commitment: [
    ...to("target", "target"),
    ...to("action", "action"),
    ...to("organisation", "by", "promisedTo"),
    ...to("person", "person"),
  ],
  comment: to("organisation", "organisation", "audience.organisations"),
};

const WORDS: Readonly<Record<Named, string>> = {
  organisation: "Choose an organisation of this partnership",
  person: "Choose somebody who works in this partnership",
  indicator: "Choose an indicator of the catalogue or of your own",
  area: "Choose an area that this partnership uses",
  group: "Choose a group that this partnership uses",
  goal: "Choose a goal of this agreement: what was sent is not in it",
};
const PART_WORDS = "Choose from this agreement: what was sent is not in it";

/**
 * Refuses what names something of another agreement or partnership, or nothing at all. What the part named before may
 * stay, even when it has gone since.
 * @param before the part as it is stored; empty for a new one.
 */
export async function refuseForeignReferences(
  act: Pick<Act, "store">,
  agreement: Agreement,
  kind: PartName,
  before: Content,
  submitted: Content,
): Promise<Outcome<undefined>> {
  const problems: Problem[] = [];
  for (const { path, names } of REFERENCES[kind]) {
    const [field = ""] = path.split(".");
    if (!(field in submitted)) continue;
    const standing = new Set(idsAt(before, path.split(".")));
    const added = [...new Set(idsAt(submitted, path.split(".")))].filter((id) => !standing.has(id));
    if (added.length === 0) continue;
    const known = await knownOf(act, agreement, names, added);
    if (added.every((id) => known.has(id))) continue;
    problems.push({
      field: path.replace(/\.[*~].*$/, ""),
      message: names in WORDS ? WORDS[names as Named] : PART_WORDS,
    });
  }
  return problems.length === 0 ? done(undefined) : { kind: "refused", problems };
}

function idsAt(value: Json | undefined, [key, ...rest]: readonly string[]): string[] {
  if (value === null || value === undefined) return [];
  if (key === undefined) return (Array.isArray(value) ? (value as Json[]) : [value]).filter(isId);
  if (typeof value !== "object" || Array.isArray(value)) return [];
  const entries = Object.entries(value as Content);
  if (key === "~keys") return entries.flatMap(([id, entry]) => (entry === null || entry === undefined ? [] : [id]));
  return entries.flatMap(([name, entry]) => (key === "*" || key === name ? idsAt(entry, rest) : []));
}

const isId = (value: Json): value is string => typeof value === "string" && value !== "";

/** Which of these ids the agreement or its partnership knows as such. */
async function knownOf(
  { store }: Pick<Act, "store">,
  { _id: agreement, partnership }: Agreement,
  names: Reference["names"],
  ids: readonly string[],
): Promise<Set<string>> {
  const among = { _id: { $in: ids } };
  const ours = { ...among, $or: [{ partnership: null }, { partnership }] };
  const idsIn = async (collection: string, filter: Parameters<typeof store.find>[1]) =>
    (await store.find<Stored>(collection, filter, { without: ["changes"] })).map(({ _id }) => _id);
  switch (names) {
    case "organisation": {
      const place = await store.get<Partnership>("partnerships", partnership);
      return new Set(ids.filter((id) => Object.hasOwn(place?.organisations ?? {}, id)));
    }
    case "person": {
      const roles = await store.find<Stored & { person: string }>("roles", { partnership, person: { $in: ids } });
      return new Set(roles.map(({ person }) => person));
    }
    case "indicator":
      return new Set(await idsIn("indicators", ours));
    case "area":
      return new Set(await idsIn("areas", ours));
    case "group":
      return new Set([EVERYONE, ...(await idsIn("groups", ours))]);
    case "goal": {
      const goals = ids.map(goalNamed);
      const found = GOAL_KINDS.map(async (kind) => {
        const named = goals.filter((goal) => goal.kind === kind).map(({ id }) => id);
        const there = await idsIn(PARTS[kind].collection, { _id: { $in: named }, agreement, removed: null });
        return there.map((id) => nameOfGoal(kind, id));
      });
      return new Set((await Promise.all(found)).flat());
    }
    default:
      return new Set(await idsIn(PARTS[names].collection, { ...among, agreement, removed: null }));
  }
}
