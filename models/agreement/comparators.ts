import type { Act } from "../act";
import type { Content } from "../history/document";
import { changeDocument } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { ENGLAND, type Area } from "../place/area";
import { matchAreas } from "../place/match-areas";
import { readReason } from "../reason";
import type { Filter } from "../store/port";
import type { Agreement } from "./agreement";
import { findAgreement, subjectOf } from "./book";
import { addPart, changePart, findPart } from "./change-part";
import { type ComparatorSet, MOST_CHOSEN, type Member, areasOf } from "./comparator-set";
import { lockOn } from "./parts";

/** More rows and lines than this cannot be told apart in a table or a chart. */
const MOST_SHOWN = 40;

/** Who the agreement compares its area with, before it says anything about it. */
const FIRST_SET = "Areas chosen by hand";

interface Chosen {
  /** Area codes. */
  readonly areas: readonly string[];
  readonly why: string;
  /** Id of the set; without it the one that charts and tables show, made when there is none. */
  readonly set?: string | undefined;
}

/**
 * Adds areas to a set chosen by hand. One that follows a rule takes nobody by hand: refused with the way out, a copy.
 * @throws NotFoundError, ForbiddenError.
 */
export async function addComparators(act: Act, code: string, chosen: Chosen): Promise<Outcome<ComparatorSet>> {
  const agreement = await authorised(act, code);
  const reason = readReason(chosen.why, "Say why you compare with this area");
  if (reason.kind !== "done") return reason;
  const found = await areasToCompare(act, agreement, chosen.areas);
  if (found.kind !== "done") return found;
  const id = chosen.set ?? agreement.compareWith?.set;
  if (id === undefined) return startByHand(act, code, FIRST_SET, reason.value, found.value);
  const { part } = await findPart(act, code, "comparatorSet", id);
  if (part.method !== "by hand") {
    return refuse(
      `“${part.name}” follows a rule. Make a copy of it that is chosen by hand, then add to that.`,
      "areas",
    );
  }
  const areas = withAreas(part.areas, found.value);
  if (Object.keys(areas).length > MOST_CHOSEN) {
    return refuse(`A set chosen by hand holds ${MOST_CHOSEN} areas. Take one out first.`, "areas");
  }
  return changeSet(act, code, part, { areas }, reason.value);
}

/** Takes areas out of a set chosen by hand; their figures stay. @throws NotFoundError, ForbiddenError. */
export async function removeComparators(
  act: Act,
  code: string,
  { set = "", areas, why }: Chosen,
): Promise<Outcome<ComparatorSet>> {
  await authorised(act, code);
  const reason = readReason(why, "Say why you take them out");
  if (reason.kind !== "done") return reason;
  const { part } = await findPart(act, code, "comparatorSet", set);
  if (part.method !== "by hand") return refuse(`“${part.name}” follows a rule: change the rule instead.`, "areas");
  if (areas.length === 0) return refuse("Tick the areas to take out", "areas");
  const kept = Object.fromEntries(Object.entries(part.areas).filter(([area]) => !areas.includes(area)));
  return changeSet(act, code, part, { areas: kept }, reason.value);
}

/** Has the areas of a set that follows a rule found again, with what is known now. @throws NotFoundError, ForbiddenError. */
export async function findAreasAgain(act: Act, code: string, id: string, why: string): Promise<Outcome<ComparatorSet>> {
  await authorised(act, code);
  const reason = readReason(why, "Say why the areas are found again");
  if (reason.kind !== "done") return reason;
  const { part } = await findPart(act, code, "comparatorSet", id);
  if (part.method === "by hand") return refuse("These areas were chosen by hand: nothing finds them again.");
  // Whatever is sent as the areas of such a set has them found.
  return changeSet(act, code, part, { areas: {} }, reason.value);
}

/**
 * Copies a set into one chosen by hand, to which areas may be added; it takes the place of the set that charts and
 * tables show. @throws NotFoundError, ForbiddenError.
 */
export async function copyByHand(act: Act, code: string, id: string, why: string): Promise<Outcome<ComparatorSet>> {
  const agreement = await authorised(act, code);
  const reason = readReason(why, "Say why you choose by hand from here on");
  if (reason.kind !== "done") return reason;
  const { part } = await findPart(act, code, "comparatorSet", id);
  const kept = areasOf(part).slice(0, MOST_CHOSEN);
  const members = kept.map((area): Named => [area, part.areas[area]?.name ?? area]);
  const name = `${part.name}, chosen by hand`;
  if (agreement.compareWith?.set === id) return startByHand(act, code, name, reason.value, members);
  return addByHand(act, code, name, reason.value, members);
}

