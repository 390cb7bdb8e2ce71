import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done } from "../outcome";
import { authorise } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { createNamed, knownTo, refuseNamesake } from "./create-named";
import { newName, renamed } from "./earlier-names";
import { type Group, GroupSchema } from "./group";
import type { Partnership } from "./partnership";

const NewGroupSchema = GroupSchema.pick({ name: true, kind: true });

/**
 * Names a group of an area's people, so that figures, priorities and targets can be about them.
 * @throws NotFoundError, ForbiddenError.
 */
export async function nameGroup(act: Act, partnershipId: string, submitted: unknown): Promise<Outcome<Group>> {
  authorise(act.actor, "place.change", { partnership: partnershipId });
  const partnership = await act.store.get<Partnership>("partnerships", partnershipId);
  if (partnership === undefined) throw new NotFoundError("partnership");
  const read = NewGroupSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const content = { ...read.data, partnership: partnershipId };
  return createNamed<Group>(act, "groups", partnership, content.name, () => content);
}

/** Gives a partnership's own group a new name from a day on. @throws NotFoundError, ForbiddenError. */
export async function renameGroup(act: Act, id: string, submitted: unknown): Promise<Outcome<Group>> {
  const group = await act.store.get<Group>("groups", id);
  if (group === undefined) throw new NotFoundError("group");
  if (group.partnership === null) throw new ForbiddenError("Everyone shares this group.");
  authorise(act.actor, "place.change", { partnership: group.partnership });
  const read = newName("the group's name", 100).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const others = await knownTo<Group>(act, "groups", group.partnership);
  const namesake = refuseNamesake(
    others.filter(({ _id }) => _id !== id),
    read.data.name,
  );
  if (namesake) return namesake;
  const key = act.newId();
  return changeDocument<Group>(act, "groups", id, (present) => done(renamed(present, read.data, key)));
}
