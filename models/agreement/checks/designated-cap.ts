import { overCap } from "./cap";
import type { Check } from "./check";

export const designatedCap: Check = {
  id: "designated-cap",
  gates: true,
  find: (book) => overCap(book, "designated", book.agreement.scheme.designatedCap),
};
