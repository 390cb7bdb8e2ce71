import { z } from "zod";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement } from "../agreement/book";
import { choice, line, optionalLine } from "../agreement/fields";
import { lockOn } from "../agreement/parts";
import { type Outcome, done, refuse } from "../outcome";
import { AudienceSchema, isInAudience } from "../people/audience";
import { organisationsOf } from "../people/permissions";
import { type Batch, EVERYONE, type Observation, type ObservationVersion } from "./observation";
import { currentVersion } from "./observation-history";
import { PeriodCodeSchema } from "./period-schema";
import { lookingUpOnce, prepareEntry } from "./prepare-entry";
import { readTypedValue } from "./read-typed-value";
import { type ValueConflict, recordValues, undoBatch } from "./record-value";

/** One value as somebody types it in a grid or a form. What is left out stays as it was. */
export const EntrySchema = z.object({
  indicator: z.string().min(1).max(100),
  /** The definition version it is measured by; the one that held in the period when left out. */
  version: z.string().max(40).optional(),
  area: z.string().min(1).max(100),
  group: z.string().min(1).max(100).default(EVERYONE),
  period: PeriodCodeSchema,
  /** As typed: a number, or a reason why there is none. */
  typed: z.string({ error: "Enter a value" }).max(100, "Shorten this to 100 characters or fewer"),
  status: choice(["provisional", "final"], "provisional or final").optional(),
  source: line("where the figure comes from", 300).optional(),
  note: optionalLine(1000),
  audience: AudienceSchema.optional(),
  /** How many versions the person had seen. */
  seen: z.coerce.number().int().min(0).optional(),
});
export type Entry = z.infer<typeof EntrySchema>;

export interface Entered {
  /** For undoing it. */
  readonly batch: string;
  readonly observation: Observation;
}

export type EntryOutcome = Outcome<Entered> | { readonly kind: "other value"; readonly conflict: ValueConflict };

/**
 * Records one value in the partnership's own scope, as the facilitator or the organisation that supplies the indicator.
 * @throws NotFoundError, ForbiddenError.
 */
export async function enterValue(act: Act, code: string, submitted: unknown): Promise<EntryOutcome> {
  const read = EntrySchema.safeParse(submitted);
  if (!read.success) {
    return {
      kind: "refused",
      problems: read.error.issues.map((i) => ({ field: i.path.join("."), message: i.message })),
    };
  }
  const agreement = await findAgreement(act, code);
  const desk = { act, agreement, lookup: lookingUpOnce(), present: (id: string) => presentVersion(act, id) };
  const prepared = await prepareEntry(desk, read.data, ({ unit }) => readTypedValue(read.data.typed, unit));
  if (prepared.kind !== "done") return prepared;
  const recorded = await recordValues(act, "Typed in the table", [prepared.value.observation]);
  if (recorded.kind === "saved") {
    return done({ batch: recorded.batch, observation: recorded.observations[0] as Observation });
  }
  return tellConflict(act, agreement, recorded.conflicts[0] as ValueConflict);
}

/** Another value came first: it is shown to the person, unless it is not for them to see. */
export function tellConflict(
  act: Pick<Act, "actor">,
  { partnership }: Pick<Agreement, "partnership">,
  conflict: ValueConflict,
): Extract<EntryOutcome, { kind: "other value" | "refused" }> {
  const reader = { from: "partnership", organisations: organisationsOf(act.actor, partnership) } as const;
  return isInAudience(conflict.theirs.audience, reader)
    ? { kind: "other value", conflict }
    : refuse("Another organisation holds this figure and does not share it. Ask it to enter the change.");
}

async function presentVersion(act: Act, id: string): Promise<ObservationVersion | undefined> {
  const stored = await act.store.get<Observation>("observations", id);
  if (stored === undefined) return undefined;
  const batches = await act.store.find<Batch>("batches", { _id: { $in: stored.versions.map(({ batch }) => batch) } });
  return currentVersion(stored, new Map(batches.map((batch) => [batch._id, batch])));
}

/** Takes back a value that the person entered; what stood before stands again. @throws NotFoundError, ForbiddenError. */
export async function undoEntry(act: Act, code: string, batchId: string): Promise<Outcome<Batch>> {
  const agreement = await findAgreement(act, code);
  const batch = await act.store.get<Batch>("batches", batchId);
  if (batch === undefined || batch.by !== act.actor.person) {
    return refuse("You can undo only what you entered yourself. Type the earlier value to bring it back.");
  }
  // Elsewhere the person may have lost the right to, and this agreement's lock is another's.
  if (batch.scope !== undefined && batch.scope !== agreement.partnership) {
    return refuse("This was entered in another partnership’s agreement. Open that one to undo it.");
  }
  if (agreement.status === "submitting") return refuse(lockOn("live", "submitting") as string);
  return undoBatch(act, batchId);
}
