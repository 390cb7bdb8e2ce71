import { findAgreement } from "@models/agreement/book";
import { lookAtImport } from "@models/importing/bring-in";
import { AT_WORK } from "@models/importing/import";
import { eventStream } from "~/lib/event-stream.server";
import { gate } from "~/lib/gate.server";
import { progressOf } from "~/lib/import-page.server";

const TELL_EVERY_MS = 500;

/** How far an import has come: as server-sent events, or once as JSON for whoever asks again and again. */
export const loader = gate(async ({ act, params, request, context }) => {
  await findAgreement(act, params["code"] ?? "");
  const id = params["import"] ?? "";
  const tell = async () => {
    const found = await lookAtImport(act, id);
    return { progress: progressOf(found), atWork: AT_WORK.includes(found.state) };
  };
  const first = await tell();
  if (!request.headers.get("Accept")?.includes("text/event-stream")) return Response.json(first);
  return eventStream(context.signal, TELL_EVERY_MS, tell, ({ atWork }) => !atWork);
});
