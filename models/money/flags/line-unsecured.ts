import { sayAmount } from "../amount";
import { overYears, saidOf, unsecuredOf, yearsOf } from "../figures";
import { type FlagCheck, inputOf, yearWords } from "./flag";

/** A giver promised more for a year than it has secured. */
export const lineUnsecured: FlagCheck = {
  find: (book) =>
    book.parts.resource.flatMap((line) => {
      const years = yearsOf(line).filter((year) => unsecuredOf(line, year) > 0);
      if (years.length === 0) return [];
      const missing = sayAmount(overYears(line, unsecuredOf(line)));
      return [
        {
          id: `unsecured ${line._id}`,
          rule: "unsecured" as const,
          kind: "resource" as const,
          part: line._id,
          title: line.name,
          says: `${missing} is promised for ${years.map(yearWords).join(" and ")} and not secured.`,
          working: {
            title: `“${line.name}”: promised and not secured`,
            formula: "promised − secured, of each year in which more is promised",
            inputs: years.flatMap((year) => [
              inputOf(book, line, "promised", year),
              ...(saidOf(line, "secured", year) === null ? [] : [inputOf(book, line, "secured", year)]),
            ]),
            result: missing,
          },
        },
      ];
    }),
};
