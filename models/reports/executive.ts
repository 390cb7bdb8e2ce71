import type { Block, ReportFacts, Sentence, TargetLine } from "./content-schema";
import { changesBetween } from "./changes";
import { figure, say } from "./sentence";
import {
  LATE_WORDS,
  actionFact,
  actionName,
  block,
  counted,
  dayFigure,
  group,
  isLate,
  listCell,
  organisation,
  percent,
  periodOf,
  promised,
  targetCell,
  targetName,
  valueIn,
} from "./words";

const AT = "executive";

/** Per priority: how it stands, its odds, what changed since the last report, and what blocks it. */
export function executiveBlocks(facts: ReportFacts, before: ReportFacts | null): Block[] {
  const changes = before ? changesBetween(before, facts, AT) : [];
  return [
    ...(changes.length > 0 ? [block(`${AT}-changed`, "What changed since the last report", { groups: changes })] : []),
    ...facts.priorities.map(({ id, name }) => {
      const targets = facts.targets.filter(({ priority }) => priority === id);
      return block(`${AT}-${id}`, name, {
        lead: [...standingOf(targets, id), ...actionsOf(facts, id)],
        groups: [...group("Targets", targets.flatMap(targetSentences)), ...group("In the way", blocking(facts, id))],
        targets: targets.map((target) => target.id),
      });
    }),
  ];
}

const STATUSES = ["on track", "at risk", "off track"] as const;

/** "2 of 5 targets are on track, 1 off track; of 2 nothing can be told yet." Those that nobody is at are left out. */
export function standingOf(targets: readonly TargetLine[], priority: string | null, at = AT): Sentence[] {
  if (targets.length === 0) return [];
  const cell = listCell("targets", priority);
  const count = (status: string) => targets.filter((target) => target.status === status).length;
  const told = STATUSES.filter((status) => count(status) > 0);
  const untold = targets.length - told.reduce((sum, status) => sum + count(status), 0);
  const slot = (status: string) => status.replace(/\W(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const words = told.map((status) => `{${slot(status)}} ${status}`).join(", ");
  const text =
    told.length === 0
      ? "Of {all} {noun} nothing can be told yet."
      : `Of {all} {noun} ${words}${untold > 0 ? "; of {untold} nothing can be told yet" : ""}.`;
  return [
    say([at, "standing", priority ?? "all"], text.replace("{noun}", counted(targets.length, "target", "targets")), {
      all: figure(targets.length, cell),
      ...Object.fromEntries(told.map((status) => [slot(status), figure(count(status), cell)])),
      ...(untold > 0 && told.length > 0 ? { untold: figure(untold, cell) } : {}),
    }),
  ];
}

function actionsOf({ actions }: ReportFacts, priority: string): Sentence[] {
  const own = actions.filter((action) => action.priority === priority);
  const late = own.filter(isLate).length;
  if (own.length === 0) return [];
  const all = figure(own.length, listCell("actions", priority));
  const id = [AT, "actions", priority];
  if (own.length === 1) return [say(id, `Its {all} action is ${late === 0 ? "not late" : "late"}.`, { all })];
  if (late === 0) return [say(id, "None of its {all} actions is late.", { all })];
  return [
    say(id, `{late} of its {all} actions ${counted(late, "is", "are")} late.`, {
      ...{ late: figure(late, listCell("actions", priority)), all },
    }),
  ];
}

function targetSentences(target: TargetLine): Sentence[] {
  return [courseOf(target), ...oddsOf(target)];
}

/** Where it stands: by its newest result, else by its newest figure. */
export function courseOf(target: TargetLine, at: string = AT): Sentence {
  const { result, latest, status } = target;
  const name = { target: targetName(target) };
  if (result) {
    return say([at, "course", target.id], `{target} is ${status}: {value} in {period}, against {promised} promised.`, {
      ...{ ...name, value: valueIn(target, result.period, result.value) },
      ...{ period: periodOf(target, result.period), promised: promised(target, result.promised) },
    });
  }
  if (latest) {
    return say([at, "course", target.id], "{target} has no result yet; its newest figure is {value} in {period}.", {
      ...{ ...name, value: valueIn(target, latest.period, latest.value), period: periodOf(target, latest.period) },
    });
  }
  return say(
    [at, "course", target.id],
    `{target}: ${status === "no result yet" ? "no figure is known yet" : status}.`,
    name,
  );
}

/** "If nothing changes, 38% of simulated futures reach 74.5 in 2010; at signing it was 45%." */
export function oddsOf(target: TargetLine, at: string = AT): Sentence[] {
  const { odds, oddsAtSigning } = target;
  const final = target.promises.at(-1);
  if (odds === null || !final) return [];
  const cell = targetCell(target);
  const figures = {
    odds: figure(percent(odds), cell),
    ...{ promise: promised(target, final.value), end: periodOf(target, final.period) },
  };
  const words = "If nothing changes, {odds} of simulated futures meet {promise} in {end}";
  const moved = oddsAtSigning !== null && percent(oddsAtSigning) !== percent(odds);
  return [
    moved
      ? say([at, "odds", target.id], `${words}; when it was signed it was {signed}.`, {
          ...{ ...figures, signed: figure(percent(oddsAtSigning), cell) },
        })
      : say([at, "odds", target.id], `${words}.`, figures),
  ];
}

/** Late actions, and what owners say is in the way. */
function blocking(facts: ReportFacts, priority: string): Sentence[] {
  return facts.actions
    .filter((action) => action.priority === priority)
    .flatMap((action): Sentence[] => {
      const { id, owner, last, standing, since } = action;
      const name = { action: actionName(action) };
      const late = since
        ? [
            say([AT, "late", id], `{action} ${LATE_WORDS[standing] ?? "was due on"} {since}.`, {
              ...{ ...name, since: dayFigure(since, { kind: "action", id }) },
            }),
          ]
        : [];
      const word =
        last && last.course !== "on course" && last.inTheWay
          ? [
              say([AT, "way", id], `${organisation(facts, owner)} says of {action}, ${last.course}: {words}`, {
                ...{ ...name, words: actionFact(action, `“${last.inTheWay}”`) },
              }),
            ]
          : [];
      return [...late, ...word];
    });
}
