import { z } from "zod";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { choice, line, optionalLine } from "../agreement/fields";
import { lockOn } from "../agreement/parts";
import type { Candidate } from "../agreement/priority";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { type Audience, AudienceSchema, isInAudience, widens } from "../people/audience";
import { may, organisationsOf } from "../people/permissions";
import type { Area } from "../place/area";
import type { Group } from "../place/group";
import type { Target } from "../targets/target";
import type { Indicator } from "./indicator";
import { type Batch, EVERYONE, type Observation, type ObservationVersion, observationId } from "./observation";
import { currentVersion } from "./observation-history";
import { PeriodCodeSchema } from "./period-schema";
import { readTypedValue } from "./read-typed-value";
import { type GivenValue, type ValueConflict, recordValues, undoBatch } from "./record-value";
import { seriesOf, versionIn } from "./series";

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
  const entry = read.data;
  const agreement = await findAgreement(act, code);
  const { indicator, targets } = await authoriseEntry(act, agreement, entry.indicator);
  // Results are entered until the last target is judged: only a submission in progress stops them.
  const locked = agreement.status === "submitting" ? lockOn("live", agreement.status) : null;
  if (locked !== null) return refuse(locked);
  await requirePlace(act, agreement, entry);
  const typed = readTypedValue(entry.typed, indicator.unit);
  if (typed.kind !== "done") return typed;

  const version = entry.version ?? versionIn(indicator, entry.period);
  if (!Object.hasOwn(indicator.definitions, version))
    return refuse("This indicator has no such definition.", "version");
  const key = {
    scope: agreement.partnership,
    series: seriesOf(indicator, version),
    area: entry.area,
    group: entry.group,
    period: entry.period,
  };
  const present = await presentVersion(act, observationId(key));
  const audience = await audienceOf(act, agreement, entry, present, targets);
  if (audience.kind !== "done") return audience;
  const { value, reason, provisional } = typed.value;
  const note = entry.note ?? (entry.note === undefined ? present?.note : undefined);
  const given: GivenValue = {
    value,
    reason,
    status: provisional ? "provisional" : (entry.status ?? present?.status ?? "final"),
    source: entry.source ?? present?.source ?? (await sourceOf(act, agreement, indicator)),
    ...(note ? { note } : {}),
    audience: audience.value,
  };
  const seen = entry.seen === undefined ? {} : { seen: entry.seen };
  const recorded = await recordValues(act, "Typed in the table", [{ ...key, given, ...seen }]);
  if (recorded.kind === "saved") {
    return done({ batch: recorded.batch, observation: recorded.observations[0] as Observation });
  }
  const conflict = recorded.conflicts[0] as ValueConflict;
  const reader = { from: "partnership", organisations: organisationsOf(act.actor, agreement.partnership) } as const;
  return isInAudience(conflict.theirs.audience, reader)
    ? { kind: "other value", conflict }
    : refuse("Another organisation holds this figure and does not share it. Ask it to enter the change.");
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

/** The organisations that supply an indicator's figures in an agreement. */
export function suppliersOf(candidates: readonly Candidate[], indicator: string): string[] {
  const named = candidates.filter((candidate) => candidate.indicator === indicator);
  return [...new Set(named.flatMap(({ supplier }) => (supplier?.organisation ? [supplier.organisation] : [])))];
}

export function mayEnter(
  act: Pick<Act, "actor">,
  agreement: Agreement,
  candidates: readonly Candidate[],
  indicator: string,
): boolean {
  const owners = suppliersOf(candidates, indicator);
  return may(act.actor, "observation.enter", { ...subjectOf(agreement), owners });
}

async function authoriseEntry(act: Act, agreement: Agreement, indicatorId: string) {
  const ofAgreement = { agreement: agreement._id, indicator: indicatorId, removed: null };
  const [candidates, targets, indicator] = await Promise.all([
    act.store.find<Candidate>("candidates", ofAgreement, { without: ["changes"] }),
    act.store.find<Target>("targets", ofAgreement, { without: ["changes"] }),
    act.store.get<Indicator>("indicators", indicatorId),
  ]);
  if (indicator === undefined || candidates.length + targets.length === 0) throw new NotFoundError("indicator");
  if (!mayEnter(act, agreement, candidates, indicatorId)) {
    throw new ForbiddenError(
      "Only the facilitator or the organisation that supplies these figures can enter them. You can comment on them.",
    );
  }
  return { indicator, targets };
}

async function requirePlace(act: Act, agreement: Agreement, { area, group }: Entry): Promise<void> {
  const isOurs = (found: Area | Group | undefined) =>
    found !== undefined && (found.partnership === null || found.partnership === agreement.partnership);
  if (!isOurs(await act.store.get<Area>("areas", area))) throw new NotFoundError("area");
  if (group !== EVERYONE && !isOurs(await act.store.get<Group>("groups", group))) throw new NotFoundError("group");
}

async function presentVersion(act: Act, id: string): Promise<ObservationVersion | undefined> {
  const stored = await act.store.get<Observation>("observations", id);
  if (stored === undefined) return undefined;
  const batches = await act.store.find<Batch>("batches", { _id: { $in: stored.versions.map(({ batch }) => batch) } });
  return currentVersion(stored, new Map(batches.map((batch) => [batch._id, batch])));
}

/** A figure that a target starts from or is judged by is for the region to see at least. */
async function audienceOf(
  act: Act,
  agreement: Agreement,
  entry: Entry,
  present: ObservationVersion | undefined,
  targets: readonly Target[],
): Promise<Outcome<Audience>> {
  const forRegion = targets.some((target) => restsOn(target, entry));
  const usual: Audience = forRegion ? { kind: "region" } : { kind: "partnership" };
  const wanted = entry.audience ?? present?.audience ?? usual;
  if (entry.audience !== undefined && forRegion && !["region", "public"].includes(wanted.kind)) {
    return refuse("A target rests on this figure, so the region must be able to see it.", "audience");
  }
  if (present === undefined || entry.audience === undefined || !widens(present.audience, wanted)) return done(wanted);
  return (await isOfTheSameHouse(act, agreement, present.by))
    ? done(wanted)
    : refuse("Only the organisation that entered this figure can let more people see it. Ask it to.", "audience");
}

/** Whether a target starts from a figure or is judged by it. */
export function restsOn(target: Target, { area, group, period }: Pick<Entry, "area" | "group" | "period">): boolean {
  if (target.area !== area || target.group !== group) return false;
  return (
    target.baseline.period === period || Object.values(target.judged).some((year) => year.periods.includes(period))
  );
}

/** Whether the person who entered a figure acts for an organisation that this person acts for too. */
async function isOfTheSameHouse(act: Act, agreement: Agreement, person: string): Promise<boolean> {
  if (person === act.actor.person) return true;
  const roles = await act.store.find<{ _id: string; rev: number; organisation?: string | null }>("roles", {
    person,
    partnership: agreement.partnership,
  });
  const own = organisationsOf(act.actor, agreement.partnership);
  return roles.some(({ organisation }) => Boolean(organisation) && own.includes(organisation as string));
}

/** What a figure's source is called when the person leaves it out: the supplier's, or the indicator's own. */
async function sourceOf(act: Act, agreement: Agreement, indicator: Indicator): Promise<string> {
  const candidates = await act.store.find<Candidate>("candidates", {
    agreement: agreement._id,
    indicator: indicator._id,
    removed: null,
  });
  const named = candidates.find(({ supplier }) => supplier?.source)?.supplier.source;
  return named || indicator.source || "entered by the partnership";
}
