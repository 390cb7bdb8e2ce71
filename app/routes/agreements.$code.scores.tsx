import { gate } from "~/lib/gate.server";
import { saveScoreRow } from "~/lib/save-scores.server";

/** Where the grid of step 4 sends what is typed; people without scripts have the fields of its table. */
export const action = gate(async ({ act, params, form }) =>
  Response.json(await saveScoreRow(act, params["code"] ?? "", form)),
);
