import { contentOfReport, findReport, reportsOf } from "@models/reports/find";
import { LEVELS } from "@models/reports/content-schema";
import { sentencesOf } from "@models/reports/content";
import { ReportSchema } from "@models/reports/report";
import { readSentence } from "@models/reports/sentence";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { savedOr } from "./outcomes";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";

const ListedReportSchema = ReportSchema.omit({ content: true, words: true }).extend({ id: z.string(), rev: z.int() });

export const reportOperations: readonly ApiOperation[] = [
  operation({
    id: "listReports",
    method: "get",
    path: "/agreements/:code/reports",
    tag: "agreements",
    summary: "The quarterly reports of an agreement; for the region those that were published",
    permission: ["report.read"],
    about: "agreement",
    params: ofAgreement,
    query: listQuery(["id", "quarter", "state", "version"], {
      quarter: text("Code of a financial quarter, such as FQ2008-2").optional(),
    }),
    answer: { status: 200, description: "One page of reports", schema: listSchema(ListedReportSchema) },
    handle: async (asked) => {
      const { act, params, query } = asked;
      const { reports } = await reportsOf(act, params.code);
      const items = reports
        .filter(({ quarter }) => query.quarter === undefined || quarter === query.quarter)
        .map(({ _id: id, rev, quarter, version, state, day, published }) => ({
          id,
          item: { id, rev, quarter, version, state, day, published: published ?? null },
        }));
      return pageOf(asked, items, ({ item }, field) => item[field as "id" | "quarter" | "state" | "version"], "id");
    },
  }),
  operation({
    id: "readReport",
    method: "get",
    path: "/agreements/:code/reports/:id",
    tag: "agreements",
    summary: "One quarterly report: the facts it rests on, and what each level says of them",
    permission: ["report.read"],
    about: "agreement",
    params: ofAgreement.extend({ id: z.string() }),
    answer: {
      status: 200,
      description: "The report, with each sentence as it is read",
      schema: ListedReportSchema.extend({
        content: ReportSchema.shape.content,
        says: z.record(z.enum(LEVELS), z.array(z.string())),
      }),
    },
    handle: async ({ act, params }) => {
      const found = await findReport(act, params.code, params.id);
      const content = await savedOr(await contentOfReport(act, found));
      const { _id: id, rev, quarter, version, state, day, published } = found.report;
      const says = Object.fromEntries(
        LEVELS.map((level) => [
          level,
          sentencesOf({ levels: { operational: [], executive: [], board: [], [level]: content.levels[level] } }).map(
            readSentence,
          ),
        ]),
      );
      return { rev, json: { id, rev, quarter, version, state, day, published: published ?? null, content, says } };
    },
  }),
];
