import { z } from "zod";
import { choice, optionalLine } from "../../agreement/fields";
import { OPTION_KINDS } from "../../options/option-kinds";
import { done } from "../../outcome";
import { type Group, bundled, groupWords } from "./bundled";
import { type Asking, type Offer, exerciseKind, resultOf } from "./kind";
import { notesField } from "./notes";

/** One list of step 4 a round: what works, what does not, what else could be done. */
export type WorksList = "strength" | "weakness" | "option";

/** What a round asks for, and what the plan holds of it already. */
export type WorksMaterial = { list: WorksList; known: string[] };

/** An option that somebody names, where it has worked, and who will go and see it there. */
export type WorksOption = {
  name: string;
  kind: (typeof OPTION_KINDS)[number];
  where?: string | null | undefined;
  reach?: "national" | "international" | null | undefined;
  goes?: string | null | undefined;
};

export type WorksAnswer = { notes: string[] } | { options: WorksOption[] };

export type WorksItem = { id: string; text: string; option: WorksOption | null };
export type WorksResult = { items: WorksItem[] };

const LISTS: readonly WorksList[] = ["strength", "weakness", "option"];

/** So many options each; they take longer to write than a note. */
const OPTIONS_EACH = 2;

/** What works, what does not, what else? Three lists in turn, before anything is scored. */
export const works = exerciseKind<WorksMaterial, WorksAnswer, WorksResult>({
  name: "works",
  step: 4,
  title: "What works, what does not, what else?",
  what: "Strengths, then weaknesses, then options with where they worked and who will go and see: the same things are put together, and stand in step 4’s lists.",
  needs: "nothing",
  minutes: 20,
  names: "nobody",
  each: 3,
  ask: () => "What works, what does not, what else could we do?",
  rounds: () => ["What works", "What does not", "What else"],
  material: ({ book, workshop }, round) => {
    const list = LISTS[round - 1] ?? "option";
    const { strength, option } = book.parts;
    const known =
      list === "option"
        ? option.filter(({ priority }) => priority === workshop.priority).map(({ name }) => name)
        : strength
            .filter(({ priority, kind }) => priority === workshop.priority && kind === list)
            .map(({ text }) => text);
    return done({ list, known });
  },
  answer: ({ list }, { each }) => (list === "option" ? OptionsSchema : z.object({ notes: notesField(each ?? 3) })),
  result: (_asking, _round, _material, said) => ({
    items: said.flatMap(({ answer, content }): WorksItem[] =>
      "options" in content
        ? content.options.map((option, i) => ({ id: `${answer}-${i}`, text: option.name, option }))
        : content.notes.map((text, i) => ({ id: `${answer}-${i}`, text, option: null })),
    ),
  }),
  words: (exercise, round) =>
    bundled(exercise, resultOf<WorksResult>(exercise, round)?.items ?? []).map((group) => {
      const seen = group.items.flatMap(({ option }) => (option?.where ? [`worked in ${option.where}`] : []));
      return [groupWords(group), ...new Set(seen)].join("; ");
    }),
  offers: (asking) => LISTS.flatMap((list, i) => offersOf(asking, list, i + 1)),
});

const OptionSchema = z
  .object({
    name: z.string().trim().max(200, "Shorten this to 200 characters or fewer"),
    kind: choice(OPTION_KINDS, "what kind of change it is"),
    where: optionalLine(),
    reach: z.enum(["national", "international"], { error: "Choose national or international" }).nullish(),
    goes: optionalLine(),
  })
  .superRefine(({ name, where, reach, goes }, context) => {
    const issue = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (!name && (where || goes)) issue("name", "Enter the option");
    if (where && !reach) issue("reach", "Choose national or international");
    if (goes && !where) issue("where", "Enter where it worked, so that somebody can go and see it");
  });

const OptionsSchema = z.object({
  options: z
    .array(OptionSchema)
    .max(OPTIONS_EACH)
    .transform((options) => options.filter(({ name }) => name !== ""))
    .refine((options) => options.length > 0, { message: "Enter an option", path: [0, "name"] }),
});

function offersOf(asking: Asking, list: WorksList, round: number): Offer[] {
  const { priority } = asking.workshop;
  const groups = bundled(asking.exercise, resultOf<WorksResult>(asking.exercise, round)?.items ?? []);
  if (list === "option") return groups.map((group) => optionOffer(group, priority));
  return groups.map(({ id, name }) => ({
    id: `${list}-${id}`,
    words: `${list === "strength" ? "Strength" : "Weakness"}: ${name}`,
    write: { add: "strength", content: { priority, kind: list, text: name } },
  }));
}

/** Nobody has looked yet: what the room has heard of an option elsewhere is weak evidence until somebody goes. */
function optionOffer({ id, name, items }: Group<WorksItem>, priority: string): Offer {
  const named = items.flatMap(({ option }) => (option ? [option] : []));
  const worked = named.filter(({ where }) => where);
  const proofs = Object.fromEntries(
    worked.map(({ where, reach, goes }, i) => [
      `w${i + 1}`,
      {
        ...{ where, reach, strength: "weak" },
        says: goes ? `Named in a workshop. ${goes} will go and see.` : "Named in a workshop. Nobody has looked yet.",
      },
    ]),
  );
  const seen = worked.map(({ where, goes }) => `worked in ${where}${goes ? `, which ${goes} will go and see` : ""}`);
  const others = [...new Set(named.map((option) => option.name))].filter((each) => each !== name);
  return {
    id: `option-${id}`,
    words: [`Option: ${name}`, ...seen].join("; "),
    write: {
      add: "option",
      content: {
        ...{ priority, name: name.slice(0, 200), kind: named[0]?.kind ?? "new", proofs },
        description: others.length > 0 ? `In the room’s words: ${others.join("; ")}.` : null,
      },
    },
  };
}
