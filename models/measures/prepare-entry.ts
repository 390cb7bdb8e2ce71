import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { lockOn } from "../agreement/parts";
import type { Candidate } from "../agreement/priority";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { type Audience, widens } from "../people/audience";
import { may, organisationsOf } from "../people/permissions";
import type { Area } from "../place/area";
import type { Group } from "../place/group";
import type { Target } from "../targets/target";
import type { Entry } from "./enter-value";
import type { Indicator } from "./indicator";
import { EVERYONE, type ObservationVersion, observationId } from "./observation";
import type { TypedValue } from "./read-typed-value";
import type { GivenObservation } from "./record-value";
import { seriesOf, versionIn } from "./series";

/** What is asked of the store once, however many values need it. */
export type Lookup = <T>(key: string, find: () => Promise<T>) => Promise<T>;

export function lookingUpOnce(): Lookup {
  const found = new Map<string, Promise<unknown>>();
  return <T>(key: string, find: () => Promise<T>) => {
    const known = (found.get(key) as Promise<T> | undefined) ?? find();
    found.set(key, known);
    return known;
  };
}

/** What a value is checked against. */
export interface EntryDesk {
  readonly act: Act;
  readonly agreement: Agreement;
  readonly lookup: Lookup;
  /** What is shown now of the observation with this id. */
  present(id: string): Promise<ObservationVersion | undefined>;
}

/** A value as somebody gives it: see EntrySchema. */
export type PlaceOfEntry = Pick<Entry, "indicator" | "version" | "area" | "group" | "period">;
export type Particulars = Pick<Entry, "status" | "source" | "note" | "audience" | "seen">;

export interface PreparedEntry {
  readonly observation: GivenObservation;
  readonly present: ObservationVersion | undefined;
}

/**
 * Checks one value for the partnership's own scope, as the facilitator or the organisation that supplies the indicator
 * gives it, and completes it with what stood before.
 * @param typed reads the value, once its indicator is known.
 * @throws NotFoundError, ForbiddenError.
 */
export async function prepareEntry(
  { act, agreement, lookup, present: presentOf }: EntryDesk,
  entry: PlaceOfEntry & Particulars,
  typed: (indicator: Indicator) => Outcome<TypedValue>,
): Promise<Outcome<PreparedEntry>> {
  const { indicator, targets } = await lookup(`indicator ${entry.indicator}`, () =>
    authoriseEntry(act, agreement, entry.indicator),
  );
  // Results are entered until the last target is judged: only a submission in progress stops them.
  const locked = agreement.status === "submitting" ? lockOn("live", agreement.status) : null;
  if (locked !== null) return refuse(locked);
  await requirePlace(act, agreement, entry, lookup);
  const read = typed(indicator);
  if (read.kind !== "done") return read;

  const version = entry.version ?? versionIn(indicator, entry.period);
  if (!Object.hasOwn(indicator.definitions, version)) {
    return refuse("This indicator has no such definition.", "version");
  }
  const key = {
    scope: agreement.partnership,
    series: seriesOf(indicator, version),
    area: entry.area,
    group: entry.group,
    period: entry.period,
  };
  const present = await presentOf(observationId(key));
  const audience = await audienceOf(act, agreement, entry, present, targets);
  if (audience.kind !== "done") return audience;
  const { value, reason, provisional } = read.value;
  const note = entry.note ?? (entry.note === undefined ? present?.note : undefined);
  const source =
    entry.source ??
    present?.source ??
    (await lookup(`source ${entry.indicator}`, () => sourceOf(act, agreement, indicator)));
  const given = {
    value,
    reason,
    status: provisional ? ("provisional" as const) : (entry.status ?? present?.status ?? "final"),
    source,
    ...(note ? { note } : {}),
    audience: audience.value,
  };
  return done({ observation: { ...key, given, ...(entry.seen !== undefined && { seen: entry.seen }) }, present });
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

async function requirePlace(
  { store }: Act,
  agreement: Agreement,
  { area, group }: PlaceOfEntry,
  lookup: Lookup,
): Promise<void> {
  const isOurs = (found: Area | Group | undefined) =>
    found !== undefined && (found.partnership === null || found.partnership === agreement.partnership);
  if (!isOurs(await lookup(`area ${area}`, () => store.get<Area>("areas", area)))) throw new NotFoundError("area");
  if (group === EVERYONE) return;
  if (!isOurs(await lookup(`group ${group}`, () => store.get<Group>("groups", group))))
    throw new NotFoundError("group");
}

/** A figure that a target starts from or is judged by is for the region to see at least. */
async function audienceOf(
  act: Act,
  agreement: Agreement,
  entry: PlaceOfEntry & Particulars,
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
export function restsOn(
  target: Target,
  { area, group, period }: Pick<PlaceOfEntry, "area" | "group" | "period">,
): boolean {
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

/** Said of a figure that came from nowhere that anybody named. */
export const NO_SOURCE = "entered by the partnership";

/** What a figure's source is called when the person leaves it out: the supplier's, or the indicator's own. */
async function sourceOf(act: Act, agreement: Agreement, indicator: Indicator): Promise<string> {
  const candidates = await act.store.find<Candidate>("candidates", {
    agreement: agreement._id,
    indicator: indicator._id,
    removed: null,
  });
  const named = candidates.find(({ supplier }) => supplier?.source)?.supplier.source;
  return named || indicator.source || NO_SOURCE;
}
