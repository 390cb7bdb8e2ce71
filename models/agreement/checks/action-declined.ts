import { commitmentsOf } from "../../commitments/asked";
import { onCommitment, organisationName, titleOf } from "./about";
import type { Check } from "./check";

export const actionDeclined: Check = {
  id: "action-declined",
  gates: true,
  declined: true,
  find: (book) =>
    commitmentsOf(book)
      .filter(({ kind, state }) => kind === "action" && state === "declined")
      .map((commitment) => {
        const name = organisationName(book, commitment.organisation);
        const part = commitment.as === "accountable" ? "" : "its part in ";
        return {
          ...onCommitment(book, commitment),
          what: `${name} has declined ${part}${titleOf(commitment.part)}`,
          todo: "See why it was declined",
          aim: `change, re-assign or drop ${titleOf(commitment.part)}, which ${name} declined`,
        };
      }),
};
