import { findReport } from "@models/reports/find";
import { reportWorkbook } from "~/downloads/report-workbook.server";
import { fileResponse } from "~/lib/file-response.server";
import { gate } from "~/lib/gate.server";
import { quarterWords, readAsAsked } from "~/lib/report-page.server";

/** A report as a workbook, as it was published, stands in draft or was known on a day. */
export const loader = gate(async ({ act, params, request }) => {
  const found = await findReport(act, params["code"] ?? "", params["report"] ?? "");
  const { content } = await readAsAsked(act, found, new URL(request.url).searchParams.get("on"));
  const name = `${found.agreement.name} report ${quarterWords(found.report.quarter)}`;
  return fileResponse(name, "xlsx", (await reportWorkbook(content, act.now)) as BodyInit);
});
