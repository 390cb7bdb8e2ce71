import type { Book } from "../agreement/book";
import type { PublicVersion } from "../agreement/publish";
import { pointsOf } from "../measures/comparison";
import type { TableRow } from "../measures/indicator-table";
import { isIllustrative } from "../measures/step-table";
import { finalValueOf } from "../targets/final-value";
import { isRelative } from "../targets/form";
import type { Target } from "../targets/target";
import { figuresOf } from "../targets/target-figures";

interface Point {
  readonly period: string;
  readonly value: number;
  /** It is made up, or rests on figures that are. */
  readonly isIllustrative: boolean;
}

/** What one area came to and what it had promised; null where that is not known. */
export interface AreaBeside {
  readonly name: string;
  readonly role: TableRow["role"];
  readonly known: Point | null;
  readonly promised: Point | null;
}

/**
 * A target beside other areas: those that it is compared with at the period of our latest figure, and what other
 * agreements of the region that are published have signed for the same indicator. Ours comes first.
 * @param others what is published elsewhere.
 */
export function besideOthers(book: Book, target: Target, others: readonly PublicVersion[]): AreaBeside[] {
  const figures = figuresOf(book, target);
  const latest = figures && pointsOf(figures.levels, figures.ours).at(-1)?.period;
  const compared = (figures?.levels.rows ?? []).map((row): AreaBeside => {
    const known = latest && figures && pointsOf(figures.levels, row).find(({ period }) => period === latest);
    const promised = row.role === "ours" && !isRelative(target) ? finalValueOf(target) : undefined;
    return {
      name: row.name,
      role: row.role,
      known: known
        ? { period: known.period, value: known.value, isIllustrative: isIllustrative(known.cell.source) }
        : null,
      promised: promised ? { ...promised, isIllustrative: false } : null,
    };
  });
  const signed = signedFor(book, target, others);
  const inTable = compared.map((area) => ({ ...area, promised: area.promised ?? signed.get(area.name) ?? null }));
  const names = new Set(compared.map(({ name }) => name));
  const rest = [...signed].flatMap(([name, promised]): AreaBeside[] =>
    names.has(name) ? [] : [{ name, role: "comparator", known: null, promised }],
  );
  return [...inTable, ...rest.sort((a, b) => a.name.localeCompare(b.name))];
}

/** By the name of its area: the final value that another agreement has signed for the same indicator, for everybody there. */
function signedFor({ agreement, areas, indicators }: Book, target: Target, others: readonly PublicVersion[]) {
  const region = areas.find(({ _id }) => _id === agreement.region)?.name;
  const code = indicators.find(({ _id }) => _id === target.indicator)?.code;
  const signed = new Map<string, Point>();
  for (const { content, kind, notice } of others) {
    const isSigned = kind !== "consultation draft" && notice === null;
    if (!isSigned || content.code === agreement.code || content.region !== region) continue;
    for (const { indicator, area, form, final, figures } of content.priorities.flatMap(({ targets }) => targets)) {
      if (indicator.code !== code || area !== content.area || form !== "level" || final === null) continue;
      signed.set(area, { ...final, isIllustrative: figures.some(({ source }) => isIllustrative(source)) });
    }
  }
  return signed;
}
