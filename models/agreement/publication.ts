import { z } from "zod";
import { ACTION_STATUSES } from "../actions/action";
import { formatDay } from "../day";
import { FINDING_KINDS } from "../measures/finding";
import { FrequencySchema, PolaritySchema } from "../measures/indicator";
import { EVERYONE } from "../measures/observation";
import { placeName } from "../measures/place-name";
import { seriesOf } from "../measures/series";
import { ENGLAND } from "../place/area";
import type { Target } from "../targets/target";
import { finalValueOf } from "../targets/final-value";
import { TARGET_FORMS, readForm } from "../targets/form";
import { knownValuesOf } from "../targets/known-values";
import { PROGRESS_STATUSES, progressOf } from "../targets/progress";
import { figuresOf } from "../targets/target-figures";
import { promisesOf } from "../targets/trajectory";
import type { Book } from "./book";
import { liveActions, standingPriorities } from "./checks/about";
import { groupsOf } from "./groups-of";
import { keepVisible } from "./visibility";

const text = z.string();
const optionalText = z.string().nullable();

const FigureSchema = z.strictObject({
  area: text,
  period: text,
  value: z.number(),
  status: z.enum(["provisional", "final"]),
  source: text,
  // Versions published before findings were kept have none.
  finding: z.enum(FINDING_KINDS).nullable().default(null),
});

const PublicTargetSchema = z.strictObject({
  id: text,
  name: text,
  focus: optionalText,
  designation: z.enum(["designated", "local", "statutory"]),
  state: z.enum(["firm", "placeholder", "deferred", "awaiting baseline", "relative"]),
  indicator: z.strictObject({
    code: text,
    name: text,
    unit: text,
    decimals: z.number(),
    polarity: z.enum(["higher", "lower", "none"]),
  }),
  area: text,
  // Versions published before targets had forms were all of levels.
  form: z.enum(TARGET_FORMS).default("level"),
  /** The area that a relative target moves with. */
  comparedWith: optionalText.default(null),
  statedChange: z.number().nullable().default(null),
  tolerance: z.number().nullable().default(null),
  milestone: z.strictObject({ by: text, met: optionalText }).nullable().default(null),
  baseline: z.strictObject({ period: optionalText, value: z.number().nullable() }),
  /** In time order; the last is the final target. */
  promise: z.array(z.strictObject({ period: text, value: z.number().nullable() })),
  final: z.strictObject({ period: text, value: z.number() }).nullable(),
  lead: optionalText,
  related: z.array(text),
  /** Public values of the target's area and group, the region and the country. */
  figures: z.array(FigureSchema),
  /** Of a report of progress only: how it stands by the figures in it. */
  progress: z
    .strictObject({ status: z.enum(PROGRESS_STATUSES), says: text })
    .nullable()
    .default(null),
});

const PublicActionSchema = z.strictObject({
  what: text,
  kind: text,
  owner: optionalText,
  partners: z.array(text),
  start: optionalText,
  end: optionalText,
  milestones: z.array(
    z.strictObject({
      what: text,
      by: text,
      /** Of a report of progress only: the day on which it was reached. */
      done: optionalText.default(null),
    }),
  ),
  /** Of a report of progress only. */
  status: z.enum(ACTION_STATUSES).nullable().default(null),
  serves: z.array(text),
});

const PublicPrioritySchema = z.strictObject({
  id: text,
  name: text,
  theme: optionalText,
  mustAddress: optionalText,
  areaWide: z.boolean(),
  places: z.array(text),
  groups: z.array(text),
  focuses: z.array(z.strictObject({ id: text, name: text, why: optionalText })),
  targets: z.array(PublicTargetSchema),
  actions: z.array(PublicActionSchema),
  evidence: z.array(
    z.strictObject({ title: text, kind: text, says: optionalText, source: optionalText, date: optionalText }),
  ),
});

/** What a number means and how far it can be relied on: an entry of the performance manual. */
const MeasureSchema = z.strictObject({
  code: text,
  name: text,
  definition: text,
  unit: text,
  polarity: PolaritySchema,
  frequency: FrequencySchema,
  source: text,
  /** A reason to read all its figures with care. */
  care: optionalText,
  /** Our own figures in this publication: how many there are, and how many of them an auditor verified. */
  figures: z.number(),
  verified: z.number(),
  doubts: z.array(z.strictObject({ area: text, period: text, finding: z.enum(FINDING_KINDS) })),
});