/** Lets charts and tables compare with this set. @throws NotFoundError, ForbiddenError. */
export async function compareWithSet(act: Act, code: string, id: string, why: string): Promise<Outcome<Agreement>> {
  const agreement = await authorised(act, code);
  const reason = readReason(why, "Say why you compare with this set");
  if (reason.kind !== "done") return reason;
  const { part } = await findPart(act, code, "comparatorSet", id);
  if (part.removed) return refuse("This set was removed. Bring it back first.");
  const count = Object.keys(part.areas).length;
  if (count > MOST_SHOWN) {
    return refuse(`This set has ${count} areas, more than ${MOST_SHOWN}: no chart or table could be read with them.`);
  }
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const locked = lockOn("live", present.status);
    if (locked !== null) return refuse(locked);
    return done({ ...present, compareWith: { set: id, why: reason.value } });
  });
}

/** Areas by name or code that may join a set, best first; at most 20. @param standing codes of those in it. */
export async function findComparators(
  act: Pick<Act, "store">,
  agreement: Agreement,
  standing: readonly string[],
  text: string,
): Promise<Area[]> {
  const left = new Set([...alwaysThere(agreement), ...standing]);
  const areas = await act.store.find<Area>("areas", areasFor(agreement), { without: ["changes"] });
  return matchAreas(
    text,
    areas.filter(({ _id }) => !left.has(_id)),
  ).slice(0, 20);
}

/** Official areas, and those that the partnership named or brought in itself. */
const areasFor = ({ partnership }: Agreement): Filter => ({
  removed: null,
  $or: [{ partnership: null }, { partnership }],
});

const alwaysThere = ({ area, region }: Agreement) => [area, region, ENGLAND];

async function authorised(act: Act, code: string): Promise<Agreement> {
  const agreement = await findAgreement(act, code);
  if (!may(act.actor, "indicator.change", subjectOf(agreement))) {
    throw new ForbiddenError("The facilitator chooses the areas that ours is compared with.");
  }
  return agreement;
}

/** An area's code and name. */
type Named = readonly [code: string, name: string];

async function areasToCompare(
  { store }: Pick<Act, "store">,
  agreement: Agreement,
  codes: readonly string[],
): Promise<Outcome<Named[]>> {
  if (codes.length === 0) return refuse("Choose an area from the list.", "areas");
  const found = await store.find<Area>(
    "areas",
    { _id: { $in: codes }, ...areasFor(agreement) },
    { without: ["changes"] },
  );
  if (found.length < new Set(codes).size) return refuse("Choose an area from the list.", "areas");
  const standing = found.find(({ _id }) => alwaysThere(agreement).includes(_id));
  if (standing !== undefined) return refuse(`${standing.name} is always in the tables.`, "areas");
  return done(found.map(({ _id, name }): Named => [_id, name]));
}

function withAreas(areas: ComparatorSet["areas"], added: readonly Named[]): ComparatorSet["areas"] {
  const next = 1 + Math.max(-1, ...Object.values(areas).map(({ order }) => order));
  const fresh = added
    .filter(([code]) => !(code in areas))
    .map(([code, name], i): [string, Member] => [code, { name, order: next + i }]);
  return { ...areas, ...Object.fromEntries(fresh) };
}

function addByHand(act: Act, code: string, name: string, reason: string, areas: readonly Named[]) {
  return addPart(act, code, "comparatorSet", { name, reason, method: "by hand", areas: withAreas({}, areas) });
}

/** The agreement names a set only once it is there: stopped in between, there is one more set to choose. */
async function startByHand(
  act: Act,
  code: string,
  name: string,
  reason: string,
  areas: readonly Named[],
): Promise<Outcome<ComparatorSet>> {
  const added = await addByHand(act, code, name, reason, areas);
  if (added.kind !== "done") return added;
  const shown = await compareWithSet(act, code, added.value._id, reason);
  return shown.kind === "done" ? added : shown;
}

function changeSet(act: Act, code: string, set: ComparatorSet, fields: Content, why: string) {
  const whys = { ...set.whys, [act.newId()]: why };
  return changePart(act, code, "comparatorSet", set._id, set.rev, { ...fields, whys });
}
