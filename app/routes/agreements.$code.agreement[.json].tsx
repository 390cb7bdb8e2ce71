import { exportFor } from "@models/agreement/export-agreement";
import { canonicalJson } from "@models/canonical-json";
import type { Json } from "@models/store/port";
import { fileResponse } from "~/lib/file-response.server";
import { gate } from "~/lib/gate.server";

/** The whole agreement with its history, for another program. */
export const loader = gate(async ({ act, params }) => {
  const whole = await exportFor(act, params["code"] ?? "");
  return fileResponse(whole.agreement.name, "json", `${canonicalJson(whole as unknown as Json)}\n`);
});
