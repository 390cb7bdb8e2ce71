import { type Content, type Difference, contentOf, differencesBetween } from "../history/document";
import { currentVersion } from "../measures/observation-history";
import type { Observation } from "../measures/observation";
import { batchesOf } from "../measures/step-table";
import type { Book } from "./book";
import { PARTS, PART_NAMES, type Part, type PartName } from "./parts";

export interface PartDifference {
  readonly kind: PartName;
  readonly id: string;
  readonly title: string;
  readonly became: "added" | "changed" | "removed";
  /** Only of what changed. */
  readonly differences: readonly Difference[];
  /** The part as it is now, or as it last was. */
  readonly part: Part;
}

export interface FigureDifference {
  readonly observation: Observation;
  readonly from: number | null;
  readonly to: number | null;
}

/** What changed between two submissions of one agreement. */
export interface BookDifference {
  /** Name, vision, strategy, which comparator set is shown. */
  readonly words: readonly Difference[];
  readonly parts: readonly PartDifference[];
  readonly figures: readonly FigureDifference[];
}

const WORDS = ["name", "vision", "strategy", "compareWith"];

export function compareBooks(before: Book, after: Book): BookDifference {
  return {
    words: WORDS.flatMap((field) =>
      differencesBetween(
        (before.agreement as unknown as Content)[field],
        (after.agreement as unknown as Content)[field],
        field,
      ),
    ),
    parts: PART_NAMES.filter((kind) => kind !== "comment").flatMap((kind) =>
      compareParts(kind, before.parts[kind], after.parts[kind]),
    ),
    figures: compareFigures(before, after),
  };
}

function compareParts(kind: PartName, before: readonly Part[], after: readonly Part[]): PartDifference[] {
  const earlier = new Map(before.map((part) => [part._id, part]));
  const later = new Set(after.map(({ _id }) => _id));
  const said = (part: Part, became: PartDifference["became"], differences: readonly Difference[] = []) => ({
    kind,
    id: part._id,
    title: PARTS[kind].title(part),
    became,
    differences,
    part,
  });
  return [
    ...after.flatMap((part) => {
      const was = earlier.get(part._id);
      if (was === undefined) return said(part, "added");
      const differences = differencesBetween(contentOf(was), contentOf(part));
      return differences.length === 0 ? [] : said(part, "changed", differences);
    }),
    ...before.filter(({ _id }) => !later.has(_id)).map((part) => said(part, "removed")),
  ];
}

function compareFigures(before: Book, after: Book): FigureDifference[] {
  const values = (book: Book) =>
    new Map(
      book.observations.map((each) => [
        each._id,
        { each, value: currentVersion(each, batchesOf(book))?.value ?? null },
      ]),
    );
  const [earlier, later] = [values(before), values(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const observation = is?.each ?? was?.each;
    const [from, to] = [was?.value ?? null, is?.value ?? null];
    return observation === undefined || from === to ? [] : { observation, from, to };
  });
}
