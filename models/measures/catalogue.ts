import { z } from "zod";
import type { Act } from "../act";
import { date, line } from "../agreement/fields";
import { dayBefore } from "../day";
import { changeDocument, createDocument } from "../history/save";
import type { Document } from "../history/document";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { AreaFields } from "../place/area";
import type { Partnership } from "../place/partnership";
import { problemsIn } from "../problems-in";
import { DuplicateError } from "../store/port";
import { type Indicator, type IndicatorFields, IndicatorSchema } from "./indicator";
import { latestVersion } from "./series";

export interface ReferenceLists {
  readonly areas: readonly AreaFields[];
  readonly indicators: readonly IndicatorFields[];
}

/** Loads official areas and the national indicators; what is there already stays as it is. */
export async function loadCatalogue(act: Act, { areas, indicators }: ReferenceLists): Promise<void> {
  if (!may(act.actor, "installation.manage", {})) {
    throw new ForbiddenError("Only an administrator loads the national lists.");
  }
  await insertMissing(act, "areas", areas);
  await insertMissing(act, "indicators", indicators);
}

async function insertMissing(
  act: Act,
  collection: string,
  entries: readonly { readonly _id: string }[],
): Promise<void> {
  const there = await act.store.find(collection, {}, { without: ["changes"] });
  const known = new Set(there.map((doc) => doc._id));
  const created = { by: act.actor.person, at: act.now, via: act.via };
  const missing = entries.filter((entry) => !known.has(entry._id));
  await act.store.insertMany<Document>(
    collection,
    missing.map((entry) => ({ ...entry, created, changes: [], removed: null })),
  );
}

/**
 * Adds an indicator of a partnership's own to what it can choose from.
 * @param fields code, name, unit and the rest as its form gives them; the first definition's text is `definition`.
 */
export async function addIndicator(
  act: Act,
  partnership: Pick<Partnership, "_id" | "code" | "region">,
  fields: Omit<IndicatorFields, "_id" | "partnership" | "definitions"> & { readonly definition: string },
): Promise<Outcome<Indicator>> {
  if (!may(act.actor, "indicator.change", { partnership: partnership._id, region: partnership.region })) {
    throw new ForbiddenError("Only the facilitator adds indicators of the partnership's own.");
  }
  const { definition, ...rest } = fields;
  const read = IndicatorSchema.safeParse({
    ...rest,
    _id: `${partnership.code}-${slugOf(fields.code)}`,
    partnership: partnership._id,
    definitions: { "1": { text: definition, from: null, to: null, why: "", comparableWithLast: true } },
  });
  if (!read.success) {
    const problems = read.error.issues.map((issue) => ({
      field: issue.path[0] === "definitions" ? "definition" : issue.path.join("."),
      message: issue.message,
    }));
    return { kind: "refused", problems };
  }
  const { _id, ...content } = read.data;
  try {
    return done(await createDocument<Indicator>(act, "indicators", { ...content } as never, _id));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return refuse(`An indicator with the code ${fields.code} is there already. Choose another code.`, "code");
  }
}

/** What a new definition says: from when it holds, why it came, and whether its values may be set beside the last one's. */
export const NewDefinitionSchema = z.object({
  text: line("what the indicator measures from now on", 2000),
  from: date(),
  why: line("why the definition changed", 1000),
  comparableWithLast: z.boolean({ error: "Say whether its values may be compared with those before" }),
});

/**
 * Gives an indicator a new definition. Values of periods that end on its first day or later belong to a new series; where
 * they are not comparable with the last one's, lines break there and no change, rank or forecast crosses it. Targets stay
 * bound to the definition that they were signed with.
 * @throws NotFoundError, ForbiddenError.
 */
export async function reviseDefinition(act: Act, id: string, submitted: unknown): Promise<Outcome<Indicator>> {
  const indicator = await act.store.get<Indicator>("indicators", id);
  if (indicator === undefined || indicator.removed) throw new NotFoundError("indicator");
  if (!mayRevise(act, indicator)) {
    throw new ForbiddenError("Only who keeps this indicator changes what it measures.");
  }
  const read = NewDefinitionSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  return changeDocument<Indicator>(act, "indicators", id, (present) => {
    const last = latestVersion(present);
    const before = present.definitions[last];
    if (before?.from && read.data.from <= before.from) {
      return refuse(`The present definition holds from ${before.from}. Enter a later date.`, "from");
    }
    const ended = { ...present.definitions, [last]: { ...before, to: dayBefore(read.data.from) } };
    const definitions = { ...ended, [Number(last) + 1]: { ...read.data, to: null } } as Indicator["definitions"];
    return done({ ...present, definitions });
  });
}

/** The national list is an administrator's, a partnership's own indicators are its facilitator's. */
export function mayRevise({ actor }: Pick<Act, "actor">, { partnership }: Indicator): boolean {
  return partnership === null ? may(actor, "installation.manage", {}) : may(actor, "indicator.change", { partnership });
}

/**
 * An indicator that the person may know of: a national one, or one of a partnership whose agreement the person reads.
 * @throws NotFoundError otherwise.
 */
export async function findIndicator(act: Pick<Act, "store" | "actor">, id: string): Promise<Indicator> {
  const indicator = await act.store.get<Indicator>("indicators", id);
  if (indicator === undefined || indicator.removed) throw new NotFoundError("indicator");
  const { partnership } = indicator;
  if (partnership !== null && !may(act.actor, "agreement.read", { partnership })) throw new NotFoundError("indicator");
  return indicator;
}

/** Letters and digits with hyphens between: safe in ids, addresses and as a key of a map. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
