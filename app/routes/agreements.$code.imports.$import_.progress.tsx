import { gate } from "~/lib/gate.server";
import { agreementPlace } from "~/lib/import-place.server";
import { progressResponse } from "~/lib/import-responses.server";

export const loader = gate(async ({ act, params, request, context }) =>
  progressResponse(act, await agreementPlace(act, params["code"] ?? ""), params["import"] ?? "", request, context),
);
