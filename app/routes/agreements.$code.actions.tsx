import { gate } from "~/lib/gate.server";
import { saveAction } from "~/lib/save-action.server";

/** Where the grid of step 5 sends what is typed; people without scripts have the forms of its table. */
export const action = gate(async ({ act, params, form }) =>
  Response.json(await saveAction(act, params["code"] ?? "", form)),
);
