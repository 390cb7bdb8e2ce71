import { type Outcome, done, refuse } from "../outcome";
import type { NoValueReason } from "./observation";

/** What somebody typed for one value: a number, or the reason why there is none. */
export interface TypedValue {
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  /** Marked as provisional in the typing itself, as in "24.7 p" or "24.7 (provisional)". */
  readonly provisional: boolean;
}

const REASONS: Readonly<Record<string, NoValueReason>> = {
  suppressed: "suppressed",
  "not published": "not published",
  awaiting: "awaiting",
  awaited: "awaiting",
};

const REMEDY = "Write a number such as 24.7 or 1,460, or one of: suppressed, not published, awaiting.";
const NUMBER = /^([+-]?)£?(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(%?)$/;

/**
 * Reads a value as people type it: 24.7 · 1,460 · 2.1% · £412.50 · −3 · .5 · 24.7 (p) · suppressed.
 * Nothing is guessed: what may mean two things, such as 24,7, is refused with what to write.
 * @param unit the indicator's, such as "%": a percentage is refused where values are not counted in per cent.
 */
export function readTypedValue(text: string, unit: string): Outcome<TypedValue> {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "") return refuse(`A figure that was entered cannot be emptied. ${REMEDY}`, "value");
  const reason = REASONS[words];
  if (reason !== undefined) return done({ value: null, reason, provisional: false });
  const { number, provisional } = readProvisional(words);
  const read = readNumber(number, unit);
  return read.kind === "done" ? done({ value: read.value, reason: null, provisional }) : read;
}

/** Reads a plain number as people type it; the same ways and refusals as readTypedValue, without reasons. */
export function readNumber(text: string, unit: string): Outcome<number> {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(/\s/g, "");
  const match = NUMBER.exec(plain);
  const [, sign = "", whole, fraction, percent] = match ?? [];
  if (!match || (whole === undefined && fraction === undefined)) {
    const decimalComma = /^[+-]?\d+,\d{1,2}$/.test(plain);
    return refuse(
      decimalComma
        ? `Write ${plain.replace(",", ".")} with a point, not a comma.`
        : `“${text.trim()}” is not a number. ${REMEDY}`,
      "value",
    );
  }
  if (percent === "%" && !unit.startsWith("%")) {
    return refuse(
      `This is counted ${unit === "" ? "as a number" : unit}, not in per cent. Leave out the % sign.`,
      "value",
    );
  }
  return done(Number(`${sign}${(whole ?? "0").replaceAll(",", "")}${fraction ?? ""}`));
}

function readProvisional(words: string): { number: string; provisional: boolean } {
  const marked = /^(.*\d%?)\s?\(?(?:p|provisional)\)?$/.exec(words);
  return marked ? { number: marked[1] ?? "", provisional: true } : { number: words, provisional: false };
}
