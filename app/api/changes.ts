import { openBook } from "@models/agreement/book";
import { type ChangeEntry, matches } from "@models/agreement/changes-of";
import { PART_NAMES } from "@models/agreement/parts";
import { readChanges } from "@models/agreement/read-changes";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";

const KINDS = ["agreement", ...PART_NAMES, "figure", "negotiation", "update"] as const;

const ChangeSchema = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  of: z.string().meta({ description: "Id of what was changed" }),
  by: z.string().meta({ description: "Id of the person" }),
  at: z.string(),
  via: z.string(),
  act: z.string(),
  figures: z.int().nullable().meta({ description: "How many, when several figures came at once" }),
  differences: z.array(z.object({ path: z.string(), from: z.unknown().optional(), to: z.unknown().optional() })),
});

export const changeOperations: readonly ApiOperation[] = [
  operation({
    id: "listChanges",
    method: "get",
    path: "/agreements/:code/changes",
    tag: "agreements",
    summary: "What was changed in an agreement: who, when, and from what to what",
    permission: ["history.read"],
    about: "agreement",
    params: ofAgreement,
    query: listQuery(["at"], {
      by: text("Id of a person").optional(),
      kind: z.enum(KINDS).optional(),
      of: text("Id of what was changed").optional(),
      from: z.iso.date().optional().meta({ description: "The first day" }),
      to: z.iso.date().optional().meta({ description: "The last day" }),
    }),
    answer: { status: 200, description: "One page of changes, the newest first", schema: listSchema(ChangeSchema) },
    handle: async (asked) => {
      const { by, kind, of, from, to } = asked.query;
      const { entries } = await readChanges(asked.act, await openBook(asked.act, asked.params.code));
      const rows = entries
        .filter((entry) => matches(entry, { by, kind, of, from, to }))
        .map((entry) => ({ id: entry.id, item: changeView(entry) }));
      return pageOf(asked, rows, ({ item }) => item.at, "-at");
    },
  }),
];

function changeView({
  id,
  kind,
  of,
  by,
  at,
  via,
  act,
  figures,
  differences,
}: ChangeEntry): z.infer<typeof ChangeSchema> {
  return {
    ...{ id, kind, of, by, at, via, act, figures: figures ?? null },
    differences: differences.map(({ path, from, to }) => ({ path, from, to })),
  };
}
