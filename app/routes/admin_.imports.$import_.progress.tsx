import { gate } from "~/lib/gate.server";
import { officialPlace } from "~/lib/import-place.server";
import { progressResponse } from "~/lib/import-responses.server";

export const loader = gate(async ({ act, params, request, context }) =>
  progressResponse(act, officialPlace(act), params["import"] ?? "", request, context),
);
