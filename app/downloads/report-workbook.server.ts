import { LEVELS, type Level, type ReportContent, type ReportFacts } from "@models/reports/content-schema";
import { readSentence } from "@models/reports/sentence";
import { organisation } from "@models/reports/words";
import ExcelJS from "exceljs";
import { periodWords } from "../lib/report-targets.server";
import { LEVEL_WORDS } from "../lib/report-words";
import type { Cell, Table } from "./table";
import { day } from "./table";
import { addTable } from "./workbook.server";

/** A report as a workbook: what each level says, then the facts that it rests on with real numbers and dates. */
export async function reportWorkbook(content: ReportContent, now: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Waymark";
  workbook.created = new Date(now);
  workbook.modified = new Date(now);
  for (const level of LEVELS) addTable(workbook, { title: LEVEL_WORDS[level].name }, sentenceTable(content, level));
  for (const [title, table] of Object.entries(factTables(content.facts))) {
    if (table.rows.length > 0) addTable(workbook, { title }, table);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function sentenceTable({ levels }: ReportContent, level: Level): Table {
  return {
    heads: ["About", "What", "Sentence", "Decide by"],
    rows: levels[level].flatMap(({ title, lead, groups, by }) =>
      [{ title: "", sentences: lead }, ...groups].flatMap((group) =>
        group.sentences.map((sentence): Cell[] => [title, group.title, readSentence(sentence), day(by)]),
      ),
    ),
  };
}

const share = (value: number | null): Cell => (value === null ? null : { value, isShare: true });

function factTables(facts: ReportFacts): Record<string, Table> {
  const nameOf = (id: string | null) => (id === null ? "nobody yet" : organisation(facts, id));
  const priorityOf = (id: string) => facts.priorities.find((priority) => priority.id === id)?.name ?? "";
  const point = (known: { period: string; value: number } | null | undefined): Cell[] =>
    known ? [known.value, periodWords(known.period)] : [null, ""];
  return {
    Targets: {
      heads: [
        ...["Priority", "Target", "Designation", "Lead", "Unit", "Status", "Latest", "In", "Promised first", "For"],
        ...["Promised now", "By", "Odds", "Odds at signing", "Open questions"],
      ],
      rows: facts.targets.map((target) => [
        ...[
          priorityOf(target.priority),
          target.name,
          target.designation,
          nameOf(target.lead),
          target.unit,
          target.status,
        ],
        ...point(target.latest),
        ...point(target.first),
        ...point(target.promises.at(-1)),
        ...[share(target.odds), share(target.oddsAtSigning), target.open],
      ]),
    },
    Actions: {
      heads: [
        "Priority",
        "Action",
        "Owner",
        "Standing",
        "Since",
        "Ends",
        "Times moved",
        "On course",
        "In the way",
        "Help needed",
      ],
      rows: facts.actions.map(({ priority, what, owner, standing, since, end, slips, last }) => [
        ...[priorityOf(priority), what, nameOf(owner), standing, day(since), day(end)],
        slips.reduce((sum, { times }) => sum + times, 0),
        ...[last?.course ?? "", last?.inTheWay ?? "", last?.help ?? ""],
      ]),
    },
    Money: {
      heads: ["Priority", "What", "Kind", "Flag", "What the numbers say"],
      rows: facts.money.map(({ priority, title, kind, rule, says }) => [
        ...[priority ? priorityOf(priority) : "", title, kind, rule, says],
      ]),
    },
    Due: {
      heads: ["Organisation", "What", "Milestone", "Due since"],
      rows: facts.due.map(({ organisation: of, title, milestone, since }) => [
        nameOf(of),
        title,
        milestone ?? "",
        day(since),
      ]),
    },
    Commitments: {
      heads: ["Promised by", "To", "What", "State", "Due", "To look at again", "Overdue"],
      rows: facts.commitments.map(({ by, to, title, state, due, reconsider, overdue }) => [
        ...[nameOf(by), organisation(facts, to), title, state, day(due), day(reconsider), overdue ? "overdue" : ""],
      ]),
    },
  };
}
