import { enterValues, GivenEntrySchema, type EntryResult } from "@models/measures/enter-values";
import { FINDING_KINDS, findingOn } from "@models/measures/finding";
import { parsePeriod } from "@models/measures/parse-period";
import { endOf, startOf } from "@models/measures/period";
import { type ReadValue, type ValueFilter, readValues } from "@models/measures/read-values";
import { readSeries } from "@models/measures/series";
import {
  COMMON_SCOPE,
  NoValueReasonSchema,
  type Observation,
  type ObservationVersion,
} from "@models/measures/observation";
import { AudienceSchema } from "@models/people/audience";
import { z } from "zod";
import { csvLine } from "../lib/csv.server";
import { CodeSchema } from "./agreements";
import { text } from "./lists";
import { type ApiOperation, operation } from "./operation";
import { savedOr } from "./outcomes";
import { Problem } from "./problem";
import { faultsOf } from "./read-request";

const MOST_VALUES = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
/** Named one by one where nothing was saved; the results tell of all. */
const MOST_ERRORS = 100;

/** Each figure is checked by itself, so that one that is wrong does not keep the others out. */
const { $schema: _dialect, ...asSent } = z.toJSONSchema(GivenEntrySchema, { io: "input", unrepresentable: "any" });
const GivenItem = z.unknown().meta(asSent);

const ValueSchema = z.object({
  scope: z.enum(["own", "official"]).meta({ description: "The partnership’s own, or an official figure" }),
  indicator: z.string(),
  version: z.string().meta({ description: "The definition of the indicator that it is measured by" }),
  area: z.string(),
  group: z.string().meta({ description: "“all” for everybody" }),
  period: z.string(),
  value: z.number().nullable(),
  reason: NoValueReasonSchema.nullable().meta({ description: "Why there is no value" }),
  status: z.enum(["provisional", "final"]),
  source: z.string(),
  note: z.string().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  sampleSize: z.number().nullable(),
  audience: AudienceSchema,
  verified: z.boolean(),
  finding: z
    .enum(FINDING_KINDS)
    .nullable()
    .meta({ description: "What an auditor found of this value; null when nobody has checked it" }),
  by: z.string(),
  at: z.string(),
  batch: z.string(),
  removed: z.boolean().meta({
    description:
      "Taken back since updatedSince, and nothing stands there now: the value is null. “batch” was undone at “at”",
  }),
  seen: z.int().meta({ description: "How many versions there are, to be sent back with a change" }),
});
type ValueView = z.infer<typeof ValueSchema>;

const moment = (description: string) => z.union([z.iso.datetime(), z.iso.date()]).optional().meta({ description });

const TYPES = {
  "application/json": z.object({ items: z.array(ValueSchema) }),
  "application/x-ndjson": z.string(),
  "text/csv": z.string(),
};

const ResultSchema = z.object({
  index: z.int().meta({ description: "Its place in the list, counted from 0" }),
  kind: z.enum(["saved", "same", "ready", "refused", "conflict"]).meta({
    description: "“ready” could have been saved, had it not been all or nothing",
  }),
  seen: z.int().nullable(),
  errors: z.array(z.object({ field: z.string().optional(), remedy: z.string() })).optional(),
  theirs: z
    .object({ value: z.number().nullable(), reason: z.string().nullable(), by: z.string(), at: z.string() })
    .optional(),
});

const SavedSchema = z.object({
  batch: z.string().nullable().meta({ description: "What was saved, as one batch; null when nothing was" }),
  counts: z.object({ saved: z.int(), same: z.int(), ready: z.int(), refused: z.int(), conflict: z.int() }),
  results: z.array(ResultSchema).meta({ description: "In the order given" }),
});

