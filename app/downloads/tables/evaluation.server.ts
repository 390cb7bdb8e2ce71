import type { TableOffer } from "../table";
import { byPriority } from "./step-2.server";

export const evaluation: TableOffer = {
  id: "evaluation",
  title: "Evaluation",
  about: "Goals, methods and results of each priority at the end of the agreement, and what to learn from them.",
  step: null,
  tableOf: (book) => ({
    heads: ["Priority", "Goals", "Methods", "Results", "Lesson"],
    rows: byPriority(book, book.parts.evaluation, ({ goals, methods, results, lesson }) => [
      ...[goals, methods ?? "", results ?? "", lesson ?? ""],
    ]),
  }),
};
