import type { ActionLine, Block, ReportFacts, Sentence } from "./content-schema";
import { figure, say } from "./sentence";
import {
  LATE_WORDS,
  actionFact,
  actionName,
  block,
  commitmentCell,
  counted,
  dayFigure,
  group,
  isLate,
  listCell,
  moneyLine,
  organisation,
  targetCell,
  timesWords,
} from "./words";

const AT = "operational";

/** What one owner has to read, under its own heading. */
const LINES: readonly {
  readonly title: string;
  linesOf(facts: ReportFacts, owner: string | null): Sentence[];
}[] = [
  { title: "A word or figure is due from them", linesOf: dueLines },
  { title: "Late", linesOf: lateLines },
  { title: "Dates that slipped", linesOf: slipLines },
  { title: "Commitments", linesOf: commitmentLines },
  { title: "Their money", linesOf: moneyLines },
  { title: "What they last said", linesOf: lastWordLines },
];

/** Per owner organisation: what is due, what is late, what slipped, what was promised; who owns nothing is left out. */
export function operationalBlocks(facts: ReportFacts): Block[] {
  const owners = [
    ...new Set([
      ...facts.actions.map(({ owner }) => owner),
      ...facts.targets.flatMap(({ lead }) => lead ?? []),
      ...facts.due.map((due) => due.organisation),
    ]),
  ];
  return owners
    .map((owner) => ({ owner, name: owner === null ? "Actions that nobody owns" : organisation(facts, owner) }))
    .sort((a, b) => Number(a.owner === null) - Number(b.owner === null) || a.name.localeCompare(b.name))
    .map(({ owner, name }) =>
      block(`${AT}-${owner ?? "nobody"}`, name, {
        lead: leadOf(facts, owner),
        groups: LINES.flatMap(({ title, linesOf }) => group(title, linesOf(facts, owner))),
      }),
    );
}

/** How many actions it owns, and of how many its word is recent enough. */
function leadOf(facts: ReportFacts, owner: string | null): Sentence[] {
  const own = facts.actions.filter((action) => action.owner === owner);
  const meter = facts.owners.find((each) => each.organisation === owner);
  const cell = listCell("actions");
  const all = figure(own.length, cell);
  const id = owner ?? "nobody";
  if (own.length === 0) return [say([AT, "meter", id], "Leads targets, and owns no action.", {})];
  const noun = counted(own.length, "action", "actions");
  if (owner === null)
    return [say([AT, "meter", id], `{all} ${noun} ${counted(own.length, "waits", "wait")} for an owner.`, { all })];
  return [
    meter
      ? say(
          [AT, "meter", id],
          `Owns {all} ${noun}; of {of} that ${counted(meter.of, "goes", "go")} on it has said in time how {active} ${counted(meter.active, "goes", "go")}.`,
          {
            ...{ all, active: figure(meter.active, cell), of: figure(meter.of, cell) },
          },
        )
      : say([AT, "meter", id], `Owns {all} ${noun}.`, { all }),
  ];
}

function dueLines({ due }: ReportFacts, owner: string | null): Sentence[] {
  return due
    .filter(({ organisation: of }) => of === owner)
    .map(({ kind, id, priority, title, milestone, since }) => {
      const cell = kind === "action" ? ({ kind, id } as const) : targetCell({ id, priority });
      const figures = { what: figure(`“${title}”`, cell), since: dayFigure(since, cell) };
      return milestone
        ? say([AT, "due", id, milestone], "{milestone} of {what}, due since {since}.", {
            ...{ ...figures, milestone: figure(`“${milestone}”`, cell) },
          })
        : say([AT, "due", id], "{what}, due since {since}.", figures);
    });
}

const actionsOf = ({ actions }: ReportFacts, owner: string | null): ActionLine[] =>
  actions.filter((action) => action.owner === owner);

function lateLines(facts: ReportFacts, owner: string | null): Sentence[] {
  return actionsOf(facts, owner)
    .filter(isLate)
    .map((action) =>
      say([AT, "late", action.id], `{action} ${LATE_WORDS[action.standing] ?? "was due on"} {since}.`, {
        action: actionName(action),
        since: dayFigure(action.since ?? "", { kind: "action", id: action.id }),
      }),
    );
}

function slipLines(facts: ReportFacts, owner: string | null): Sentence[] {
  return actionsOf(facts, owner).flatMap((action) =>
    action.slips.map(({ what, first, now, times }, i) => {
      const cell = { kind: "action", id: action.id } as const;
      return say(
        [AT, "slip", action.id, String(i)],
        what === "end"
          ? `{action} was to end on {first} and ends on {now}: moved {times}.`
          : `{action}: {milestone} was due on {first} and is due on {now}: moved {times}.`,
        {
          ...{ action: actionName(action), first: dayFigure(first, cell), now: dayFigure(now, cell) },
          times: figure(timesWords(times), cell),
          ...(what === "end" ? {} : { milestone: actionFact(action, `“${what}”`) }),
        },
      );
    }),
  );
}

/** Those that wait for somebody, ended badly or are to be looked at again; what is signed and goes on is left out. */
const TOLD = ["proposed", "declined", "signed by one", "claimed", "disputed", "broken"];

function commitmentLines(facts: ReportFacts, owner: string | null): Sentence[] {
  return facts.commitments
    .filter(({ by, state, overdue }) => by === owner && (overdue || TOLD.includes(state)))
    .map((line) => {
      const cell = commitmentCell(line);
      const what = figure(`“${line.title}”`, cell);
      const state = line.state === "signed by one" ? "signed by one side only" : line.state;
      const words = `{what}, promised to ${organisation(facts, line.to)}, is ${state}`;
      return line.overdue && line.reconsider
        ? say([AT, "promise", line.id], `${words}; it was to be looked at again by {day}.`, {
            ...{ what, day: dayFigure(line.reconsider, cell) },
          })
        : say([AT, "promise", line.id], `${words}.`, { what });
    });
}

/** Of what they give, and of the actions that they own. */
function moneyLines(facts: ReportFacts, owner: string | null): Sentence[] {
  const own = new Set(actionsOf(facts, owner).map(({ id }) => id));
  return facts.money
    .filter(({ kind, part, giver }) => (kind === "resource" ? owner !== null && giver === owner : own.has(part)))
    .map((flag) => moneyLine(AT, flag));
}

function lastWordLines(facts: ReportFacts, owner: string | null): Sentence[] {
  return actionsOf(facts, owner).flatMap((action) => {
    const { id, last } = action;
    if (!last) return [];
    const figures = { action: actionName(action), on: dayFigure(last.on, { kind: "action", id }) };
    return [
      last.inTheWay
        ? say([AT, "said", id], `{action} is ${last.course}, said on {on}: {words}`, {
            ...{ ...figures, words: actionFact(action, `“${last.inTheWay}”`) },
          })
        : say([AT, "said", id], `{action} is ${last.course}, said on {on}.`, figures),
    ];
  });
}
