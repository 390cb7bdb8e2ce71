import { problemsOfShares } from "../resource";
import type { FlagCheck } from "./flag";

/** Shares that count a line more or less than once: no form saves them, but a file may bring them. */
export const shares: FlagCheck = {
  find: (book) =>
    book.parts.resource.flatMap((line) => {
      const [problem] = problemsOfShares(line.goals);
      if (problem === undefined) return [];
      return [
        {
          id: `shares ${line._id}`,
          rule: "shares" as const,
          kind: "resource" as const,
          part: line._id,
          title: line.name,
          says: `${problem.message}.`,
          working: {
            title: `Shares of “${line.name}”`,
            formula: "each goal once, all shares together 100%",
            inputs: Object.values(line.goals).map(({ goal, share }) => ({
              ...{ label: goal, value: share == null ? "not said" : String(share) },
              ...{ unit: share == null ? "" : "%", source: line.name },
            })),
            result: problem.message,
          },
        },
      ];
    }),
};
