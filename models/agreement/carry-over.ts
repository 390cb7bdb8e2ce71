import { formatDay } from "../day";
import { type Content, contentOf } from "../history/document";
import { progressOf } from "../targets/progress";
import { type Target, TargetSchema } from "../targets/target";
import { figuresOf } from "../targets/target-figures";
import type { Book } from "./book";
import { standingPriorities } from "./checks/about";
import type { Part, PartName } from "./parts";

/** One part of an agreement that begins, and the part of the earlier one that it came from. */
export interface Carried {
  readonly kind: PartName;
  readonly id: string;
  readonly from: { readonly kind: PartName; readonly id: string };
  readonly content: Content;
}

type Naming = (from: string) => string;

/**
 * What a new agreement takes over from an earlier one: priorities with their focuses, indicators, evidence, causes and
 * whom they are for, the sets of comparators, each target as a proposal without its numbers, and as evidence what became
 * of it and what the evaluation of each priority has taught. Consultation, options and actions begin anew.
 * @param today ISO date, for what became of each target.
 * @param nameOf the id that a part gets, from that of the one that it came from: the same each time.
 */
export function carryOver(earlier: Book, today: string, nameOf: Naming): Carried[] {
  const { parts } = earlier;
  const priorities = standingPriorities(earlier);
  const standing = new Set(priorities.map(({ _id }) => _id));
  const ofThem = <T extends { readonly priority: string }>(list: readonly T[]) =>
    list.filter(({ priority }) => standing.has(priority));
  const targets = ofThem(parts.target);
  const taken: readonly (readonly [PartName, readonly Part[]])[] = [
    ["priority", priorities],
    ["comparatorSet", parts.comparatorSet],
    ["evidence", ofThem(parts.evidence).filter((each) => each.standing === "held")],
    ["focus", ofThem(parts.focus)],
    ["candidate", ofThem(parts.candidate)],
    ["cause", ofThem(parts.cause)],
    ["stakeholder", ofThem(parts.stakeholder)],
    ["target", targets],
  ];
  const there = new Set(taken.flatMap(([, list]) => list.map(({ _id }) => _id)));
  const anew = (id: unknown) => (typeof id === "string" && there.has(id) ? nameOf(id) : null);
  const carried = taken.flatMap(([kind, list]) =>
    list.map((part): Carried => {
      const content = kind === "target" ? proposalOf(part as Target) : contentOf(part);
      const from = { kind, id: part._id };
      return { kind, id: nameOf(part._id), from, content: { ...content, ...namedAnew(kind, content, anew) } };
    }),
  );
  const lessons = targets.flatMap((target): Carried[] => {
    const content = lessonOf(earlier, target, today);
    if (content === undefined) return [];
    const from = { kind: "target" as const, id: target._id };
    const id = nameOf(`${target._id}-lesson`);
    return [{ kind: "evidence", id, from, content: { ...content, priority: nameOf(target.priority) } }];
  });
  const learned = ofThem(parts.evaluation).flatMap((evaluation): Carried[] => {
    const { _id, priority, lesson } = evaluation;
    if (!lesson) return [];
    const name = priorities.find((each) => each._id === priority)?.name ?? "";
    const content = registered(earlier.agreement.name, today, `What was learned: ${name.slice(0, 170)}`, lesson);
    const from = { kind: "evaluation" as const, id: _id };
    return [{ kind: "evidence", id: nameOf(_id), from, content: { ...content, priority: nameOf(priority) } }];
  });
  return [...carried, ...lessons, ...learned];
}

/** An entry of the evidence register that comes from an earlier agreement. */
const registered = (source: string, date: string, title: string, says: string): Content => ({
  ...{ title, kind: "data", strength: "fair", standing: "held", says, source, date },
  audience: { kind: "partnership" },
});

/** What a part names of its own agreement is named anew; what was said of that time alone is left behind. */
function namedAnew(kind: PartName, content: Content, anew: (id: unknown) => string | null): Content {
  const { priority, focus, evidence } = content;
  return {
    ...(priority === undefined ? {} : { priority: anew(priority) }),
    ...(focus === undefined ? {} : { focus: anew(focus) }),
    ...(Array.isArray(evidence) ? { evidence: evidence.flatMap((id) => anew(id) ?? []) } : {}),
    ...(kind === "candidate" ? { foldedInto: null, story: null } : {}),
    ...(kind === "cause" ? { support: {} } : {}),
  };
}

/** What is promised, by whom and where; every number is to be proposed. */
function proposalOf(target: Target): Content {
  const { priority, focus, name, indicator, definition, area, group, designation, lead, leadPerson, related } = target;
  const { gapTo, tolerance, partsCombine, parts } = target;
  // A percentage is nothing without its number, nor a milestone without its day.
  const form = target.form === "percentage" || target.form === "milestone" ? "level" : target.form;
  return TargetSchema.parse({
    ...{ priority, focus, name, indicator, definition, area, group, designation, lead, leadPerson, related },
    ...{ form, gapTo, tolerance, partsCombine },
    parts: Object.fromEntries(
      Object.entries(parts).map(([id, { area, group, weight }]) => [id, { area, group, weight }]),
    ),
  }) as Content;
}

/** Nothing while it has no result and everything that it took for granted holds. */
function lessonOf(earlier: Book, target: Target, today: string): Content | undefined {
  const { agreement, parts } = earlier;
  const figures = figuresOf(earlier, target);
  const progress = figures && progressOf(figures, agreement.scheme, today, formatDay);
  const says = [
    ...(progress && progress.status !== "no result yet" ? [progress.says] : []),
    ...parts.assumption.flatMap(({ target: of, text, signPassed }) =>
      of === target._id && signPassed
        ? [`It was assumed: “${text}”. From ${formatDay(signPassed)} that no longer held.`]
        : [],
    ),
  ];
  if (says.length === 0) return undefined;
  const title = `What became of “${target.name.slice(0, 170)}”`;
  return { ...registered(agreement.name, today, title, says.join(" ")), organisation: target.lead ?? null };
}
