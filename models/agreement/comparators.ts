import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { ENGLAND, type Area } from "../place/area";
import type { Agreement } from "./agreement";
import { findAgreement, subjectOf } from "./book";

/** An area joins the agreement's comparator set: every table shows it unless it hides it. @throws ForbiddenError. */
export async function addComparator(act: Act, code: string, area: string): Promise<Outcome<Agreement>> {
  const agreement = await authorise(act, code);
  const found = await act.store.get<Area>("areas", area);
  if (found === undefined || found.partnership !== null) {
    return refuse("Choose an area from the list. Search for it by name.", "area");
  }
  if ([agreement.area, agreement.region, ENGLAND].includes(area)) {
    return refuse(`${found.name} is in every table already.`, "area");
  }
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) =>
    present.comparators.includes(area)
      ? refuse(`${found.name} is a comparator already.`, "area")
      : done({ ...present, comparators: [...present.comparators, area] }),
  );
}

/** The area leaves the set; its values stay where they are. @throws ForbiddenError. */
export async function removeComparator(act: Act, code: string, area: string): Promise<Outcome<Agreement>> {
  const agreement = await authorise(act, code);
  return changeDocument<Agreement>(act, "agreements", agreement._id, (present) =>
    done({ ...present, comparators: present.comparators.filter((each) => each !== area) }),
  );
}

async function authorise(act: Act, code: string): Promise<Agreement> {
  const agreement = await findAgreement(act, code);
  if (may(act.actor, "agreement.change", subjectOf(agreement))) return agreement;
  throw new ForbiddenError("Only the facilitator changes the comparators. You can comment instead.");
}
