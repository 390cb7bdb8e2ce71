import type { IndicatorFields } from "./indicator";

type Named = Pick<IndicatorFields, "code" | "name" | "theme">;

/** The words and numbers of a text, small and without accents. */
export const wordsOf = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

const tight = (text: string) => wordsOf(text).join("");
const numberIn = (code: string) => /\d+/.exec(code)?.[0];

/** Whether each word is how some other begins. */
export const beginAll = (words: readonly string[], among: readonly string[]) =>
  words.every((word) => among.some((other) => other.startsWith(word)));

/** How well an indicator fits, best first. */
const FITS: readonly ((text: string, indicator: Named) => boolean)[] = [
  (text, { code }) => tight(text) === tight(code),
  (text, { code }) => text.trim() === numberIn(code),
  (text, { code }) => tight(code).startsWith(tight(text)) || (numberIn(code)?.startsWith(text.trim()) ?? false),
  (text, { name }) => beginAll(wordsOf(text), wordsOf(name)),
  (text, { code, name, theme }) => beginAll(wordsOf(text), [...wordsOf(code), ...wordsOf(name), ...wordsOf(theme)]),
];

/** Indicators found by number (151, NI 151, ni151) or by words of their name or theme, best first, then by code. */
export function matchIndicators<I extends Named>(text: string, indicators: readonly I[]): I[] {
  if (wordsOf(text).length === 0) return [];
  return indicators
    .map((indicator) => ({ indicator, fit: FITS.findIndex((fits) => fits(text, indicator)) }))
    .filter(({ fit }) => fit >= 0)
    .sort((a, b) => a.fit - b.fit || compareCodes(a.indicator.code, b.indicator.code))
    .map(({ indicator }) => indicator);
}

/** NI 9 before NI 10. */
function compareCodes(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
