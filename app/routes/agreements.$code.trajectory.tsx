import { gate } from "~/lib/gate.server";
import { savePromise } from "~/lib/save-promise.server";

/** Where the trajectory grid sends what is typed; people without scripts have the forms of step 3. */
export const action = gate(async ({ act, params, form }) =>
  Response.json(await savePromise(act, params["code"] ?? "", form)),
);
