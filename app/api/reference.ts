import type { Act } from "@models/act";
import { IndicatorSchema, type Indicator } from "@models/measures/indicator";
import { parsePeriod } from "@models/measures/parse-period";
import { endOf, formatPeriod, startOf } from "@models/measures/period";
import { may } from "@models/people/permissions";
import { type Area, AreaKindSchema, AreaSchema } from "@models/place/area";
import { type Group, GroupSchema } from "@models/place/group";
import type { Filter, Stored } from "@models/store/port";
import { z } from "zod";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";
import { Problem } from "./problem";

const common = { tag: "reference", method: "get", permission: "signed in", about: "site" } as const;

const IndicatorViewSchema = IndicatorSchema.omit({ _id: true }).extend({ id: z.string() });
const AreaViewSchema = AreaSchema.omit({ _id: true, earlierNames: true });
const GroupViewSchema = GroupSchema.pick({ name: true, kind: true, partnership: true }).extend({ id: z.string() });

const PeriodViewSchema = z.object({
  period: z.string().meta({ description: "Its code, as figures have it" }),
  words: z.string(),
  from: z.string(),
  to: z.string(),
  provisional: z.boolean().meta({ description: "The text marks it as provisional" }),
});

export const referenceOperations: readonly ApiOperation[] = [
  operation({
    ...common,
    id: "listIndicators",
    path: "/indicators",
    summary: "The national indicators, and those of partnerships whose agreement you read",
    query: listQuery(["code", "name"], {
      code: text("As people call it, such as NI 151").optional(),
      theme: text("A theme").optional(),
    }),
    answer: { status: 200, description: "One page of indicators", schema: listSchema(IndicatorViewSchema) },
    handle: async (asked) => {
      const found = await readable<Indicator>(asked.act, "indicators", only(asked.query, ["code", "theme"]));
      const rows = found.map((indicator) => ({ id: indicator._id, item: indicatorView(indicator) }));
      return pageOf(asked, rows, ({ item }, field) => item[field as "code"], "code");
    },
  }),
  operation({
    ...common,
    id: "listAreas",
    path: "/areas",
    summary: "Official areas, and those that partnerships whose agreement you read have named",
    query: listQuery(["code", "name"], {
      code: text("GSS code").optional(),
      kind: AreaKindSchema.optional(),
      parent: text("Code of the area that it is part of").optional(),
      region: text("GSS code of its region").optional(),
    }),
    answer: { status: 200, description: "One page of areas", schema: listSchema(AreaViewSchema) },
    handle: async (asked) => {
      const filter = only(asked.query, ["code", "kind", "parent", "region"]);
      const rows = (await readable<Area>(asked.act, "areas", filter)).map((area) => ({
        id: area._id,
        item: areaView(area),
      }));
      return pageOf(asked, rows, ({ item }, field) => item[field as "code"], "code");
    },
  }),
  operation({
    ...common,
    id: "listGroups",
    path: "/groups",
    summary: "The groups of people that figures can be about",
    query: listQuery(["id", "name"], {}),
    answer: { status: 200, description: "One page of groups", schema: listSchema(GroupViewSchema) },
    handle: async (asked) => {
      const rows = (await readable<Group>(asked.act, "groups", {})).map(({ _id, name, kind, partnership }) => ({
        id: _id,
        item: { id: _id, name, kind, partnership },
      }));
      return pageOf(asked, rows, ({ item }, field) => item[field as "id"], "id");
    },
  }),
  operation({
    ...common,
    id: "parsePeriod",
    path: "/periods/parse",
    summary: "Which period people mean by a text, such as “Q4 2006” or “2008/09”",
    query: z.object({ text: text("The period as it is written") }),
    answer: { status: 200, description: "The period", schema: PeriodViewSchema },
    problems: [422],
    handle: async ({ query }) => {
      const read = parsePeriod(query.text);
      if (!read.ok)
        throw new Problem(422, `${read.remedy}.`, { errors: [{ field: "text", remedy: `${read.remedy}.` }] });
      const { period, provisional } = read;
      return { json: { period, words: formatPeriod(period), from: startOf(period), to: endOf(period), provisional } };
    },
  }),
];

/** What is everybody's, and what a partnership keeps for who reads its agreement, as on the page of an indicator. */
async function readable<T extends Stored & { readonly partnership: string | null }>(
  { store, actor }: Act,
  collection: string,
  filter: Filter,
): Promise<T[]> {
  const found = await store.find<T>(collection, { ...filter, removed: null }, { without: ["changes"] });
  return found.filter(({ partnership }) => partnership === null || may(actor, "agreement.read", { partnership }));
}

/** The fields of a query that narrow a list. */
function only(query: object, names: readonly string[]): Filter {
  return Object.fromEntries(
    Object.entries(query).filter(([name, value]) => names.includes(name) && value !== undefined),
  );
}

function indicatorView({ _id, ...indicator }: Indicator): z.infer<typeof IndicatorViewSchema> {
  return { id: _id, ...pick(indicator, Object.keys(IndicatorViewSchema.shape)) } as never;
}

function areaView(area: Area): z.infer<typeof AreaViewSchema> {
  return pick(area, Object.keys(AreaViewSchema.shape)) as never;
}

function pick(from: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
