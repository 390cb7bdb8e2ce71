import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Act } from "@models/act";
import { AgreementWordsSchema, type Agreement } from "@models/agreement/agreement";
import { readWorkingBook } from "@models/agreement/book";
import { type Part, PARTS, PART_NAMES, type PartName } from "@models/agreement/parts";
import { publishAgreement } from "@models/agreement/publish";
import { REFERENCES } from "@models/agreement/references";
import { sha256Of } from "@models/canonical-json";
import { bookForRegion } from "@models/agreement/snapshot";
import { PartnershipCalendarSchema } from "@models/calendar/calendar";
import { FeedbackSchema } from "@models/feedback/feedback";
import { FEEDBACK_STATES } from "@models/feedback/feedback-state";
import { withValueAt } from "@models/history/document";
import { FindingEntrySchema } from "@models/measures/finding";
import { IndicatorSchema } from "@models/measures/indicator";
import { ObservationVersionSchema, observationId } from "@models/measures/observation";
import { DrawingSchema } from "@models/measures/sample";
import { RoundSchema } from "@models/negotiation/negotiation";
import { AreaSchema } from "@models/place/area";
import { GroupSchema } from "@models/place/group";
import { ReportSchema } from "@models/reports/report";
import { ReviewSchema } from "@models/review/review";
import { collectionNames, indexesOf } from "@models/store/collections";
import type { Json, Store, Stored } from "@models/store/port";
import { GivenUpdateSchema } from "@models/updates/update";
import { WorkshopSchema } from "@models/workshop/workshop";
import { loader } from "~/routes/published.$code";
import { actAs, openExampleStore } from "../support/example";
import { Marker } from "../support/marked";
import { accepted } from "../support/people";
import { type Site, serveSite } from "../support/site";
import { visit } from "../support/visit";

const CODE = "wolverhampton-2008";
const AREA = "E08000031";
const INDICATOR = "marked-indicator";
const SERIES = `${INDICATOR}:1`;
const NOW = "2008-06-02T09:00:00.000Z";
const PERIOD = "CY2006";

/** Everything that the public may read, by kind of document and field: the list that people agreed to. */
const SIGNED = [
  ...["agreement.name", "agreement.strategy", "agreement.vision", "approval.body"],
  ...["priority.name", "priority.theme", "priority.mustAddress", "priority.groups.*", "group.name"],
  ...["focus.name", "focus.why", "target.name"],
  ...["action.what", "action.milestones.*.what"],
  ...["evidence.title", "evidence.says", "evidence.source"],
  ...["indicator.code", "indicator.name", "indicator.unit", "indicator.source", "indicator.doubt"],
  ...["indicator.definitions.*.text", "public value.source"],
];
/** What somebody of the partnership let the public read of what readers said. */
const OPEN_FEEDBACK = [
  ...["shown", "answered"].flatMap((state) => [`${state} feedback.about.name`, `${state} feedback.text`]),
  "answered feedback.answer.text",
  "shown feedback.name",
];
const PROGRESS = ["progress.says"];

const marker = new Marker();
let store: Store;
let site: Site;
let facilitator: Act;
let agreement: Agreement;

/** Fills every part and every other document of an agreement, signs it, and then changes all of it again. */
beforeAll(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@wolverhampton.example", NOW);
  [agreement] = (await store.find<Agreement>("agreements", { code: CODE })) as [Agreement];
  await fillPlace();
  await fillParts();
  await sign();
  for (const collection of PART_NAMES.map((kind) => PARTS[kind].collection)) await changeAll(collection);
  await fillTheRest();
  site = await serveSite(store);
});
afterAll(() => site.close());

const bookkeeping = (_id: string) => ({
  _id,
  created: { by: facilitator.actor.person, at: "2008-03-01T09:00:00.000Z", via: "page" },
  changes: [],
});
const insert = (collection: string, doc: object) => store.insert<Stored>(collection, doc as Stored);

async function fillPlace(): Promise<void> {
  const of = { partnership: agreement.partnership };
  const indicator = marker.fill("indicator", IndicatorSchema);
  const [definition] = Object.values(indicator["definitions"] as object) as object[];
  await insert("indicators", {
    ...bookkeeping(INDICATOR),
    ...indicator,
    ...of,
    ...{ _id: INDICATOR, decimals: 1, definitions: { 1: definition } },
  });
  await insert("groups", {
    ...bookkeeping("marked-group"),
    ...marker.fill("group", GroupSchema),
    _id: "marked-group",
    ...of,
  });
  await insert("areas", {
    ...bookkeeping("marked-area"),
    ...marker.fill("area", AreaSchema),
    ...{ _id: "marked-area", code: "marked-area", kind: "neighbourhood", parent: AREA, ...of },
  });
  for (const audience of ["public", "region", "partnership"]) await value(audience);
  const people = await store.find<Stored>("people", {});
  for (const person of people) await store.replace("people", { ...person, name: marker.mark("person.name") } as Stored);
}

