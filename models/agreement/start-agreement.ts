import type { Act } from "../act";
import { createDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { Partnership } from "../place/partnership";
import { DuplicateError } from "../store/port";
import { type Agreement, AgreementSchema } from "./agreement";
import { englishScheme } from "./scheme";

/**
 * Starts an empty agreement of a partnership, in draft.
 * @param given.firstYear the calendar year in which the first of its financial years begins.
 */
export async function startAgreement(
  act: Act,
  partnershipCode: string,
  given: { readonly code: string; readonly name: string; readonly firstYear: number },
): Promise<Outcome<Agreement>> {
  const [partnership] = await act.store.find<Partnership>("partnerships", { code: partnershipCode }, { limit: 1 });
  const subject = { partnership: partnership?._id ?? "", region: partnership?.region ?? "" };
  if (partnership === undefined || !may(act.actor, "agreement.create", subject)) throw new NotFoundError("partnership");
  if (!Number.isInteger(given.firstYear) || given.firstYear < 1990 || given.firstYear > 2100) {
    return refuse("Enter the year in which the agreement begins, such as 2008", "firstYear");
  }
  const read = AgreementSchema.safeParse({
    code: given.code,
    name: given.name,
    partnership: partnership._id,
    region: partnership.region,
    area: partnership.area,
    scheme: englishScheme(given.firstYear),
  });
  if (!read.success) {
    return {
      kind: "refused",
      problems: read.error.issues.map((i) => ({ field: i.path.join("."), message: i.message })),
    };
  }
  try {
    return done(await createDocument<Agreement>(act, "agreements", { ...read.data, removed: null } as never));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuse(`There is already an agreement at ${given.code}. Choose another address.`, "code");
  }
}
