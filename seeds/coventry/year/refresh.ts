import { openBook } from "@models/agreement/book";
import { askForConsent, consentToRefresh, proposalHash } from "@models/refresh/move-refresh";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { targetCalled } from "./parts";

/** What was promised about jobs is proposed to be less, since firms closed; the council consents, others are asked. */
export async function proposeRefresh(desk: Desk, { facilitator, council, organisations }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const target = targetCalled(book, "Working age people in employment");
  const last = Object.entries(target.trajectory).at(-1);
  const proposal = await desk.add(facilitator, CODE, "refresh", {
    kind: "change",
    target: target._id,
    trajectory: last ? { [last[0]]: (last[1] ?? 0) - 1 } : {},
    why: "Two large firms have announced that they close in the spring, which nobody foresaw when this was signed. (illustrative)",
    evidence: book.parts.evidence
      .filter(({ priority }) => priority === target.priority)
      .slice(0, 1)
      .map(({ _id }) => _id),
    by: "2009-03-31",
  });
  const asked = accepted(await askForConsent(desk.as(facilitator), CODE, proposal._id));
  accepted(
    await consentToRefresh(desk.as(council), CODE, proposal._id, {
      organisation: organisations.coventryCouncil,
      saw: proposalHash(asked),
      answer: "accepted",
    }),
  );
}
