import {
  MaxPartSizeExceededError,
  NodeOnDiskFile,
  data,
  unstable_composeUploadHandlers as composeUploadHandlers,
  unstable_createFileUploadHandler as createFileUploadHandler,
  unstable_createMemoryUploadHandler as createMemoryUploadHandler,
  unstable_parseMultipartFormData as parseMultipartFormData,
} from "@remix-run/node";
import type { GivenFile } from "@models/importing/bring-in";
import { inMegabytes } from "@models/importing/file/limits";
import { fileOnDisk, withFolder } from "./spool.server";

/** What a block pasted into the form is called. */
const PASTED = "Pasted table.txt";

export const NO_FILE = "Choose the file that holds the figures, or paste a table.";

/**
 * Takes in the file that a form sends, or the table pasted into it, without holding it in memory, and hands it on.
 * @param mostBytes a larger file is refused with 413.
 * @param use is given the file, undefined where none was sent; its bytes are gone afterwards.
 */
export async function withUpload<R>(
  request: Request,
  mostBytes: number,
  use: (file: GivenFile | undefined) => Promise<R>,
): Promise<R> {
  return withFolder(async (folder) => {
    const { form, name } = await readParts(request, folder, mostBytes);
    const file = form.get("file");
    if (file instanceof NodeOnDiskFile && file.size > 0) return use(fileOnDisk(file.getFilePath(), name, file.size));
    const pasted = form.get("pasted");
    return use(typeof pasted === "string" && pasted.trim() !== "" ? inText(pasted) : undefined);
  });
}

/** The name that the sender gave the file is told, and never used as a path here. */
async function readParts(
  request: Request,
  folder: string,
  mostBytes: number,
): Promise<{ form: FormData; name: string }> {
  let name = "";
  const toDisk = createFileUploadHandler({
    directory: folder,
    maxPartSize: mostBytes,
    file: ({ filename }) => {
      name = filename;
      return "upload";
    },
  });
  const toMemory = createMemoryUploadHandler({ maxPartSize: mostBytes });
  try {
    const form = await parseMultipartFormData(request, composeUploadHandlers(toDisk, toMemory));
    return { form, name };
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) {
      throw data(
        { message: `The file is larger than ${inMegabytes(mostBytes)}. Split it and bring in the parts.` },
        413,
      );
    }
    throw data({ message: "Nothing was saved, because the file did not arrive whole. Choose it again." }, 400);
  }
}

function inText(text: string): GivenFile {
  const bytes = new TextEncoder().encode(text);
  return {
    name: PASTED,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}