/** Everything that the public may see of an agreement; whatever is not listed here is never published. */
export const PublicationSchema = z.strictObject({
  name: text,
  code: text,
  partnership: text,
  area: text,
  region: text,
  /** Financial-year period codes. */
  years: z.array(text),
  vision: optionalText,
  strategy: optionalText,
  approvals: z.array(z.strictObject({ body: text, date: text })),
  organisations: z.array(text),
  priorities: z.array(PublicPrioritySchema),
  /** Of a report of progress: the last day of which it tells, and what the facilitator says of it. */
  progress: z.strictObject({ until: text, says: optionalText }).nullable().default(null),
  /** Versions published before there was a manual have none. */
  manual: z.array(MeasureSchema).default([]),
});
export type Publication = z.infer<typeof PublicationSchema>;

/** What came of an agreement by a day, as it is told to the public. */
export interface ToldProgress {
  /** ISO date. */
  readonly until: string;
  readonly says: string | null;
  /** The agreement as it was known at the end of that day. */
  readonly known: Book;
}

/**
 * What the public sees of a book. No person is named in it, nor anything that was kept to the partnership or region.
 * @param told makes it a report of progress: the signed promise, with the public figures that were known on that day, how
 * each target stands by them, and which of the signed actions and milestones were done. Nothing of updates, reviews,
 * commitments, money or what was added to the plan since is in it.
 */
export function publicationOf(book: Book, told?: ToldProgress): Publication {
  const seen = keepVisible(told ? withResultsOf(book, told.known) : book, { from: "public" });
  const { agreement, partnership } = seen;
  const area = (code: string) => seen.areas.find(({ _id }) => _id === code)?.name ?? code;
  return PublicationSchema.parse({
    name: agreement.name,
    code: agreement.code,
    partnership: partnership.name,
    area: area(agreement.area),
    region: area(agreement.region),
    years: agreement.scheme.years,
    vision: agreement.vision ?? null,
    strategy: agreement.strategy ?? null,
    approvals: Object.values(agreement.approvals).map(({ body, date }) => ({ body, date })),
    organisations: seen.organisations.map(({ name }) => name),
    priorities: standingPriorities(seen).map((priority) => ({
      id: priority._id,
      name: priority.name,
      theme: priority.theme ?? null,
      mustAddress: priority.mustAddress ?? null,
      areaWide: priority.areaWide,
      places: priority.places.map(area),
      groups: groupsOf(seen, priority),
      focuses: seen.parts.focus
        .filter((focus) => focus.priority === priority._id)
        .map(({ _id, name, why }) => ({ id: _id, name, why: why ?? null })),
      targets: seen.parts.target
        .filter((target) => target.priority === priority._id)
        .map((target) => publicTarget(seen, target, told)),
      actions: publicActions(seen, priority._id, told),
      evidence: seen.parts.evidence
        .filter((item) => item.priority === priority._id && item.standing === "held")
        .map(({ title, kind, says, source, date }) => ({
          title,
          kind,
          says: says ?? null,
          source: source ?? null,
          date: date ?? null,
        })),
    })),
    progress: told ? { until: told.until, says: told.says || null } : null,
    manual: manualOf(seen),
  });
}

/** What was signed, with the figures and the milestones reached that are known by now. */
function withResultsOf(signed: Book, known: Book): Book {
  const target = signed.parts.target.map((each) => {
    const met = known.parts.target.find(({ _id }) => _id === each._id)?.milestoneMet;
    return met ? { ...each, milestoneMet: met } : each;
  });
  const { observations, batches } = known;
  return { ...signed, observations, batches, parts: { ...signed.parts, target } };
}

const organisationNames = (book: Book, ids: readonly (string | null | undefined)[]) =>
  ids.flatMap((id) => book.organisations.find(({ _id }) => _id === id)?.name ?? []);

