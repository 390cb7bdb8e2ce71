import { z } from "zod";
import { date } from "../agreement/fields";

/** Operational: what each owner has to do. Executive: how each priority stands. Board: what is to be decided. */
export const LEVELS = ["operational", "executive", "board"] as const;
export type Level = (typeof LEVELS)[number];

const id = z.string();
const number = z.number().nullable();
const day = date().nullable();

/** Where a figure comes from: the value, target or promise, action, commitment … that it is read from. */
const CellSchema = z.discriminatedUnion("kind", [
  z.object({
    ...{ kind: z.literal("value"), candidate: id, area: id, group: id, period: z.string() },
  }),
  z.object({ kind: z.literal("target"), id, priority: id }),
  z.object({ kind: z.enum(["priority", "action", "programme", "resource", "decision", "commitment", "refresh"]), id }),
  z.object({
    kind: z.literal("list"),
    of: z.enum(["targets", "actions", "commitments", "money"]),
    priority: id.nullable(),
  }),
]);
export type Cell = z.infer<typeof CellSchema>;

const FigureSchema = z.object({ shown: z.string(), cell: CellSchema });
export type Figure = z.infer<typeof FigureSchema>;

const SentenceSchema = z.object({
  /** The same for the same thing in every report, so that what a person wrote finds its place again. */
  id,
  /** Words with slots, such as "{value} in {period}". */
  text: z.string(),
  figures: z.record(z.string(), FigureSchema),
  /** Set where a person wrote the words. */
  own: z.literal(true).optional(),
});
export type Sentence = z.infer<typeof SentenceSchema>;

/** What belongs together in a report: an owner, a priority, a decision. */
const BlockSchema = z.object({
  id,
  title: z.string(),
  lead: z.array(SentenceSchema),
  groups: z.array(z.object({ title: z.string(), sentences: z.array(SentenceSchema) })),
  /** Ids of the targets that it draws. */
  targets: z.array(id),
  /** The day by which it is to be settled. */
  by: day,
});
export type Block = z.infer<typeof BlockSchema>;

const point = z.object({ period: z.string(), value: z.number() });

const TargetLineSchema = z.object({
  ...{ id, name: z.string(), priority: id, designation: z.string(), lead: id.nullable() },
  status: z.string(),
  /** How it stands, in the words that its own page has. */
  says: z.string(),
  /** Whose value pages show its figures; null where its indicator is not chosen any more. */
  candidate: id.nullable(),
  ...{ area: id, group: id, unit: z.string(), isIllustrative: z.boolean() },
  /** Our own figures, and the region's, by period code. */
  values: z.record(z.string(), z.number()),
  region: z.record(z.string(), z.number()),
  /** The newest of what the promise is about. */
  latest: point.nullable(),
  /** The newest result that judges it, against what was promised for it. */
  result: z.object({ value: z.number(), period: z.string(), periods: z.string(), promised: z.number() }).nullable(),
  /** Shares of futures that reach the final promise: now, and as kept when the agreement was signed. */
  odds: number,
  oddsAtSigning: number,
  /** What is promised now, point by point, and what was signed first for the end. */
  promises: z.array(point),
  first: point.nullable(),
  /** What its actions are expected to bring against what is promised beyond “if nothing changes”, where it falls shortest. */
  explained: z.object({ words: z.string(), period: z.string() }).nullable(),
  /** Questions that the numbers put and nobody has answered. */
  open: z.int(),
});
export type TargetLine = z.infer<typeof TargetLineSchema>;

const ActionLineSchema = z.object({
  ...{ id, what: z.string(), priority: id, owner: id.nullable() },
  standing: z.string(),
  since: day,
  end: day,
  slips: z.array(z.object({ what: z.string(), first: z.string(), now: z.string(), times: z.int() })),
  /** The owner's last word. */
  last: z.object({ course: z.string(), inTheWay: z.string(), help: z.string(), on: z.string() }).nullable(),
});
export type ActionLine = z.infer<typeof ActionLineSchema>;

const CommitmentLineSchema = z.object({
  ...{ id, kind: z.enum(["target", "action"]), part: id, title: z.string() },
  /** Who promises; to whom, null for the public. */
  ...{ by: id, to: id.nullable(), state: z.string() },
  due: day,
  reconsider: day,
  overdue: z.boolean(),
  /** Absent until somebody signs it or writes terms. */
  commitment: id.nullable(),
});
export type CommitmentLine = z.infer<typeof CommitmentLineSchema>;

export const ReportFactsSchema = z.object({
  day: date(),
  priorities: z.array(z.object({ id, name: z.string() })),
  organisations: z.record(z.string(), z.string()),
  targets: z.array(TargetLineSchema),
  actions: z.array(ActionLineSchema),
  commitments: z.array(CommitmentLineSchema),
  /** What owners are to say how it goes with. */
  due: z.array(
    z.object({
      ...{ kind: z.enum(["target", "action"]), id, priority: id, title: z.string(), milestone: z.string().nullable() },
      ...{ organisation: id, since: z.string() },
    }),
  ),
  /** By organisation, null for actions that nobody owns: how many have an active owner, of how many. */
  owners: z.array(z.object({ organisation: id.nullable(), active: z.int(), of: z.int() })),
  /** What the numbers say about money: of a goal, or of a line of who gives it. */
  money: z.array(
    z.object({
      ...{ id, rule: z.string(), kind: z.enum(["priority", "target", "programme", "action", "resource"]), part: id },
      ...{ title: z.string(), says: z.string(), priority: id.nullable(), giver: id.nullable() },
    }),
  ),
  /** What was decided, by the log. */
  decisions: z.array(z.object({ id, what: z.string(), takenBy: z.string(), date: date() })),
  refreshes: z.array(z.object({ id, title: z.string(), state: z.string(), by: day })),
  /** The next day on which the board meets. */
  board: day,
});
export type ReportFacts = z.infer<typeof ReportFactsSchema>;

export const ReportContentSchema = z.object({
  facts: ReportFactsSchema,
  /** The last report before it, with which it is compared. */
  since: z.object({ id, quarter: z.string(), version: z.int(), day: z.string() }).nullable(),
  levels: z.object({
    operational: z.array(BlockSchema),
    executive: z.array(BlockSchema),
    board: z.array(BlockSchema),
  }),
});
export type ReportContent = z.infer<typeof ReportContentSchema>;
