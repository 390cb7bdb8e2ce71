import { decisionsPageOf } from "../../lib/decisions-page.server";
import { inOrderOfDay } from "@models/decisions/decision";
import { type TableOffer, day } from "../table";

export const decisions: TableOffer = {
  id: "decisions",
  title: "Decisions",
  about: "What was decided, by whom, on the strength of which figures, and what became of it.",
  step: null,
  async tableOf(book, act) {
    const { rows } = await decisionsPageOf(book, act);
    return {
      heads: [
        "Decision",
        "Kind and priority",
        "On",
        "Taken by",
        "Rested on",
        "Expected",
        "What became of it",
        "Known on",
      ],
      rows: inOrderOfDay(book.parts.decision).map((decision, i) => [
        ...[decision.what, rows[i]?.facts ?? ""],
        day(decision.date),
        decision.takenBy,
        rows[i]?.restedOn.map(({ what, then, now }) => `${what}: ${then}${now ? ` (now ${now})` : ""}`).join("; ") ??
          "",
        ...[decision.expected ?? "", decision.outcome ?? ""],
        day(decision.outcomeOn),
      ]),
    };
  },
};
