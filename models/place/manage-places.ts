import { z } from "zod";
import type { Act } from "../act";
import { line, reference } from "../agreement/fields";
import { changeDocument, createDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { problemsIn } from "../problems-in";
import { authorise, may } from "../people/permissions";
import { DuplicateError } from "../store/port";
import { newName, renamed } from "./earlier-names";
import { OrganisationKindSchema, type Organisation } from "./organisation";
import { PartnershipSchema, type Partnership } from "./partnership";

const NewOrganisationSchema = z.object({
  name: line("the organisation's name"),
  kind: OrganisationKindSchema,
});

/**
 * Adds an organisation; with a partnership's id its facilitator may, and the organisation joins it.
 * @throws ForbiddenError
 */
export async function addOrganisation(
  act: Act,
  submitted: z.input<typeof NewOrganisationSchema>,
  partnership?: string,
): Promise<Outcome<Organisation>> {
  if (partnership === undefined) authorise(act.actor, "installation.manage", {});
  else authorise(act.actor, "partnership.manage", { partnership });
  const read = NewOrganisationSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const added = await createDocument<Organisation>(act, "organisations", {
    ...read.data,
    status: { state: "active" },
    earlierNames: {},
  } as never);
  if (partnership === undefined) return done(added);
  const joined = await joinPartnership(act, partnership, added._id);
  return joined.kind === "done" ? done(added) : joined;
}

/** Gives an organisation a new name from a day on; history keeps the old one. */
export async function renameOrganisation(
  act: Act,
  id: string,
  submitted: { name: string; from: string },
): Promise<Outcome<Organisation>> {
  authorise(act.actor, "installation.manage", {});
  const read = newName("the organisation's name").safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const key = act.newId();
  return changeDocument<Organisation>(act, "organisations", id, (present) => done(renamed(present, read.data, key)));
}

const NewPartnershipSchema = PartnershipSchema.pick({ code: true, name: true }).extend({
  area: reference("an area"),
  region: reference("a region"),
  organisations: z.array(z.string()),
});

/** Founds the partnership of an area with its first organisations. @throws ForbiddenError. */
export async function foundPartnership(
  act: Act,
  submitted: z.input<typeof NewPartnershipSchema>,
): Promise<Outcome<Partnership>> {
  authorise(act.actor, "installation.manage", {});
  const read = NewPartnershipSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { organisations, ...fields } = read.data;
  const today = act.now.slice(0, 10);
  const members = Object.fromEntries(organisations.map((id) => [id, today]));
  try {
    return done(await createDocument<Partnership>(act, "partnerships", { ...fields, organisations: members } as never));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuse("Another partnership has this code. Choose a different one.", "code");
  }
}

/** An organisation joins a partnership today; one that is a member already stays as it is. */
export async function joinPartnership(
  act: Act,
  partnership: string,
  organisation: string,
): Promise<Outcome<Partnership>> {
  authorise(act.actor, "partnership.manage", { partnership });
  const joining = await act.store.get<Organisation>("organisations", organisation);
  if (joining === undefined) return refuse("Choose an organisation", "organisation");
  if (joining.status.state !== "active") {
    return refuse(
      `${joining.name} was ${joining.status.state}. Choose the organisation that followed it.`,
      "organisation",
    );
  }
  const today = act.now.slice(0, 10);
  return changeDocument<Partnership>(act, "partnerships", partnership, (present) =>
    done({ ...present, organisations: { [organisation]: today, ...present.organisations } }),
  );
}

/** The partnership with this code, when the person may read it. @throws NotFoundError otherwise. */
export async function findPartnership(act: Pick<Act, "store" | "actor">, code: string): Promise<Partnership> {
  const [found] = await act.store.find<Partnership>("partnerships", { code }, { limit: 1 });
  if (found === undefined || !mayReadPartnership(act, found)) throw new NotFoundError("partnership");
  return found;
}

function mayReadPartnership({ actor }: Pick<Act, "actor">, { _id, region }: Partnership): boolean {
  return may(actor, "partnership.read", { partnership: _id, region });
}
