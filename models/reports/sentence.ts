import { MONTHS } from "../measures/period";
import { type Outcome, done, refuse } from "../outcome";
import type { Cell, Figure, Sentence } from "./content-schema";
import type { OwnWords } from "./report";

const SLOT = /\{(\w+)\}/g;

/** Ids stand in the dotted path of what a person writes. */
const safe = (id: string) => id.replace(/[^\w-]/g, "_");

/** A sentence with its figures in slots. @param id its parts; the level comes first. */
export function say(id: readonly string[], text: string, figures: Readonly<Record<string, Figure>>): Sentence {
  return { id: id.map(safe).join("-"), text, figures: { ...figures } };
}

export const figure = (shown: string | number, cell: Cell): Figure => ({ shown: String(shown), cell });

export type PieceOfSentence = { readonly text: string } | Figure;

/** The sentence piece by piece: words, and the figures that stand in their slots. */
export function piecesOf({ text, figures }: Pick<Sentence, "text" | "figures">): PieceOfSentence[] {
  return text.split(SLOT).flatMap((piece, i): PieceOfSentence[] => {
    if (i % 2 === 0) return piece === "" ? [] : [{ text: piece }];
    return [figures[piece] ?? { text: `{${piece}}` }];
  });
}

/** The sentence as it is read. */
export const readSentence = (sentence: Pick<Sentence, "text" | "figures">): string =>
  piecesOf(sentence)
    .map((piece) => ("text" in piece ? piece.text : piece.shown))
    .join("");

const slotsIn = (text: string) => [...text.matchAll(SLOT)].map(([, name = ""]) => name);

/** Days, months, years and quarters tell when, not how much. */
const WHEN = new RegExp(
  `(\\b\\d{1,2} )?\\b(${MONTHS.join("|")})\\b( \\d{4}\\b)?|\\bQ[1-4]\\b( \\d{4}(/\\d{2})?)?|\\b20\\d{2}/\\d{2}\\b|` +
    `\\b(in|by|since|until|during|before|after) 20\\d{2}\\b`,
  "gi",
);

const numbersIn = (text: string): string[] =>
  text
    .replace(SLOT, " ")
    .replace(WHEN, " ")
    .match(/\d+(?:[.,]\d+)*%?/g) ?? [];

/**
 * Whether a person may write this in place of a generated sentence: with every figure of it in its slot, none of another,
 * and no number typed in.
 */
export function checkWords({ text: generated, figures }: Sentence, words: string): Outcome<string> {
  const text = words.trim();
  const [used, own] = [slotsIn(text), Object.keys(figures)];
  const foreign = used.find((slot) => !own.includes(slot));
  const list = own.map((slot) => `{${slot}}`).join(", ");
  if (foreign !== undefined) {
    const has = own.length > 0 ? `It has ${list}` : "It has none";
    return refuse(`This sentence has no figure called {${foreign}}. ${has}.`);
  }
  const missing = slotsIn(generated).find((slot) => !used.includes(slot));
  if (missing !== undefined) {
    return refuse(`Keep {${missing}}, which stands for “${figures[missing]?.shown ?? ""}”. Only words are edited.`);
  }
  // A name that the generated words say, such as that of an organisation, may hold a number.
  const said = numbersIn(generated);
  const typed = numbersIn(text).find((number) => !said.includes(number));
  if (typed !== undefined) {
    return refuse(
      `Take out “${typed}”: numbers come from the plan and are not typed in` +
        (own.length > 0 ? `. Write ${list} where they stand.` : "."),
    );
  }
  return done(text);
}

/** The sentence as a person wrote it, where they did and the generated words are still those that they wrote it for. */
export function inOwnWords(sentence: Sentence, words: Readonly<Record<string, OwnWords>>): Sentence {
  const own = words[sentence.id];
  return own && own.of === sentence.text ? { ...sentence, text: own.text, own: true } : sentence;
}
