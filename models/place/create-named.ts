import type { Act } from "../act";
import type { Document } from "../history/document";
import { createDocument } from "../history/save";
import { slugOf } from "../measures/catalogue";
import { type Outcome, done, refuse } from "../outcome";
import { DuplicateError } from "../store/port";
import type { Partnership } from "./partnership";

/** A code is part of addresses and of the keys of figures: long names are cut. */
const LONGEST_SLUG = 40;

/** What a partnership names for itself: a neighbourhood, a group of people. */
export interface Named extends Document {
  readonly name: string;
  readonly partnership: string | null;
}

/**
 * Adds what a partnership names, under a code that nobody has to invent: its own code, a colon and the name in short,
 * with a number when that is taken. No official code holds a colon, so that none is ever met.
 * @param isStanding what still goes by its name; the name of what has ended may be given again.
 */
export async function createNamed<T extends Named>(
  act: Act,
  collection: "areas" | "groups",
  { _id, code: prefix }: Pick<Partnership, "_id" | "code">,
  name: string,
  contentFor: (code: string) => Omit<T, keyof Document>,
  isStanding?: (each: T) => boolean,
): Promise<Outcome<T>> {
  const taken = new Set<string>();
  for (;;) {
    const known = await knownTo<T>(act, collection, _id);
    const namesake = refuseNamesake(known.filter(isStanding ?? (() => true)), name);
    if (namesake) return namesake;
    for (const each of known) taken.add(each._id);
    const code = freeCode(`${prefix}:${slugOf(name).slice(0, LONGEST_SLUG) || "named"}`, taken);
    try {
      return done(await createDocument<T>(act, collection, contentFor(code), code));
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
      // Somebody named one at the same moment, perhaps alike: look again.
      taken.add(code);
    }
  }
}

/** What a partnership may choose from besides official areas: its own, and what everyone shares. */
export function knownTo<T extends Named>(
  { store }: Pick<Act, "store">,
  collection: "areas" | "groups",
  partnership: string,
): Promise<T[]> {
  const whose = collection === "areas" ? { partnership } : { $or: [{ partnership }, { partnership: null }] };
  return store.find<T>(collection, { ...whose, removed: null }, { without: ["changes"] });
}

/** Two things of one name could not be told apart in a list. */
export function refuseNamesake(others: readonly Pick<Named, "name">[], name: string): Outcome<never> | undefined {
  const plain = (text: string) => text.normalize("NFKC").trim().toLowerCase();
  return others.some((each) => plain(each.name) === plain(name))
    ? refuse(`${name} is named already. Use that one, or give this another name.`, "name")
    : undefined;
}

function freeCode(wanted: string, taken: ReadonlySet<string>): string {
  let code = wanted;
  for (let count = 2; taken.has(code); count += 1) code = `${wanted}-${count}`;
  return code;
}
