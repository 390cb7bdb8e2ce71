import { z } from "zod";
import { wholeNumber } from "../../agreement/fields";
import { done, refuse } from "../../outcome";
import { supportWords } from "../../evidence/support";
import { bundled, timesSaid } from "./bundled";
import { type Asking, type Offer, type WordsOf, exerciseKind, materialOf, resultOf } from "./kind";
import { notesField } from "./notes";
import { type Voice, voiceOf } from "./voices";

/** A cause of the plan, or one that somebody named. */
export type WhyItem = Voice & { id: string; text: string; existing: boolean };

/** What dots are given to: a cause of the plan, or what the room named, as the facilitator has put it together. */
export type WhyChoice = {
  id: string;
  text: string;
  /** The cause of the plan that it is; null for a new one. */
  cause: string | null;
  /** How many named it. */
  said: number;
};

/** @property about the priority that the causes are of. */
export type CausesMaterial = { asks: "causes"; about: string; known: WhyItem[] };
export type DotsMaterial = { asks: "dots"; choices: WhyChoice[] };
export type WhyMaterial = CausesMaterial | DotsMaterial;

/** @property dots how many, by the id of the choice. */
export type WhyAnswer = { notes: string[] } | { dots: Record<string, number> };

export type DotsGiven = WhyChoice & { dots: number; people: number };
export type CausesResult = { items: WhyItem[] };
/** @property of how many people gave dots. */
export type DotsResult = { choices: DotsGiven[]; of: number };
export type WhyResult = CausesResult | DotsResult;

const NOTES_EACH = 3;
const DOTS_EACH = 5;

/** Why is it so? Causes from everyone, put together with those of the plan; then dots show which of them the room believes. */
export const why = exerciseKind<WhyMaterial, WhyAnswer, WhyResult>({
  name: "why",
  step: 2,
  title: "Why is it so?",
  what: "Everyone names causes; the same ones are put together; dots on them and on those of the plan show which the room believes.",
  needs: "nothing",
  minutes: 20,
  names: "nobody",
  each: DOTS_EACH,
  offersLast: true,
  ask: () => "Why is it so?",
  rounds: () => ["Causes", "Dots"],
  material: (asking, round) => {
    if (round === 1) return done({ asks: "causes", about: priorityIn(asking), known: knownOf(asking) });
    const choices = choicesOf(asking);
    if (choices.length === 0)
      return refuse("Nobody named a cause and the plan has none, so there is nothing to choose.");
    return done({ asks: "dots", choices });
  },
  answer: (material, { each }) =>
    material.asks === "causes"
      ? z.object({ notes: notesField(NOTES_EACH, "a cause") })
      : dotsSchema(material.choices, each ?? DOTS_EACH),
  result: ({ exercise }, _round, material, said) => {
    if (material.asks === "dots") {
      return countDots(
        material.choices,
        said.flatMap(({ content }) => ("dots" in content ? [content.dots] : [])),
      );
    }
    const named = said.flatMap((each) =>
      ("notes" in each.content ? each.content.notes : []).map((text, i): WhyItem => ({
        id: `${each.answer}-${i}`,
        text,
        existing: false,
        ...voiceOf(exercise, each),
      })),
    );
    return { items: [...material.known, ...named] };
  },
  said: ({ exercise }) => {
    const dots = resultOf<DotsResult>(exercise, 2);
    const believed = dots?.choices.filter((each) => each.dots > 0).slice(0, 5) ?? [];
    if (dots && believed.length > 0) {
      const words = believed.map((each) => `${each.text} (${supportWords(each)})`);
      return `Why it is so, with the most dots first: ${words.join("; ")}.`;
    }
    const named = choicesOf({ exercise }).filter(({ said }) => said > 0);
    return named.length > 0 ? `Causes named: ${named.map(({ text }) => text).join("; ")}.` : undefined;
  },
  words: (exercise, round) =>
    round === 1
      ? choicesOf({ exercise }).map(({ text, cause, said }) =>
          [text, cause && "in the plan already", said > 0 && `named by ${said}`].filter(Boolean).join(", "),
        )
      : (resultOf<DotsResult>(exercise, round)?.choices ?? []).map((each) => `${each.text}: ${supportWords(each)}`),
  offers: (asking) => {
    const dots = resultOf<DotsResult>(asking.exercise, 2);
    if (!dots) return choicesOf(asking).flatMap((choice) => (choice.cause ? [] : [causeOffer(asking, choice)]));
    return dots.choices
      .filter((choice) => choice.dots > 0)
      .map((choice) => causeOffer(asking, choice, { dots: choice.dots, people: choice.people, of: dots.of }));
  },
});

