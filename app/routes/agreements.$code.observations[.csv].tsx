import { openBook, openWithoutFigures } from "@models/agreement/book";
import { eachTidyFigure, tidyFigures } from "@models/measures/tidy-figures";
import { observationRows } from "~/downloads/observation-rows.server";
import { csvStream } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";

/** Every figure of the agreement, official ones too, however many: they are read and sent row by row. */
export const loader = gate(async ({ act, params }) => {
  const code = params["code"] ?? "";
  const frame = await openWithoutFigures(act, code);
  if (frame) return csvStream(nameOf(frame), observationRows(eachTidyFigure(act.store, frame)));
  const book = await openBook(act, code);
  return csvStream(nameOf(book), observationRows(tidyFigures(book)));
});

const nameOf = ({ agreement }: { readonly agreement: { readonly name: string } }) => `${agreement.name} observations`;
