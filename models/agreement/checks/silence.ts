import { commitmentsOf } from "../../commitments/asked";
import { onCommitment, organisationName, titleOf } from "./about";
import type { Check } from "./check";

/** An organisation that was asked, or asked again after a change, and has not answered. */
export const silence: Check = {
  id: "silence",
  gates: false,
  find: (book) =>
    commitmentsOf(book)
      .filter(({ state }) => state === "waiting" || state === "asked again")
      .map((commitment) => {
        const name = organisationName(book, commitment.organisation);
        const again = commitment.state === "asked again" ? ", which changed since it answered" : "";
        return {
          ...onCommitment(book, commitment),
          what: `${name} has not answered for ${titleOf(commitment.part)}${again}`,
          todo: "Chase the answer",
          aim: `get an answer from ${name} on ${titleOf(commitment.part)}`,
        };
      }),
};
