import { overCap } from "./cap";
import type { Check } from "./check";

export const statutoryCap: Check = {
  id: "statutory-cap",
  gates: true,
  find: (book) => overCap(book, "statutory", book.agreement.scheme.statutoryCap),
};
