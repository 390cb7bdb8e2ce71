import { openBook } from "@models/agreement/book";
import { NotFoundError } from "@models/outcome";
import { updatesFor } from "@models/updates/read-updates";
import { gate } from "~/lib/gate.server";

/** The photo or file of an update, for who reads the update. */
export const loader = gate(async ({ act, params }) => {
  const book = await openBook(act, params["code"] ?? "");
  const file = (await updatesFor(act, book)).find(({ _id }) => _id === params["update"])?.file;
  const content = file ? await act.store.getBlob(file.sha256) : undefined;
  if (!file || !content) throw new NotFoundError("file");
  const kind = file.type === "image/jpeg" ? "inline" : "attachment";
  return new Response(new Uint8Array(content), {
    headers: {
      "Content-Type": file.type,
      "Content-Disposition": `${kind}; filename="${asciiOf(file.name)}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Cache-Control": "private, no-store",
    },
  });
});

/** For programs that read no other names. */
const asciiOf = (name: string) => name.replace(/[^\w .-]/g, "_");
