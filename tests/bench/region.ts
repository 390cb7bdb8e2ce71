import { join } from "node:path";
import type { Agreement } from "@models/agreement/agreement";
import { addPart } from "@models/agreement/change-part";
import { agreeAgreement } from "@models/agreement/judge";
import { PARTS, PART_NAMES } from "@models/agreement/parts";
import { latestSnapshot } from "@models/agreement/snapshot";
import { submitAgreement, withdrawAgreement } from "@models/agreement/submit";
import { type Observation, observationId } from "@models/measures/observation";
import { WEST_MIDLANDS } from "@models/place/area";
import { regionRows } from "@models/region/keep-table";
import type { Filter, Store, Stored } from "@models/store/port";
import { seedExample } from "@seeds/example";
import { actAs } from "../support/example";
import { accepted } from "../support/people";
import { openTemporaryStore } from "../support/store";
import { builtPages, serve } from "./host";
import { type Row, mediansInTurns, ms } from "./measure";
import { get, signIn, withConstantLoaders } from "./pages";

export const CODE = "wolverhampton-2008";
const REVIEWER = "reviewer@westmidlands.example";
const MANY = 152;
const FEW = 14;
export const TARGETS = 35;

/** The region's page with every agreement of the country, against its rows from constants and against a region of its usual size. */
export async function benchRegion(): Promise<Row[]> {
  const build = await builtPages();
  const [many, few] = [await regionOf(MANY), await regionOf(FEW)];
  const [wide, small] = [await serve(many, build), await serve(few, build)];
  const cookies = [await signIn(wide.address, REVIEWER), await signIn(small.address, REVIEWER)];
  const [cookie = "", other = ""] = cookies;
  const html = await get(wide.address, "/region", cookie);
  const constants = await serve(many, await withConstantLoaders(many, build, "/region", cookie));
  const [real = 0, constant = 0, usual = 0] = await mediansInTurns(
    [
      () => get(wide.address, "/region", cookie),
      () => get(constants.address, "/region", cookie),
      () => get(small.address, "/region", other),
    ],
    { warmUp: 15, runs: 60 },
  );
  for (const { stop } of [wide, small, constants]) stop();
  await Promise.all([many.close(), few.close()]);
  const what = `region page, ${MANY} agreements × ${TARGETS} targets (${(html.length / 1024).toFixed(0)} kB of HTML)`;
  return [
    {
      ...{ what, seen: ms(real), against: `${ms(constant)}, the same rows rendered from constants` },
      ...{ ratio: real / constant, goal: "≤ 2" },
    },
    {
      ...{ what, seen: ms(real), against: `${ms(usual)}, with ${FEW} agreements` },
      ...{ ratio: real / usual, goal: "≤ 1.3" },
    },
  ];
}

/** One agreement of the example grown to 35 targets and signed, and so many like it beside it, each of a partnership of its own. */
export async function regionOf(agreements: number): Promise<Store> {
  const store = await openTemporaryStore();
  await seedExample(store, join(import.meta.dirname, "../../seeds/reference"), "draft");
  const facilitator = await actAs(store, "facilitator@wolverhampton.example");
  const reviewer = await actAs(store, REVIEWER);
  accepted(await withdrawAgreement(facilitator, CODE, "The size of the bench"));
  const [draft] = await store.find<Agreement>("agreements", { code: CODE });
  const [priority] = await store.find("priorities", { agreement: draft?._id ?? "" });
  for (let i = 1; i < TARGETS; i++) {
    accepted(
      await addPart(facilitator, CODE, "target", {
        ...{ priority: priority?._id, name: `Target ${i + 1}`, indicator: "NI 151", area: draft?.area },
        ...{ designation: "designated", gateReason: "The size of the bench" },
        baseline: { period: "Q2007-2", value: 65.2 },
        trajectory: { "Q2008-4": 65.5 + i / 10, "Q2009-4": 66 + i / 10, "Q2010-4": 67 + i / 10 },
        judged: { FY2008: { periods: ["Q2008-4"], expected: "2009-05-20" } },
      }),
    );
  }
  accepted(await submitAgreement(facilitator, CODE));
  const [submitted] = await store.find<Agreement>("agreements", { code: CODE });
  if (!submitted) throw new Error(`The example has no ${CODE}`);
  accepted(await agreeAgreement(reviewer, CODE, (await latestSnapshot(store, submitted)).sha256));
  await repeat(store, agreements - 1);
  // As after the readers before: what is kept is what is measured.
  await regionRows(reviewer, WEST_MIDLANDS, Infinity);
  return store;
}

/** So many copies of the agreement with all that belongs to it, under ids of their own. */
async function repeat(store: Store, times: number): Promise<void> {
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE });
  const { _id = "", partnership = "" } = agreement ?? {};
  const own = { agreement: _id };
  const collections: readonly (readonly [string, Filter])[] = [
    ...PART_NAMES.map((name) => [PARTS[name].collection, own] as const),
    ["snapshots", own],
    ["partnerships", { _id: partnership }],
    ["observations", { scope: partnership }],
    ["batches", { scope: partnership }],
    ["agreements", { _id }],
  ];
  const originals = await Promise.all(
    collections.map(async ([name, filter]) => [name, await store.find<Stored>(name, filter)] as const),
  );
  const ids = originals.flatMap(([, docs]) => docs.map((doc) => doc._id));
  const quoted = new RegExp(
    `"(${[...ids, CODE, "wolverhampton"].map((id) => id.replace(/[|.+]/g, "\\$&")).join("|")})"`,
    "g",
  );
  for (let copy = 1; copy <= times; copy++) {
    for (const [name, docs] of originals) {
      const copies = docs.map((doc) => JSON.parse(JSON.stringify(doc).replace(quoted, `"$1-${copy}"`)) as Stored);
      const named = name === "observations" ? copies.map(withOwnId) : copies;
      await store.insertMany(name, named);
    }
  }
}

const withOwnId = (doc: Stored): Stored => ({ ...doc, _id: observationId(doc as Observation) });
