import { openBook, subjectOf } from "@models/agreement/book";
import { authorise } from "@models/people/permissions";
import { updatesFor } from "@models/updates/read-updates";
import { COURSES, type Update } from "@models/updates/update";
import { UPDATE_STATES } from "@models/updates/update-status";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, operation } from "./operation";

const UpdateSchema = z.object({
  id: z.string(),
  action: z.string().nullable(),
  milestone: z.string().nullable().meta({ description: "Its key in the action" }),
  target: z.string().nullable(),
  organisation: z.string().meta({ description: "In whose name it speaks" }),
  course: z.enum(COURSES),
  done: z.string().nullable(),
  inTheWay: z.string().nullable(),
  help: z.string().nullable(),
  slippedFrom: z.string().nullable(),
  newDate: z.string().nullable(),
  milestoneDone: z.string().nullable(),
  state: z.enum(UPDATE_STATES),
  by: z.string().meta({ description: "Id of the person" }),
  at: z.string(),
});

export const updateOperations: readonly ApiOperation[] = [
  operation({
    id: "listUpdates",
    method: "get",
    path: "/agreements/:code/updates",
    tag: "parts",
    summary: "What owners said of how actions and targets go",
    about: "agreement",
    permission: ["update.read"],
    params: ofAgreement,
    query: listQuery(["at", "organisation"], {
      action: text("Id of an action").optional(),
      target: text("Id of a target").optional(),
      organisation: text("Id of an organisation").optional(),
    }),
    answer: { status: 200, description: "One page of updates", schema: listSchema(UpdateSchema) },
    handle: async (asked) => {
      const { action, target, organisation } = asked.query;
      const book = await openBook(asked.act, asked.params.code);
      authorise(asked.act.actor, "update.read", subjectOf(book.agreement));
      const rows = (await updatesFor(asked.act, book))
        .filter(
          (each) =>
            (action === undefined || each.action === action) &&
            (target === undefined || each.target === target) &&
            (organisation === undefined || each.organisation === organisation),
        )
        .map((each) => ({ id: each._id, item: updateView(each) }));
      return pageOf(asked, rows, ({ item }, field) => (field === "organisation" ? item.organisation : item.at), "-at");
    },
  }),
];

function updateView(update: Update): z.infer<typeof UpdateSchema> {
  const { action, milestone, target, done, inTheWay, help, slippedFrom, newDate, milestoneDone } = update;
  const or = (value: string | null | undefined) => value || null;
  return {
    id: update._id,
    ...{ action: or(action), milestone: or(milestone), target: or(target) },
    ...{ organisation: update.organisation, course: update.course, state: update.state },
    ...{ done: or(done), inTheWay: or(inTheWay), help: or(help) },
    ...{ slippedFrom: or(slippedFrom), newDate: or(newDate), milestoneDone: or(milestoneDone) },
    ...{ by: update.created.by, at: update.created.at },
  };
}
