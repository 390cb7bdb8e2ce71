import type { AreaFields } from "./area";

type Named = Pick<AreaFields, "code" | "name">;

/** Words that say what sort of area it is, which tables put before or after its name or leave out. */
const KIND_WORDS = new Set(
  "md mbc mdc mb ua cc dc bc lb lbo la nmd cty county city borough district council metropolitan unitary authority royal region of the".split(
    " ",
  ),
);

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const wordsOf = (text: string) => plain(text).split(" ");
/** The name without what sort of area it is: "coventry" for Coventry MD, "herefordshire" for Herefordshire, County of. */
const bareName = (text: string) =>
  wordsOf(text)
    .filter((word) => !KIND_WORDS.has(word))
    .join(" ");

/** How well a name fits, best first. A word of the text may be the beginning of a word of the name. */
const FITS: readonly ((text: string, area: Named) => boolean)[] = [
  (text, { code }) => text.trim().toUpperCase() === code.toUpperCase(),
  (text, { name }) => plain(text) === plain(name),
  (text, { name }) => bareName(text) !== "" && bareName(text) === bareName(name),
  (text, { name }) => plain(name).startsWith(plain(text)),
  (text, { name }) => {
    const names = wordsOf(name);
    return wordsOf(text).every((word) => names.some((part) => part.startsWith(word)));
  },
];
/** The fits above that name the area itself rather than search for it. */
const NAMING_FITS = FITS.slice(0, 3);

/** Areas found by code or by name with its usual variants, best first, those that fit alike by name. */
export function matchAreas<A extends Named>(text: string, areas: readonly A[]): A[] {
  if (plain(text) === "") return [];
  return areas
    .map((area) => ({ area, fit: FITS.findIndex((fits) => fits(text, area)) }))
    .filter(({ fit }) => fit >= 0)
    .sort((a, b) => a.fit - b.fit || a.area.name.localeCompare(b.area.name, "en"))
    .map(({ area }) => area);
}

/** The one area that a code or name means; undefined when none or several would do. */
export function areaNamed<A extends Named>(text: string, areas: readonly A[]): A | undefined {
  for (const fits of NAMING_FITS) {
    const found = areas.filter((area) => fits(text, area));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