function publicTarget(
  book: Book,
  target: Target,
  told: ToldProgress | undefined,
): Publication["priorities"][number]["targets"][number] {
  const indicator = book.indicators.find(({ _id }) => _id === target.indicator);
  return {
    id: target._id,
    name: target.name,
    focus: target.focus ?? null,
    designation: target.designation,
    state: target.state,
    indicator: {
      code: indicator?.code ?? target.indicator,
      name: indicator?.name ?? target.name,
      unit: indicator?.unit ?? "",
      decimals: indicator?.decimals ?? 0,
      polarity: indicator?.polarity ?? "none",
    },
    area: placeName(book, target),
    ...publicForm(book, target),
    baseline: { period: target.baseline.period ?? null, value: target.baseline.value ?? null },
    promise: promisesOf(target),
    final: finalValueOf(target) ?? null,
    lead: organisationNames(book, [target.lead])[0] ?? null,
    related: organisationNames(book, target.related),
    figures: publicFigures(book, target),
    progress: told ? progressBy(book, target, told.until) : null,
  };
}

function progressBy(book: Book, target: Target, until: string) {
  const figures = figuresOf(book, target);
  if (figures === undefined) return { status: "no result yet" as const, says: "No figures are published yet." };
  const { status, says } = progressOf(figures, book.agreement.scheme, until, formatDay);
  return { status, says };
}

function publicForm(book: Book, target: Target) {
  const form = readForm(target);
  const other = form?.form === "gap" || form?.form === "within" ? form.to : undefined;
  return {
    form: target.form,
    comparedWith: other === undefined ? null : (book.areas.find(({ _id }) => _id === other)?.name ?? other),
    statedChange: form?.form === "percentage" ? form.statedChange : null,
    tolerance: form?.form === "band" ? form.tolerance : null,
    milestone: form?.form === "milestone" ? { by: form.by, met: form.met } : null,
  };
}

function publicFigures(book: Book, target: Target): z.infer<typeof FigureSchema>[] {
  const nameOf = (area: string) => placeName(book, { area, group: area === target.area ? target.group : EVERYONE });
  return knownValuesOf(book, target, [target.area, book.agreement.region, ENGLAND]).map((known) => ({
    ...known,
    area: nameOf(known.area),
  }));
}

function publicActions(book: Book, priority: string, told: ToldProgress | undefined) {
  return liveActions(book)
    .filter((action) => action.priority === priority)
    .map((action) => {
      const { what, kind, owner, partners, start, end, milestones, targets } = action;
      // What became of what was signed: an action that is no longer in the plan was dropped.
      const now = told?.known.parts.action.find(({ _id }) => _id === action._id);
      return {
        what,
        kind,
        owner: organisationNames(book, [owner])[0] ?? null,
        partners: organisationNames(book, partners),
        start: start ?? null,
        end: end ?? null,
        milestones: Object.entries(milestones)
          .map(([id, { what: milestone, by }]) => ({ what: milestone, by, done: now?.milestones[id]?.done ?? null }))
          .sort((a, b) => a.by.localeCompare(b.by)),
        status: told ? (now?.status ?? ("dropped" as const)) : null,
        serves: book.parts.target.filter(({ _id }) => targets.includes(_id)).map(({ name }) => name),
      };
    });
}

/** Of each definition that a target is signed with, once, in the order of their codes. */
function manualOf(book: Book): Publication["manual"] {
  const shown = book.parts.target.filter(({ priority }) =>
    standingPriorities(book).some(({ _id }) => _id === priority),
  );
  const measures = new Map(shown.map((target) => [seriesOf({ _id: target.indicator }, target.definition), target]));
  return [...measures]
    .flatMap(([series, { indicator: id, definition }]) => {
      const indicator = book.indicators.find(({ _id }) => _id === id);
      if (indicator === undefined) return [];
      const { code, name, unit, polarity, frequency, source, doubt } = indicator;
      const known = shown
        .filter((target) => seriesOf({ _id: target.indicator }, target.definition) === series)
        .flatMap((target) => knownValuesOf(book, target).map((value) => ({ ...value, area: placeName(book, target) })));
      const figures = [...new Map(known.map((value) => [`${value.area} ${value.period}`, value])).values()];
      return [
        {
          ...{ code, name, unit, polarity, frequency, source },
          definition: indicator.definitions[definition]?.text ?? "",
          care: doubt ?? null,
          figures: figures.length,
          verified: figures.filter(({ finding }) => finding === "verified").length,
          doubts: figures.flatMap(({ area, period, finding }) =>
            finding !== null && finding !== "verified" ? [{ area, period, finding }] : [],
          ),
        },
      ];
    })
    .sort((a, b) => a.code.localeCompare(b.code, "en", { numeric: true }));
}