/** A value of ours for one audience, with what an auditor found of it. */
async function value(kind: string): Promise<void> {
  const period = { public: PERIOD, region: "CY2005", partnership: "CY2007" }[kind] ?? "";
  const batch = `marked-batch-${kind}`;
  const version = marker.fill(`${kind} value`, ObservationVersionSchema);
  const finding = marker.fill(`${kind} finding`, FindingEntrySchema.options[1]);
  const key = { scope: agreement.partnership, series: SERIES, area: AREA, group: "all", period } as never;
  await insert("batches", {
    ...{ _id: batch, state: "committed", by: "p", via: "page", label: marker.mark("batch.label") },
    ...{ at: "2008-03-01T09:00:00.000Z", committedAt: "2008-03-01T09:00:00.000Z" },
  });
  await insert("observations", {
    ...{ _id: observationId(key), ...(key as object) },
    versions: [
      { ...version, value: 41.5, reason: null, lower: 40, upper: 42, status: "final", batch, audience: { kind } },
    ],
    findings: [{ ...finding, batch }],
  });
}

/** What makes each part one that is shown, where there is a choice. */
const SHAPE: Partial<Record<PartName, object>> = {
  priority: { mergedInto: null, areaWide: true },
  candidate: { standing: "chosen", foldedInto: null },
  evidence: { standing: "held", audience: { kind: "public" } },
  comment: { thread: "partnership", on: { kind: "target", id: "marked-target" } },
  target: {
    ...{ definition: "1", form: "level", state: "firm", designation: "local", area: AREA, group: "all", parts: {} },
    ...{ gapTo: null, judged: {}, milestoneBy: null, statedChange: null, tolerance: null },
    ...{ baseline: { period: PERIOD, value: 41.5 }, trajectory: { FY2010: 45 } },
  },
  action: { status: "under way", slips: {} },
  comparatorSet: { weights: {} },
  commitment: { state: null },
};

async function fillParts(): Promise<void> {
  const [organisation = ""] = Object.keys(
    (await store.get<Stored & { organisations: object }>("partnerships", agreement.partnership))?.organisations ?? {},
  );
  const named = (names: string) =>
    ({
      organisation,
      person: facilitator.actor.person,
      indicator: INDICATOR,
      area: AREA,
      group: "marked-group",
    })[names] ?? `marked-${names}`;
  for (const kind of PART_NAMES) {
    let fields = marker.fill(kind, PARTS[kind].schema) as Parameters<typeof withValueAt>[0];
    for (const { path, names } of REFERENCES[kind]) {
      const isMany = Array.isArray(path.split(".").reduce<unknown>((at, key) => (at as never)?.[key], fields));
      const [at = ""] = path.split(".*");
      if (path.endsWith("~keys") || path.includes("*")) fields = withValueAt(fields, path.replace(/\.[*~].*/, ""), {});
      else fields = withValueAt(fields, at, isMany ? [named(names)] : named(names));
    }
    const doc = { ...bookkeeping(`marked-${kind}`), ...fields, ...SHAPE[kind], agreement: agreement._id };
    await insert(PARTS[kind].collection, doc);
    if (kind !== "evidence") continue;
    for (const audience of ["partnership", "region"]) {
      const hidden = { ...marker.fill(`${audience} evidence`, PARTS.evidence.schema), priority: "marked-priority" };
      await insert("evidence", {
        ...{ ...bookkeeping(`marked-evidence-${audience}`), ...hidden, standing: "held", organisation },
        ...{ audience: { kind: audience }, agreement: agreement._id },
      });
    }
  }
}

