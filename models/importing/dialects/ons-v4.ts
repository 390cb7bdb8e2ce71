import {
  type Dialect,
  type RowReader,
  type TextRow,
  UNNAMED_INDICATOR,
  UnreadableFileError,
  isEverybody,
} from "../table";
import { type Beside, besideOf, textAt } from "./cells";

/**
 * A version of a dataset of ONS's "filter a dataset" pages: the first column is called v4_N and holds the value, the next
 * N mark it or give its limits, and the rest are pairs of a code and its label, one for time and one for geography.
 */
export const onsV4: Dialect = {
  name: "ONS v4 dataset",
  recognise({ rows: [header] }) {
    const [, marks] = /^v4_(\d+)$/i.exec(textAt(header?.cells ?? [], 0)) ?? [];
    if (header === undefined || marks === undefined) return undefined;
    const layout = layoutOf(header, Number(marks));
    return {
      why: `Its first column is called ${textAt(header.cells, 0)}, as ONS calls its values.`,
      reader: () => v4Reader(layout),
    };
  },
};

/** Where a dimension's code and label stand. */
interface Pair {
  readonly code: number;
  readonly label: number;
  readonly name: string;
}
interface Layout {
  readonly header: TextRow;
  readonly beside: readonly { readonly kind: Beside; readonly at: number }[];
  readonly time: Pair;
  readonly geography: Pair;
  /** Whose values they are: by sex, age and the like. */
  readonly people: readonly Pair[];
  readonly others: readonly Pair[];
}

const TIME = /^(time|.*\b(years?|months?|quarters?)\b.*|calendar-years|yyyy.*|mmm-yy|.*-time)$/i;
const PEOPLE = /\b(sex|gender|ages?|ethnic\w*|disab\w*|religion|nationality)\b/i;
const GEOGRAPHY = /^(geography|.*geograph.*|uk-only|.*local-authority.*|.*\bregions?\b.*)$/i;

function layoutOf(header: TextRow, marks: number): Layout {
  const { cells } = header;
  const beside = Array.from({ length: marks }, (_, i) => i + 1).flatMap((at) => {
    const kind = besideOf(textAt(cells, at));
    return kind === undefined ? [] : [{ kind, at }];
  });
  const pairs: Pair[] = [];
  for (let code = marks + 1; code + 1 < cells.length; code += 2) {
    pairs.push({ code, label: code + 1, name: `${textAt(cells, code)} ${textAt(cells, code + 1)}` });
  }
  const named = (pattern: RegExp) =>
    pairs.find(({ label }) => pattern.test(textAt(cells, label))) ??
    pairs.find(({ code }) => pattern.test(textAt(cells, code)));
  const [time, geography] = [named(TIME), named(GEOGRAPHY)];
  if (time === undefined || geography === undefined) {
    throw new UnreadableFileError(
      `This ONS dataset has no column called ${time === undefined ? "Time" : "Geography"} among its ${pairs.length} ` +
        "dimensions. Download it again as its publisher gives it, with all its columns.",
    );
  }
  const rest = pairs.filter((pair) => pair !== time && pair !== geography);
  const isOfPeople = ({ name }: Pair) => PEOPLE.test(name.replaceAll("-", " "));
  return {
    header,
    beside,
    time,
    geography,
    people: rest.filter(isOfPeople),
    others: rest.filter((pair) => !isOfPeople(pair)),
  };
}

function v4Reader({ header, beside, time, geography, people, others }: Layout): RowReader {
  return ({ row, cells }, give) => {
    if (row <= header.row) return;
    const told = (pair: Pair) => textAt(cells, pair.label) || textAt(cells, pair.code);
    const besides = beside.map(({ kind, at }) => [kind, textAt(cells, at)]).filter(([, text]) => text !== "");
    // A dataset has no name in its file; what was counted is told by its dimensions.
    const parted = (pairs: readonly Pair[]) => pairs.map(told).filter((text) => !isEverybody(text));
    const group = parted(people).join(", ");
    give({
      ...Object.fromEntries(besides),
      row,
      indicator: parted(others).join(" · ") || others.map(told).join(" · ") || UNNAMED_INDICATOR,
      ...(group !== "" && { group }),
      area: told(geography),
      ...(textAt(cells, geography.code) !== "" && { areaCode: textAt(cells, geography.code) }),
      period: told(time),
      value: textAt(cells, 0),
    });
  };
}
