import { gate } from "~/lib/gate.server";
import { saveValue } from "~/lib/save-value.server";

/** Where a grid sends each value as it is typed; people without scripts have the form of the values page. */
export const action = gate(async ({ act, params, form }) =>
  Response.json(await saveValue(act, params["code"] ?? "", form)),
);
