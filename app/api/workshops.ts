import { findAgreement } from "@models/agreement/book";
import { workshopsOf } from "@models/workshop/find-workshop";
import { shownResults } from "@models/workshop/shown-results";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";

const ShownResultSchema = z.object({
  id: z.string(),
  workshop: z.string().meta({ description: "Id of the workshop" }),
  name: z.string().meta({ description: "What the workshop is called" }),
  on: z.iso.date(),
  step: z.int(),
  exercise: z.string().meta({ description: "Its kind, such as far or why" }),
  ask: z.string().meta({ description: "The question on the projector" }),
  round: z.int(),
  answered: z.int(),
  present: z.int(),
  says: z.array(z.string()).meta({ description: "What the room said, in sentences" }),
});

export const workshopOperations: readonly ApiOperation[] = [
  operation({
    id: "listWorkshopResults",
    method: "get",
    path: "/agreements/:code/workshop-results",
    tag: "agreements",
    summary: "What the partnership’s workshops were shown, round by round, without who said it",
    permission: ["workshop.read"],
    about: "workings",
    params: ofAgreement,
    query: listQuery(["on", "id"], { workshop: text("Id of a workshop").optional() }),
    answer: { status: 200, description: "One page of results", schema: listSchema(ShownResultSchema) },
    handle: async (asked) => {
      const { act, params, query } = asked;
      const { _id } = await findAgreement(act, params.code);
      const rows = shownResults(await workshopsOf(act.store, _id))
        .filter(({ workshop }) => query.workshop === undefined || workshop === query.workshop)
        .map((item) => ({ id: item.id, item }));
      return pageOf(asked, rows, ({ item }, field) => (field === "id" ? item.id : item.on), "-on");
    },
  }),
];
