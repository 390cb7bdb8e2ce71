import { regionsOf } from "@models/agreement/region-list";
import { regionDetails } from "@models/region/keep-table";
import type { Store } from "@models/store/port";
import { z } from "zod";
import { regionTable } from "../lib/region-page.server";
import { type ApiOperation, operation } from "./operation";
import { Problem } from "./problem";

const RowSchema = z.object({
  code: z.string(),
  name: z.string(),
  area: z.string(),
  waits: z.boolean().meta({ description: "For the region to agree or return it" }),
  priorities: z.int(),
  targets: z.object({ designated: z.int(), cap: z.int(), others: z.int(), unfinished: z.int() }),
  questions: z.int().meta({ description: "Without an answer" }),
  unanswered: z.int().meta({ description: "Points of the region without an answer" }),
  challenges: z
    .object({ open: z.int(), must: z.int() })
    .meta({ description: "What the numbers ask and nobody has answered" }),
  achieved: z
    .object({ percent: z.int(), count: z.int() })
    .nullable()
    .meta({ description: "Of what was due, the mean over the targets that have a result" }),
  likely: z
    .object({ count: z.int(), of: z.int() })
    .nullable()
    .meta({ description: "Designated targets whose final promise is likelier than not if nothing changes" }),
  overdue: z.int().meta({ description: "Results that were expected by now and are not known" }),
  owners: z
    .object({ active: z.int(), of: z.int(), lost: z.int().meta({ description: "That nobody owns" }) })
    .nullable()
    .meta({ description: "Actions with an active owner, of those that go on; null before it is signed" }),
  sinceLastYear: z.object({ better: z.int(), worse: z.int(), level: z.int() }),
  progress: z.array(z.object({ id: z.string(), name: z.string(), status: z.string(), says: z.string() })),
  standings: z.array(
    z.object({
      candidate: z.string(),
      indicator: z.string(),
      unit: z.string(),
      value: z.string(),
      period: z.string().nullable(),
      gap: z.string().nullable(),
      rank: z.string().nullable(),
      reading: z.string(),
      illustrative: z.boolean(),
    }),
  ),
});

const RegionSchema = z.object({ region: z.string(), name: z.string(), agreements: z.array(RowSchema) });

export const regionOperations: readonly ApiOperation[] = [
  operation({
    id: "readRegion",
    method: "get",
    path: "/region",
    tag: "region",
    summary: "The reviewer’s table: the agreements of your region side by side, as they were submitted",
    permission: ["region.read"],
    about: "region",
    query: z.object({
      region: z.string().min(1).max(20).optional().meta({ description: "GSS code, for who reviews several regions" }),
    }),
    answer: { status: 200, description: "The table", schema: RegionSchema },
    handle: async ({ act, query }) => {
      const own = regionsOf(act.actor);
      const region = query.region ?? own[0];
      if (region === undefined || !own.includes(region)) throw new Problem(404, "You review no such region.");
      return { json: await tableOf(act.store, await regionTable(act, region)) };
    },
  }),
];

async function tableOf(store: Store, { region, name, agreements, ids }: Awaited<ReturnType<typeof regionTable>>) {
  const details = await regionDetails(store, ids);
  return {
    region,
    name,
    agreements: agreements.map((each, i) => {
      const { targets = [], standings = [] } = details.get(ids[i] ?? "") ?? {};
      return {
        code: each.header.code,
        name: each.header.title,
        area: each.area,
        waits: each.waits,
        priorities: each.priorities,
        targets: { designated: each.designated, cap: each.cap, others: each.others, unfinished: each.unfinished },
        questions: each.questions,
        unanswered: each.unanswered,
        challenges: { open: each.open, must: each.must },
        achieved: each.achieved,
        likely: each.likely,
        overdue: each.missing,
        owners: each.owners,
        sinceLastYear: each.direction,
        progress: targets.map(({ id, name: target, status, says }) => ({ id, name: target, status, says })),
        standings: standings.map(
          ({ candidate, name: indicator, unit, value, period, gap, rank, reading, illustrative }) => ({
            ...{ candidate, indicator, unit, value, period, gap: gap?.text ?? null, rank, reading, illustrative },
          }),
        ),
      };
    }),
  };
}
