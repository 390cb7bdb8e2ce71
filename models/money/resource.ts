import { z } from "zod";
import { choice, date, decimal, line, mapOf, optionalLine, optionalReference, prose } from "../agreement/fields";
import type { Document } from "../history/document";
import { isPeriodCode } from "../measures/period";

export const RESOURCE_KINDS = ["budget", "grant", "in kind", "people"] as const;
export const NATURES = ["revenue", "capital"] as const;
/** What money can be given to: the whole of a priority, or something in it. */
export const GOAL_KINDS = ["priority", "target", "programme", "action"] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

/** Pounds, or full-time equivalents for people. */
const amount = (what: string) => decimal(what).pipe(z.number().min(0, "Enter an amount of 0 or more"));

/** What the giver says of one financial year. */
export const GivenSchema = z.object({
  promised: amount("what is promised").nullish(),
  secured: amount("what is secured").nullish(),
  spent: amount("what was spent").nullish(),
  forecast: amount("what the year will come to").nullish(),
  /** The day that these figures are of. */
  asAt: date().nullish(),
});

const ShareSchema = z.object({
  /** "action:" and its id: see goalNamed. */
  goal: z
    .string({ error: "Choose what it serves" })
    .max(120)
    .regex(/^(priority|target|programme|action):.+$/, "Choose what it serves"),
  /** Percent of the line; of the only goal nothing need be said. */
  share: decimal("the share").pipe(z.number().gt(0, "Enter a share above 0").max(100, "Enter 100 or less")).nullish(),
});

const ResourceFieldsSchema = z.object({
  name: line("what it is called"),
  /** The organisation of the partnership that gives it; one that sits elsewhere is said in words. */
  giver: optionalReference(),
  giverName: optionalLine(),
  kind: choice(RESOURCE_KINDS, "what kind of resource it is"),
  nature: choice(NATURES, "revenue or capital").nullish(),
  fund: optionalLine(),
  fundEnds: date().nullish(),
  conditions: prose(2000),
  /** Under which the giver finds it in its own books. */
  budgetCode: optionalLine(60),
  /** By financial year, such as FY2008: what the partnership asks for. */
  asked: mapOf(amount("what is asked")),
  /** By financial year: what its giver alone says. */
  given: mapOf(GivenSchema),
  goals: mapOf(ShareSchema),
});

export const ResourceSchema = ResourceFieldsSchema.superRefine((fields, context) => {
  const issue = (path: string, message: string) => context.addIssue({ code: "custom", path: path.split("."), message });
  const { giver, giverName, asked, given, goals } = fields;
  if (!giver && !giverName) issue("giver", "Choose who gives it, or say in words who does");
  if (giver && giverName) issue("giverName", "Leave this empty: the giver is chosen from the list");
  for (const [field, years] of [
    ["asked", asked],
    ["given", given],
  ] as const) {
    const other = Object.keys(years).find((year) => !isPeriodCode(year));
    if (other) issue(field, `Enter amounts by year: ${other} is none`);
  }
  for (const { path, message } of problemsOfShares(goals)) issue(path, message);
});

/** One line of money or people: who gives how much, in which years, for what. */
export type ResourceLine = Document & z.infer<typeof ResourceSchema> & { readonly agreement: string };
export type Given = z.infer<typeof GivenSchema>;

/** A named set of actions with one organisation that leads it, and lines of its own. */
export const ProgrammeSchema = z.object({
  name: line("its name"),
  lead: optionalReference(),
  purpose: prose(1000),
  actions: z.array(z.string().max(100)).max(200).default([]),
});
export type Programme = Document & z.infer<typeof ProgrammeSchema> & { readonly agreement: string };

export interface Goal {
  readonly kind: GoalKind;
  readonly id: string;
}

/** The goal that a share names. */
export function goalNamed(goal: string): Goal {
  const at = goal.indexOf(":");
  return { kind: goal.slice(0, at) as GoalKind, id: goal.slice(at + 1) };
}

export const nameOfGoal = (kind: GoalKind, id: string): string => `${kind}:${id}`;

/** Shares are typed as percentages, where a third is 33.3 or 33.33. */
const SHARE_TOLERANCE = 0.15;

/** Why the shares of a line cannot stand, each at its place. */
export function problemsOfShares(
  goals: Readonly<Record<string, { readonly goal: string; readonly share?: number | null | undefined }>>,
): { readonly path: string; readonly message: string }[] {
  const entries = Object.entries(goals);
  const twice = entries.find(([, { goal }], i) => entries.slice(0, i).some(([, other]) => other.goal === goal));
  if (twice) {
    return [{ path: `goals.${twice[0]}.goal`, message: "This is named twice. Take one out and add up their shares" }];
  }
  if (entries.length > 1) {
    const unsaid = entries.filter(([, { share }]) => share == null);
    if (unsaid.length > 0) {
      return unsaid.map(([key]) => ({ path: `goals.${key}.share`, message: "Enter its share in percent" }));
    }
  }
  if (entries.length === 0) return [];
  const sum = entries.reduce((all, [, { share }]) => all + (share ?? 100), 0);
  if (Math.abs(sum - 100) <= SHARE_TOLERANCE) return [];
  const made = String(Math.round(sum * 100) / 100);
  return [{ path: "goals", message: `The shares make ${made}%. Change them so that they make 100%` }];
}
