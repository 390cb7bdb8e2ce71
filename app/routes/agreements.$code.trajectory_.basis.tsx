import { NotFoundError } from "@models/outcome";
import { challengeBasisOf } from "@models/targets/challenge/basis";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";

/** What the browser needs to try out another trajectory of one target: nothing that the page does not show. */
export const loader = gate(async (gated) => {
  const book = await sharedBook(gated);
  const target = book.parts.target.find(({ _id }) => _id === new URL(gated.request.url).searchParams.get("target"));
  const basis = target && challengeBasisOf(book, target, gated.act.now.slice(0, 10));
  if (!basis) throw new NotFoundError("target");
  return Response.json(basis, { headers: { "Cache-Control": "no-store" } });
});
