import { gate } from "~/lib/gate.server";
import { officialPlace } from "~/lib/import-place.server";
import { refusedResponse } from "~/lib/import-responses.server";

export const loader = gate(async ({ act, params, context }) =>
  refusedResponse(act, officialPlace(act), params["import"] ?? "", context),
);
