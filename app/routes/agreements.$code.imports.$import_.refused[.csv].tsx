import { gate } from "~/lib/gate.server";
import { agreementPlace } from "~/lib/import-place.server";
import { refusedResponse } from "~/lib/import-responses.server";

export const loader = gate(async ({ act, params, context }) =>
  refusedResponse(act, await agreementPlace(act, params["code"] ?? ""), params["import"] ?? "", context),
);
