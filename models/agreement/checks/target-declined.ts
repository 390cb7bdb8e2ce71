import type { Target } from "../../targets/target";
import { commitmentsOf } from "../../commitments/asked";
import { onCommitment, organisationName, titleOf } from "./about";
import type { Check } from "./check";
import { isExcused } from "./excuse";

export const targetDeclined: Check = {
  id: "target-declined",
  gates: true,
  declined: true,
  find: (book) =>
    commitmentsOf(book)
      .filter(({ kind, state }) => kind === "target" && state === "declined")
      .filter(({ part }) => (part as Target).designation === "designated" && !isExcused(part as Target))
      .map((commitment) => ({
        ...onCommitment(book, commitment),
        what: `${organisationName(book, commitment.organisation)} has declined ${titleOf(commitment.part)}`,
        todo: "See why it was declined",
        aim: `settle ${titleOf(commitment.part)} with ${organisationName(book, commitment.organisation)}, which declined it`,
      })),
};
