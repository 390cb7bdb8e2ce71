import { COMMON_SCOPE } from "../../measures/observation";
import { type Area, type AreaFields, type AreaKind, anArea, isOfficialCode } from "../../place/area";
import { areaNamed, matchAreas } from "../../place/match-areas";
import { isFootnote } from "../dialects/footnotes";
import type { AreaWords, Seen } from "../survey";
import { UNNAMED_AREA } from "../table";
import { type Answer, givenBy } from "./answer";
import { type AreaAsks, type Known, type Matched, meaningOf, shortSlug, surely } from "./matched";

/** The area that a file means, by its official code before its name, known or to be made. */
export function matchArea(
  text: string,
  { words, count }: Seen<AreaWords>,
  known: Known,
  answer: Answer | undefined,
): Matched<Area, AreaFields, AreaAsks> {
  const makes = proposeArea(words, known, answer);
  if (answer !== undefined) return surely(text, count, meaningOf(answer, known.areas, makes));
  const { areaCode, area } = words;
  // A partnership names an official area that the list lacks under its own code, a colon and the official one.
  const own = areaCode && known.partnership ? known.areas.find(({ _id }) => _id === makes._id) : undefined;
  const is =
    (areaCode && (areaNamed(areaCode, known.areas) ?? own)) ||
    successorOf(areaCode, known.areas) ||
    (areaCode && isOfficialCode(areaCode) ? undefined : areaNamed(area, known.areas));
  if (is) return surely(text, count, { kind: "known", is });
  const asks = doubtOf(words);
  if (asks !== undefined) {
    const suggestions = asks === "unnamed area" ? placesOf(known) : [];
    return { text, count, sure: false, asks, suggestions, meaning: { kind: "left out" } };
  }
  const suggestions = matchAreas(area, known.areas).slice(0, 5);
  return {
    text,
    count,
    sure: areaCode !== undefined && isOfficialCode(areaCode),
    suggestions,
    meaning: { kind: "new", makes },
  };
}

/** Of whom a file may be that does not say so: the partnership's own area, its county and region, the country. */
function placesOf({ partnership, areas }: Known): Area[] {
  const places: Area[] = [];
  let at = areas.find(({ _id }) => _id === partnership?.area);
  while (at !== undefined && !places.includes(at)) {
    places.push(at);
    const { parent } = at;
    at = areas.find(({ _id }) => _id === parent);
  }
  return places;
}

/** What stands where an area's name does and names none: nothing, the table's own total, or a note under it. */
export function doubtOf({ area, areaCode }: AreaWords): AreaAsks | undefined {
  if (area === UNNAMED_AREA) return "unnamed area";
  if (areaCode !== undefined && isOfficialCode(areaCode)) return undefined;
  if (TOTAL.test(area.trim())) return "total";
  return isFootnote(area) ? "note" : undefined;
}

const TOTAL =
  /^((grand|column|row|overall|sub)[ -]?)?totals?\b|\btotals?$|^all( (areas|authorities|local authorities|districts|wards|regions|of them))?$/i;

/** Codes change when a boundary moves a little; the area stays the one that people mean. */
const CODE_CHANGES: Readonly<Record<string, string>> = {
  E06000048: "E06000057",
  E07000097: "E07000242",
  E07000101: "E07000243",
  E07000104: "E07000241",
  E07000100: "E07000240",
  E08000020: "E08000037",
  E10000002: "E06000060",
  W06000013: "W06000024",
};
function successorOf(code: string | undefined, areas: readonly Area[]): Area | undefined {
  if (code === undefined) return undefined;
  const other = CODE_CHANGES[code] ?? Object.keys(CODE_CHANGES).find((before) => CODE_CHANGES[before] === code);
  return other === undefined ? undefined : areas.find((area) => area.code === other);
}

const KINDS: readonly (readonly [string, AreaKind])[] = [
  ["E06", "unitary authority"],
  ["W06", "unitary authority"],
  ["S12", "unitary authority"],
  ["N09", "district"],
  ["N11", "district"],
  ["E07", "district"],
  ["E08", "metropolitan district"],
  ["E09", "london borough"],
  ["E10", "county"],
  ["E11", "county"],
  ["E12", "region"],
];

function proposeArea({ area, areaCode }: AreaWords, known: Known, answer: Answer | undefined): AreaFields {
  const given = givenBy(answer);
  const official = [areaCode, area].find((each) => each !== undefined && isOfficialCode(each))?.toUpperCase();
  const name = (given.name ?? area).slice(0, 100);
  const short = official ?? shortSlug(name, 40);
  const code = known.partnership === null ? short : `${known.partnership.code}:${short}`;
  const country = official !== undefined && /^[EWSNKJLM]92/.test(official);
  return anArea({
    code,
    name,
    kind: country ? "country" : (KINDS.find(([prefix]) => official?.startsWith(prefix))?.[1] ?? "district"),
    // It has no parent: it lies elsewhere, and is not one of our neighbourhoods.
    partnership: known.scope === COMMON_SCOPE ? null : (known.partnership?._id ?? null),
  });
}
