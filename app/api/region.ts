import { regionsOf } from "@models/agreement/region-list";
import { z } from "zod";
import { regionPage } from "../lib/region-page.server";
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
      return { json: tableOf(await regionPage(act, region)) };
    },
  }),
];

function tableOf({ region, name, agreements }: Awaited<ReturnType<typeof regionPage>>) {
  return {
    region,
    name,
    agreements: agreements.map((each) => ({
      code: each.header.code,
      name: each.header.title,
      area: each.area,
      waits: each.waits,
      priorities: each.priorities,
      targets: { designated: each.designated, cap: each.cap, others: each.others, unfinished: each.unfinished },
      questions: each.questions,
      unanswered: each.unanswered,
      progress: each.targets.map(({ id, name: target, status, says }) => ({ id, name: target, status, says })),
      standings: each.standings.map(({ id, to: _to, ...standing }) => ({ candidate: id, ...standing })),
    })),
  };
}