async function sign(): Promise<void> {
  const approval = marker.fill("approval", AgreementWordsSchema.pick({ name: true }));
  const present = (await store.get<Agreement>("agreements", agreement._id)) as Agreement;
  const body = marker.mark("approval.body");
  const approvals = {
    ...{
      a1: {
        body,
        nameAndOffice: marker.mark("approval.nameAndOffice"),
        date: "2008-05-20",
        record: String(approval["name"]),
      },
    },
  };
  const words = marker.fill("agreement", AgreementWordsSchema) as Pick<Agreement, "name" | "vision" | "strategy">;
  const points = {
    p1: {
      on: { kind: "target", id: "marked-target" },
      text: marker.mark("point.text"),
      by: "p",
      at: NOW,
      submission: "s",
    },
  };
  const filled = { ...present, ...words, approvals, points, status: "agreed" } as Agreement;
  const book = bookForRegion(await readWorkingBook(store, filled));
  const sha256 = sha256Of(book as unknown as Json);
  await insert("snapshots", {
    ...{ _id: "marked-snapshot", agreement: agreement._id, kind: "agreed", at: "2008-06-01T09:00:00.000Z", by: "p" },
    ...{ sha256, revs: {}, book },
  });
  const agreed = { snapshot: "marked-snapshot", sha256, by: facilitator.actor.person, at: "2008-06-01T09:00:00.000Z" };
  agreement = await store.replace<Agreement>("agreements", { ...filled, agreed });
}

/** Everything is written anew after signing, which nobody has published. */
async function changeAll(collection: string): Promise<void> {
  const kind = PART_NAMES.find((name) => PARTS[name].collection === collection) as PartName;
  const doc = (await store.get<Part>(collection, `marked-${kind}`)) as Part;
  const late = marker.fill(`late ${kind}`, PARTS[kind].schema) as Record<string, unknown>;
  const kept = new Set([...REFERENCES[kind].map(({ path }) => path.split(".")[0]), ...Object.keys(SHAPE[kind] ?? {})]);
  const fields = Object.fromEntries(Object.entries(late).filter(([field]) => !kept.has(field)));
  await store.replace<Part>(collection, { ...doc, ...fields } as Part);
}

const Said = z.object({ why: z.string(), name: z.string(), by: z.string() });
/** Documents of an agreement that are no parts of it, each with every field that people write. */
const OTHERS: Readonly<Record<string, z.ZodType>> = {
  negotiations: z.object({ name: z.string(), rounds: z.record(z.string(), RoundSchema) }),
  designationRequests: z.object({ entries: z.record(z.string(), Said) }),
  samples: DrawingSchema,
  reviews: ReviewSchema,
  updates: GivenUpdateSchema,
  reports: ReportSchema,
  nudges: z.object({ organisation: z.string() }),
  workshops: WorkshopSchema,
  partnershipCalendars: PartnershipCalendarSchema,
};
/** What is published from, what is worked out from the others, and what readers said, which is filled in by state. */
const APART = ["snapshots", "publications", "regionDetails", "feedback", "jobs"];

async function fillTheRest(): Promise<void> {
  for (const [collection, schema] of Object.entries(OTHERS)) {
    const fields = marker.fill(collection, schema);
    const of = { agreement: agreement._id, partnership: agreement.partnership };
    await insert(collection, { ...bookkeeping(`marked-${collection}`), ...fields, ...of });
  }
  for (const state of FEEDBACK_STATES) {
    const fields = marker.fill(`${state} feedback`, FeedbackSchema);
    await insert("feedback", {
      ...{ ...bookkeeping(`marked-feedback-${state}`), ...fields, state, agreement: agreement._id },
      // Only one of them may be named.
      showName: state === "shown",
    });
  }
}

/** What the public can read: the loader's data, and the page as a browser gets it. */
async function readPublic(): Promise<string[]> {
  const given = await visit(store, loader, { path: `/published/${CODE}`, params: { code: CODE }, now: NOW });
  const html = await (await site.get(`/published/${CODE}`)).text();
  const [inData, inPage] = [JSON.stringify(given), html].map((text) => marker.placesIn(text));
  expect(inPage).toEqual(inData);
  return inData ?? [];
}

describe("a reader of the public page", () => {
  it("is shown documents of every kind that an agreement has", () => {
    const ofAgreement = collectionNames.filter((name) =>
      indexesOf(name).some(({ fields }) => fields[0] === "agreement"),
    );
    const parts = PART_NAMES.map((kind) => PARTS[kind].collection);
    expect(ofAgreement.filter((name) => ![...parts, ...Object.keys(OTHERS), ...APART].includes(name))).toEqual([]);
  });

  it("sees of the agreed version exactly the fields on the list, over every field of every document", async () => {
    accepted(await publishAgreement(facilitator, CODE, { kind: "agreed" }));
    expect(await readPublic()).toEqual([...SIGNED, ...OPEN_FEEDBACK].sort());
  });

  it("sees of a report of progress the same, with what the facilitator says, and nothing that was written since", async () => {
    const says = marker.mark("progress.says");
    accepted(await publishAgreement(facilitator, CODE, { kind: "progress", until: "2008-06-01", says }));
    expect(await readPublic()).toEqual([...SIGNED, ...OPEN_FEEDBACK, ...PROGRESS].sort());
  });
});
