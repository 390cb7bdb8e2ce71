import type { Act } from "../act";
import { createDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { Partnership } from "../place/partnership";
import { DuplicateError } from "../store/port";
import { type Agreement, type AgreementFields, AgreementSchema } from "./agreement";
import { englishScheme } from "./scheme";
import { type StartJob, refuseTaken, runStart } from "./start-job";

/**
 * Starts an agreement of a partnership, in draft: an empty one, or one that takes over what an earlier one of the same
 * partnership can give it (see carryOver). The earlier one is not touched.
 * @param given.firstYear the calendar year in which the first of its financial years begins.
 * @param given.from the code of the earlier agreement.
 */
export async function startAgreement(
  act: Act,
  partnershipCode: string,
  given: { readonly code: string; readonly name: string; readonly firstYear: number; readonly from?: string },
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
  if (given.from !== undefined) return startFromEarlier(act, read.data, given.from);
  try {
    return done(await createDocument<Agreement>(act, "agreements", { ...read.data, removed: null } as never));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuseTaken(given.code);
  }
}

async function startFromEarlier(act: Act, content: AgreementFields, from: string): Promise<Outcome<Agreement>> {
  const { partnership } = content;
  const [earlier] = await act.store.find<Agreement>("agreements", { code: from, partnership, removed: null });
  if (earlier === undefined) return refuse("Choose an agreement of this partnership", "from");
  if ((await act.store.count("agreements", { code: content.code })) > 0) return refuseTaken(content.code);
  const job = await act.store.insert<StartJob>("jobs", {
    ...{ _id: act.newId(), kind: "start from earlier", state: "running" },
    ...{ agreement: act.newId(), from: earlier._id },
    content: { ...content, vision: earlier.vision, strategy: earlier.strategy },
    ...{ by: act.actor.person, at: act.now, via: act.via },
  });
  return runStart(act, job);
}
