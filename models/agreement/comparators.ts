import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { ENGLAND, type Area } from "../place/area";
import { matchAreas } from "../place/match-areas";
import type { Agreement } from "./agreement";
import { findAgreement, subjectOf } from "./book";
import { lockOn } from "./parts";

/** More would not be read, let alone drawn. */
const LIMIT = 20;

/** Adds an area to the agreement's comparator set, which all its tables share. @throws NotFoundError, ForbiddenError. */
export async function addComparator(act: Act, code: string, area: string): Promise<Outcome<Agreement>> {
  const found = await act.store.get<Area>("areas", area);
  if (found === undefined || found.partnership !== null) return refuse("Choose an area from the list.", "area");
  return changeComparators(act, code, (agreement) => {
    if ([agreement.area, agreement.region, ENGLAND].includes(area)) {
      return refuse(`${found.name} is always in the tables.`, "area");
    }
    if (agreement.comparators.includes(area)) return done(agreement.comparators);
    if (agreement.comparators.length >= LIMIT) {
      return refuse(`There are ${LIMIT} comparators already. Take one out first.`, "area");
    }
    return done([...agreement.comparators, area]);
  });
}

/** Takes an area out of the comparator set; its figures stay. @throws NotFoundError, ForbiddenError. */
export async function removeComparator(act: Act, code: string, area: string): Promise<Outcome<Agreement>> {
  return changeComparators(act, code, ({ comparators }) => done(comparators.filter((each) => each !== area)));
}

async function changeComparators(
  act: Act,
  code: string,
  decide: (agreement: Agreement) => Outcome<string[]>,
): Promise<Outcome<Agreement>> {
  const agreement = await findAgreement(act, code);
  if (!may(act.actor, "indicator.change", subjectOf(agreement))) {
    throw new ForbiddenError("The facilitator chooses the areas that ours is compared with.");
  }
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
    const locked = lockOn("live", present.status);
    if (locked !== null) return refuse(locked);
    const decided = decide(present);
    return decided.kind === "done" ? done({ ...present, comparators: decided.value }) : decided;
  });
}

/** Areas by name or code that may join the comparator set, best first; at most 20. */
export async function findComparators(act: Pick<Act, "store">, agreement: Agreement, text: string): Promise<Area[]> {
  const standing = new Set([agreement.area, agreement.region, ENGLAND, ...agreement.comparators]);
  const areas = await act.store.find<Area>("areas", { partnership: null }, { without: ["changes"] });
  return matchAreas(
    text,
    areas.filter(({ _id }) => !standing.has(_id)),
  ).slice(0, 20);
}
