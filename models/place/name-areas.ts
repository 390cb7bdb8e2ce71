import { z } from "zod";
import type { Act } from "../act";
import { choice, date, line, reference, references } from "../agreement/fields";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { problemsIn } from "../problems-in";
import type { Area } from "./area";
import { areasWithin } from "./areas-within";
import { createNamed, knownTo, refuseNamesake } from "./create-named";
import { newName, renamed } from "./earlier-names";
import type { Partnership } from "./partnership";

const NAME = "the place's name";

const NewAreaSchema = z.object({
  name: line(NAME, 100),
  kind: choice(["neighbourhood", "district"], "what kind of place it is"),
  /** Our area, or the part of it that the place lies in. */
  parent: reference("what it is part of"),
  validFrom: date().nullish(),
});

/**
 * Names a neighbourhood, or a district of a county, as an area of a partnership's own: figures, priorities and targets
 * can then be about it. Its code is made of the partnership's and its name.
 * @throws NotFoundError, ForbiddenError.
 */
export async function nameArea(act: Act, partnershipId: string, submitted: unknown): Promise<Outcome<Area>> {
  authorise(act.actor, "place.change", { partnership: partnershipId });
  const partnership = await act.store.get<Partnership>("partnerships", partnershipId);
  if (partnership === undefined) throw new NotFoundError("partnership");
  const read = NewAreaSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { name, kind, parent, validFrom } = read.data;
  const ours = await act.store.get<Area>("areas", partnership.area);
  const within = await areasWithin(act.store, partnership);
  if (parent !== partnership.area && !within.some(({ _id }) => _id === parent)) {
    return refuse("Choose our area or a part of it", "parent");
  }
  if (kind === "district" && ours?.kind !== "county") {
    return refuse("Only a county has districts. Name it as a neighbourhood.", "kind");
  }
  const content = {
    name,
    kind,
    parent,
    region: partnership.region,
    county: kind === "district" ? partnership.area : null,
    validFrom: validFrom ?? null,
    validTo: null,
    predecessors: [],
    successors: [],
    laa: false,
    partnership: partnershipId,
  };
  // A national district of the same name is the one to use.
  const namesake = refuseNamesake(within.filter(isStanding), name);
  if (namesake) return namesake;
  return createNamed<Area>(act, "areas", partnership, name, (code) => ({ ...content, code }), isStanding);
}

/** Whether nobody has said that it ended. */
export const isStanding = ({ validTo }: Pick<Area, "validTo">) => validTo === null;

/** Gives a partnership's own area a new name from a day on. @throws NotFoundError, ForbiddenError. */
export async function renameArea(act: Act, id: string, submitted: unknown): Promise<Outcome<Area>> {
  const area = await ownArea(act, id);
  const read = newName(NAME, 100).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const others = await knownTo<Area>(act, "areas", area.partnership);
  const namesake = refuseNamesake(
    others.filter((each) => each._id !== id && isStanding(each)),
    read.data.name,
  );
  if (namesake) return namesake;
  const key = act.newId();
  return changeDocument<Area>(act, "areas", id, (present) => done(renamed(present, read.data, key)));
}

const EndSchema = z.object({
  on: date(),
  /** The areas that took its place; none when nothing did. */
  successors: references(),
});

/**
 * Says that a partnership's own area is no more after a day, and what followed it. Its figures, and what was said of
 * it, stay. Ending it again corrects the day. @throws NotFoundError, ForbiddenError.
 */
export async function endArea(act: Act, id: string, submitted: unknown): Promise<Outcome<Area>> {
  const area = await ownArea(act, id);
  const read = EndSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const { on, successors } = read.data;
  const partnership = await act.store.get<Partnership>("partnerships", area.partnership);
  const within = partnership === undefined ? [] : await areasWithin(act.store, partnership);
  const mayFollow = (code: string) => within.some((each) => each._id === code && each._id !== id && isStanding(each));
  if (!successors.every(mayFollow)) return refuse("Choose other places of this partnership", "successors");
  if (area.validFrom !== null && on < area.validFrom) {
    return refuse(`It began on ${area.validFrom}. Enter a later day.`, "on");
  }
  // The followers first: a stop in between leaves nothing that says less than it did.
  await followFrom(act, id, area.successors, successors);
  return changeDocument<Area>(act, "areas", id, (present) => done({ ...present, validTo: on, successors }));
}

/** Takes back that a partnership's own area ended. @throws NotFoundError, ForbiddenError. */
export async function bringAreaBack(act: Act, id: string): Promise<Outcome<Area>> {
  const area = await ownArea(act, id);
  const others = await knownTo<Area>(act, "areas", area.partnership);
  const namesake = refuseNamesake(others.filter(isStanding), area.name);
  if (!isStanding(area) && namesake) return namesake;
  await followFrom(act, id, area.successors, []);
  return changeDocument<Area>(act, "areas", id, (present) => done({ ...present, validTo: null, successors: [] }));
}

/** Lets the areas that follow another say so, and those that followed it before say so no more. */
async function followFrom(act: Act, id: string, before: readonly string[], after: readonly string[]): Promise<void> {
  for (const code of new Set([...before, ...after])) {
    await changeDocument<Area>(act, "areas", code, (present) => {
      const others = present.predecessors.filter((each) => each !== id);
      return done({ ...present, predecessors: after.includes(code) ? [...others, id] : others });
    });
  }
}

/** An area that a partnership named and the person may change. */
async function ownArea(act: Act, id: string): Promise<Area & { readonly partnership: string }> {
  const area = await act.store.get<Area>("areas", id);
  if (area === undefined) throw new NotFoundError("area");
  const { partnership } = area;
  if (partnership === null) throw new ForbiddenError("Official areas come from the national list.");
  authorise(act.actor, "place.change", { partnership });
  return { ...area, partnership };
}