export const observationOperations: readonly ApiOperation[] = [
  operation({
    id: "listObservations",
    method: "get",
    path: "/observations",
    tag: "figures",
    summary: "Figures, as many as there are",
    description:
      "With an agreement its own figures and the official ones that it is about; without one every official figure. The answer is streamed; NDJSON has a figure a line.",
    permission: "signed in",
    about: "site",
    query: z.object({
      agreement: CodeSchema.optional(),
      indicator: text("Id of an indicator, such as NI 151").optional(),
      area: text("Code of an area").optional(),
      group: text("Id of a group; “all” for everybody").optional(),
      from: text("A day, or a period such as 2005 or 2008/09: periods that begin then or later").optional(),
      to: text("A day or a period: periods that end then or earlier").optional(),
      updatedSince: moment("A moment or a day: what has come to be shown, or was taken back, since"),
      knownOn: moment("A moment or a day: what was known then, at the end of the day"),
    }),
    answer: { status: 200, description: "The figures", types: TYPES },
    problems: [403, 404, 409, 422],
    handle: async ({ act, query, type }) => {
      const { agreement, ...given } = query;
      const pages = await savedOr(await readValues(act, agreement, filterOf(given)));
      return {
        stream: WRITERS[type as keyof typeof TYPES](pages),
        ...(type === "text/csv" && { headers: { "Content-Disposition": 'attachment; filename="observations.csv"' } }),
      };
    },
  }),
  operation({
    id: "addObservations",
    method: "post",
    path: "/observations",
    tag: "figures",
    summary: "Enter or revise up to 10,000 figures of a partnership",
    description:
      "Each is answered by itself. What is left out of a figure stays as it was. Readers see all that are saved at once. When none could be saved the answer is a problem, with the same results in it.",
    permission: ["observation.enter"],
    about: "agreement in body",
    query: z.object({
      atomic: z
        .enum(["true", "false"])
        .optional()
        .meta({ description: "With true nothing is saved when any is refused" }),
    }),
    body: z.strictObject({ agreement: CodeSchema, values: z.array(GivenItem).min(1).max(MOST_VALUES) }),
    mostBytes: MOST_BYTES,
    answer: { status: 200, description: "What became of each", schema: SavedSchema },
    problems: [404],
    handle: async ({ act, body, query }) => {
      const read = body.values.map((value) => GivenEntrySchema.safeParse(value));
      const good = read.flatMap(({ success, data }, index) => (success ? [{ index, data }] : []));
      const atomic = query.atomic === "true";
      // One that cannot be read keeps the others from being saved, when it is all or nothing.
      const given = atomic && good.length < read.length ? [] : good;
      const entered = await enterValues(
        act,
        body.agreement,
        given.map(({ data }) => data),
        { atomic, label: "Sent by a program" },
      );
      const results = new Map(entered.results.map((result, at) => [given[at]?.index, resultView(result)]));
      const all = read.map(({ error }, index) => ({
        index,
        ...(error ? { kind: "refused" as const, seen: null, errors: faultsOf(error) } : (results.get(index) ?? READY)),
      }));
      const saved = { batch: entered.batch, counts: countsOf(all), results: all };
      const { refused, conflict, same } = saved.counts;
      if (refused + conflict > 0 && entered.batch === null && (atomic || same === 0)) throw nothingSaved(saved);
      return { json: saved };
    },
  }),
];

type SavedView = z.infer<typeof SavedSchema>;

const READY = { kind: "ready" as const, seen: null };

function resultView(result: EntryResult): Omit<z.infer<typeof ResultSchema>, "index"> {
  switch (result.kind) {
    case "ready":
      return READY;
    case "refused":
      return {
        kind: "refused",
        seen: null,
        errors: result.problems.map(({ field, message }) => ({ ...(field && { field }), remedy: message })),
      };
    case "conflict": {
      const { value, reason, by, at } = result.theirs;
      return { kind: "conflict", seen: result.seen, theirs: { value, reason, by, at } };
    }
    default:
      return result;
  }
}

function countsOf(results: SavedView["results"]): SavedView["counts"] {
  const count = (kind: string) => results.filter((each) => each.kind === kind).length;
  return {
    saved: count("saved"),
    same: count("same"),
    ready: count("ready"),
    refused: count("refused"),
    conflict: count("conflict"),
  };
}

function nothingSaved({ counts, results }: SavedView): Problem {
  const first = results.find(({ errors }) => errors)?.errors?.[0];
  const words = first ? ` The first: ${first.remedy}` : "";
  const errors = results.flatMap(({ index, errors: own = [] }) =>
    own.map(({ field, remedy }) => ({ field: `values.${index}${field ? `.${field}` : ""}`, remedy })),
  );
  return new Problem(
    counts.refused > 0 ? 422 : 409,
    `Nothing was saved: ${counts.refused} refused, ${counts.conflict} changed by somebody else meanwhile.${words}`,
    { errors: errors.slice(0, MOST_ERRORS), results },
  );
}

