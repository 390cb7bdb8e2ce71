import { z } from "zod";
import { line } from "../../agreement/fields";
import { formatDay } from "../../day";
import { sentenceText } from "../../measures/reading";
import { stepTableOf } from "../../measures/step-table";
import { done, refuse } from "../../outcome";
import { bundled, groupWords } from "./bundled";
import { filled } from "./filled";
import { type Asking, type Offer, exerciseKind, resultOf } from "./kind";
import { pointsOn } from "./see-points";
import { type Voice, voiceOf } from "./voices";

/** A figure of step 1's table, as it is drawn. */
export type SeeCell = {
  /** As printed. */
  text: string;
  value: number | null;
  state: "final" | "provisional" | "missing" | "empty";
  isBreak: boolean;
};

/** Our series or that of an area that it is compared with; a cell a column. */
export type SeeRow = {
  id: string;
  name: string;
  role: "ours" | "comparator" | "region" | "country" | "part";
  cells: SeeCell[];
};

/** The chart, without a word of what it shows. */
export type SeeMaterial = {
  name: string;
  unit: string;
  better: string;
  illustrative: "none" | "some" | "all";
  columns: { period: string; label: string; at: number; isBreak: boolean }[];
  rows: SeeRow[];
};

/** @property point as `pointId` names it; null for the picture as a whole. */
export type SeeNote = { text: string; point: string | null };
export type SeeAnswer = { notes: SeeNote[] };

/** A note with the point that it is pinned to, in words. */
export type SeeItem = Voice & { id: string; text: string; point: string | null; pointName: string | null };
/** @property reading what the software reads in the same figures: shown after, never before. */
export type SeeResult = { items: SeeItem[]; reading: string };

const NOTES_EACH = 3;
const LONGEST_NOTE = 300;
/** The longest that a story may be. */
const LONGEST_STORY = 5000;

/** What do you see? Notes pinned to points of the chart, grouped by the facilitator; then what the software reads in it. */
export const see = exerciseKind<SeeMaterial, SeeAnswer, SeeResult>({
  name: "see",
  step: 1,
  title: "What do you see?",
  what: "Everyone pins notes to points of the chart; they are put together under names, and become the story behind the baseline.",
  needs: "candidate",
  minutes: 12,
  names: "nobody",
  each: NOTES_EACH,
  ask: (asking) => `What do you see in “${indicatorOf(asking)?.name ?? "this indicator"}”?`,
  rounds: () => ["Notes"],
  material: (asking) => {
    const table = tableOf(asking);
    if (!table) return refuse("Choose an indicator of step 1.", "candidate");
    const rows = table.rows
      .filter(({ role, cells }) => role !== "part" && cells.some(({ value }) => value !== null))
      .map(({ id, name, role, cells }) => ({
        ...{ id, name, role },
        cells: cells.map(({ text, value, state, isBreak }) => ({ text, value, state, isBreak })),
      }));
    if (rows.length === 0)
      return refuse(`“${table.name}” has no figures yet, so there is nothing to see.`, "candidate");
    const { name, unit, better, illustrative } = table;
    const columns = table.columns.map(({ period, label, at, isBreak }) => ({ period, label, at, isBreak }));
    return done({ name, unit, better, illustrative, columns, rows });
  },
  answer: (material, { each }) => {
    const known = new Set(pointsOn(material).map(({ id }) => id));
    const most = each ?? NOTES_EACH;
    return z.object({
      notes: filled(noteSchema(known), ["text", "point"], { message: "Enter what you see", field: "text" }).refine(
        (notes) => notes.length <= most,
        { message: `You have ${most} notes. Take the rest away.` },
      ),
    });
  },
  result: (asking, _round, material, said) => {
    const points = new Map(pointsOn(material).map(({ id, name }) => [id, name]));
    const items = said.flatMap((each) =>
      each.content.notes.map(({ text, point }, i) => ({
        ...{ id: `${each.answer}-${i}`, text, point },
        pointName: point ? (points.get(point) ?? null) : null,
        ...voiceOf(asking.exercise, each),
      })),
    );
    const table = tableOf(asking);
    return { items, reading: table ? sentenceText(table.reading) : "" };
  },
  words: (exercise, round) => {
    const { items, reading } = resultOf<SeeResult>(exercise, round) ?? { items: [], reading: "" };
    return [...bundled(exercise, items).map(groupWords), ...(reading ? [`The figures themselves: ${reading}`] : [])];
  },
  offers: (asking) => {
    const items = resultOf<SeeResult>(asking.exercise, 1)?.items ?? [];
    return items.length === 0 ? [] : storyOffer(asking, items);
  },
});

type About = Pick<Asking, "book"> & { readonly exercise: Pick<Asking["exercise"], "candidate"> };

const candidateOf = ({ book, exercise }: About) => book.parts.candidate.find(({ _id }) => _id === exercise.candidate);

function indicatorOf(about: About) {
  const candidate = candidateOf(about);
  return about.book.indicators.find(({ _id }) => _id === candidate?.indicator);
}

function tableOf(about: About) {
  const candidate = candidateOf(about);
  const indicator = indicatorOf(about);
  return candidate && indicator ? stepTableOf(about.book, candidate, indicator) : undefined;
}

const noteSchema = (known: ReadonlySet<string>) =>
  z.object({
    text: line("what you see there", LONGEST_NOTE),
    point: z
      .string()
      .nullish()
      .refine((point) => !point || known.has(point), {
        message: "Choose a point of the chart, or the picture as a whole",
      })
      .transform((point) => point || null),
  });

/** What the room saw is added to the story that is there. Told with its notes; in names alone where that grows too long. */
function storyOffer(asking: Asking, items: readonly SeeItem[]): Offer[] {
  const candidate = candidateOf(asking);
  if (!candidate) return [];
  const head = `What people saw at the workshop of ${formatDay(asking.workshop.on)}:`;
  const groups = bundled(asking.exercise, items);
  const told = groups.map(({ name, items: own }) => {
    const notes = own.map(tellNote).filter((note) => note !== name);
    return notes.length > 0 ? `${name}: ${notes.map((note) => `“${note}”`).join("; ")}` : name;
  });
  const seen = [head, ...told.map((each) => `- ${each}`)].join("\n");
  const named = [head, ...groups.map(({ name, items: own }) => `- ${name} (${own.length})`)].join("\n");
  const before = candidate.story?.trim() ?? "";
  const withBefore = (added: string) => [before, added].filter(Boolean).join("\n\n");
  const added = withBefore(seen).length <= LONGEST_STORY ? seen : named;
  const story = before.includes(seen) || before.includes(named) ? before : withBefore(added);
  const words = `Story of ${indicatorOf(asking)?.name ?? "the indicator"}: ${added}`;
  return [{ id: "story", words, write: { change: "candidate", part: candidate._id, fields: { story } } }];
}

const tellNote = ({ text, pointName }: SeeItem) => (pointName ? `${text} (${pointName})` : text);