const priorityIn = ({ book, workshop }: Asking) =>
  book.parts.priority.find(({ _id }) => _id === workshop.priority)?.name ?? "";

function knownOf({ book, workshop }: Asking): WhyItem[] {
  return book.parts.cause
    .filter(({ priority }) => priority === workshop.priority)
    .map(({ _id, text }) => ({ id: _id, text, existing: true }));
}

/** One cause once, however many said it: what is put together with a cause of the plan is that cause. */
export function choicesOf({ exercise }: { readonly exercise: WordsOf }): WhyChoice[] {
  const items = resultOf<CausesResult>(exercise, 1)?.items ?? [];
  return bundled(exercise, items).map(({ id, name, items: own }) => {
    const known = own.find(({ existing }) => existing);
    return {
      id: known?.id ?? id,
      text: known?.text ?? name,
      cause: known?.id ?? null,
      said: timesSaid({ items: own }),
    };
  });
}

function dotsSchema(choices: readonly WhyChoice[], each: number): z.ZodType<{ dots: Record<string, number> }> {
  const known = new Set(choices.map(({ id }) => id));
  return z.object({
    dots: z
      .record(z.string(), wholeNumber(`Enter a whole number of dots, from 0 to ${each}`, 0, each))
      .superRefine((dots, context) => {
        const issue = (message: string) => context.addIssue({ code: "custom", message });
        const given = Object.values(dots).reduce((sum, count) => sum + count, 0);
        if (Object.keys(dots).some((id) => !known.has(id))) {
          issue("What can be chosen has changed. Give your dots to the causes that are shown now.");
        } else if (given === 0) issue("Give at least one dot");
        else if (given > each) {
          issue(`You have ${each} dots and gave ${given}. Take ${given - each === 1 ? "one" : given - each} back.`);
        }
      })
      .transform((dots) => Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0))),
  });
}

function countDots(choices: readonly WhyChoice[], given: readonly Record<string, number>[]): DotsResult {
  const counted = choices.map((choice) => {
    const own = given.flatMap((dots) => dots[choice.id] ?? []);
    return { ...choice, dots: own.reduce((sum, count) => sum + count, 0), people: own.length };
  });
  return { choices: counted.sort((a, b) => b.dots - a.dots || b.people - a.people), of: given.length };
}

type Support = { dots: number; people: number; of: number };

/** The same id before and after the dots, so that a cause is written once. */
function causeOffer({ workshop, book }: Asking, { id, text, cause }: WhyChoice, support?: Support): Offer {
  const words = support ? `${text}: ${supportWords(support)}` : text;
  const given = support && { [workshop._id]: { ...support, on: workshop.on } };
  const present = cause && book.parts.cause.find(({ _id }) => _id === cause);
  if (present) {
    return {
      id: `cause-${id}`,
      words: `A cause in the plan, ${words}`,
      write: { change: "cause", part: present._id, fields: { support: { ...present.support, ...given } } },
    };
  }
  const content = {
    priority: workshop.priority,
    text: text.slice(0, 1000),
    evidence: [],
    ...(given && { support: given }),
  };
  return { id: `cause-${id}`, words: `Cause: ${words}`, write: { add: "cause", content } };
}

/** The cause of the plan that a choice is, or has become; undefined while it is none. */
export function causeOfChoice(
  { book, workshop }: Pick<Asking, "book" | "workshop">,
  choice: string,
): string | undefined {
  const isCause = (id: string | undefined) => book.parts.cause.some(({ _id }) => _id === id);
  if (isCause(choice)) return choice;
  const landed = Object.values(workshop.exercises).flatMap((each) => each.landed[`cause-${choice}`]?.part?.id ?? []);
  return landed.find(isCause);
}

/** The causes that a workshop talks of: those of the plan, and those that the room has named, as far as they stand. */
export function causesTalkedOf(asking: Asking): { id: string; text: string }[] {
  const named = Object.values(asking.workshop.exercises).flatMap((exercise) => {
    if (exercise.kind !== why.name) return [];
    const dots = materialOf<DotsMaterial>(exercise, 2)?.choices ?? choicesOf({ exercise });
    return dots.filter(({ id, cause }) => cause === null && causeOfChoice(asking, id) === undefined);
  });
  return [...knownOf(asking), ...named].map(({ id, text }) => ({ id, text }));
}