/** How figures are written, by media type. */
const WRITERS: Readonly<Record<keyof typeof TYPES, (pages: Pages) => AsyncGenerator<string>>> = {
  async *"application/json"(pages) {
    yield '{"items":[';
    let comma = "";
    for await (const page of pages) {
      yield comma + page.map((each) => JSON.stringify(viewOf(each))).join(",\n");
      comma = ",\n";
    }
    yield "]}\n";
  },
  async *"application/x-ndjson"(pages) {
    for await (const page of pages) yield page.map((each) => `${JSON.stringify(viewOf(each))}\n`).join("");
  },
  async *"text/csv"(pages) {
    yield `\ufeff${csvLine(COLUMNS)}`;
    for await (const page of pages) yield page.map((each) => csvLine(rowOf(viewOf(each)))).join("");
  },
};

type Pages = AsyncGenerator<readonly ReadValue[]>;

/** Headed as an import reads them; a figure without a value has its reason there. */
const COLUMNS = [
  "indicator",
  "area code",
  "group",
  "period",
  "value",
  "status",
  "source",
  "note",
  "lower",
  "upper",
  "numerator",
  "denominator",
  "sample size",
  "scope",
  "definition",
  "verified",
  "finding",
  "entered",
  "removed",
];

function rowOf(view: ValueView) {
  const { indicator, area, group, period, value, reason, status, source, note, lower, upper } = view;
  const { numerator, denominator, sampleSize, scope, version, verified, finding, at, removed } = view;
  const explained = [note, lower, upper, numerator, denominator, sampleSize];
  return [
    ...[indicator, area, group, period, value ?? reason, status, source, ...explained],
    ...[scope, version, verified ? "yes" : "no", finding, at, removed ? "yes" : "no"],
  ];
}

function viewOf({ observation, version, removedAt }: ReadValue): ValueView {
  return removedAt === undefined ? standingView(observation, version) : removedView(observation, version, removedAt);
}

/** Nothing of the figure is told again: it was taken back. */
function removedView(observation: Observation, version: ObservationVersion, at: string): ValueView {
  const none = { value: null, reason: null, note: null, lower: null, upper: null, finding: null } as const;
  const counts = { numerator: null, denominator: null, sampleSize: null } as const;
  return { ...standingView(observation, version), ...none, ...counts, at, verified: false, removed: true };
}

function standingView(observation: Observation, shown: ObservationVersion): ValueView {
  const { indicator, version } = readSeries(observation.series);
  const finding = findingOn(observation, shown)?.finding.kind ?? null;
  return {
    scope: observation.scope === COMMON_SCOPE ? "official" : "own",
    indicator,
    version,
    area: observation.area,
    group: observation.group,
    period: observation.period,
    value: shown.value,
    reason: shown.reason,
    status: shown.status,
    source: shown.source,
    note: shown.note ?? null,
    lower: shown.lower ?? null,
    upper: shown.upper ?? null,
    numerator: shown.numerator ?? null,
    denominator: shown.denominator ?? null,
    sampleSize: shown.sampleSize ?? null,
    audience: shown.audience,
    verified: finding === "verified",
    finding,
    by: shown.by,
    at: shown.at,
    batch: shown.batch,
    removed: false,
    seen: observation.versions.length,
  };
}

type GivenQuery = {
  readonly [K in "indicator" | "area" | "group" | "from" | "to" | "updatedSince" | "knownOn"]?: string | undefined;
};

/** @throws Problem 422 for a time that is none. */
function filterOf({ from, to, updatedSince, knownOn, ...rest }: GivenQuery): ValueFilter {
  return {
    ...rest,
    from: from && dayOf("from", from, startOf),
    to: to && dayOf("to", to, endOf),
    updatedSince: updatedSince && momentOf(updatedSince, "T00:00:00.000Z"),
    knownOn: knownOn && momentOf(knownOn, "T23:59:59.999Z"),
  };
}

/** A day as it is, or the first or last day of a period. */
function dayOf(field: string, typed: string, edgeOf: typeof startOf): string {
  if (z.iso.date().safeParse(typed).success) return typed;
  const read = parsePeriod(typed);
  if (read.ok) return edgeOf(read.period);
  throw new Problem(422, `${field}: ${read.remedy}.`, { errors: [{ field, remedy: `${read.remedy}.` }] });
}

const momentOf = (typed: string, time: string) =>
  new Date(typed.includes("T") ? typed : `${typed}${time}`).toISOString();
