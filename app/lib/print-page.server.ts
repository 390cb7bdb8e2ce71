import type { Act } from "@models/act";
import { commitmentsOf } from "@models/commitments/asked";
import type { Book } from "@models/agreement/book";
import { defaultSetOf } from "@models/agreement/compared-areas";
import { type ComparatorSet, areasOf } from "@models/agreement/comparator-set";
import { groupsOf } from "@models/agreement/groups-of";
import type { Priority } from "@models/agreement/priority";
import { STATUS_WORDS } from "@models/agreement/status";
import { STEP_TITLES, type Step } from "@models/agreement/steps";
import { groundsOf, registerOf } from "@models/evidence/grounds";
import { supportOf, supportWords } from "@models/evidence/support";
import { formatNumber, printAsPublished } from "@models/measures/format";
import { stepTablesOf } from "@models/measures/step-table";
import { panelOf } from "@models/targets/forecast/panel";
import { isRelative } from "@models/targets/form";
import { ownPartOf, saySplit } from "@models/targets/own-part";
import { type TargetFigures, figuresOf, readTarget } from "@models/targets/target-figures";
import { trajectoryGridsOf } from "@models/targets/trajectory-grid";
import { describeState, judgingOf } from "@models/targets/words";
import { chartOfTable, isDrawn } from "../components/charts/chart";
import type { Block, Chapter, PrintedAgreement, WordTable } from "../components/print/print-view";
import { hiddenWords } from "../parts/choices";
import { METHOD_WORDS } from "../parts/comparator-set";
import { STAKEHOLDER_WORDS } from "../parts/stakeholder";
import { headerOf } from "./agreement-header";
import { formatDay } from "./dates";
import { withUnit } from "./indicator-words";
import { actionBlocks } from "./print-actions.server";
import { targetChart, tideWords } from "./target-chart.server";
import { capitalised, counted } from "./words";

/** The agreement as a document, with everything that its reader may see. */
export async function printedAgreement(
  book: Book,
  act: Pick<Act, "actor" | "store" | "now">,
): Promise<PrintedAgreement> {
  const { agreement, parts } = book;
  const { code, title, years } = headerOf(agreement, book.from === "snapshot");
  const printer = new Printer(book);
  const standing = parts.priority.filter(({ mergedInto }) => !mergedInto);
  const plans = await Promise.all(standing.map(({ _id }) => actionBlocks(book, act, _id)));
  const chapters = standing.map((priority, i) => printer.priority(priority, String(i + 1), plans[i] ?? []));
  const state = book.from === "snapshot" ? "As submitted to the region" : STATUS_WORDS[agreement.status];
  const printed = `printed on ${formatDay(act.now)}`;
  return {
    code,
    backTo: `/agreements/${code}`,
    title,
    years,
    partnership: book.partnership.name,
    standing: book.from === "earlier day" ? `${state}, as known on ${formatDay(act.now)}` : `${state}, ${printed}`,
    vision: agreement.vision || null,
    strategy: agreement.strategy || null,
    chapters: [...chapters, ...printer.compared(), printer.responsible()],
    sources: printer.sources,
  };
}

const isFilled = (blocks: readonly (Block | null)[]): Block[] => blocks.filter((block) => block !== null);

/** What somebody wrote, as a sentence among others. */
const ended = (text: string) => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** A table, unless it would be empty. */
function words(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block | null {
  const table: WordTable = { caption, head, rows };
  return rows.length === 0 ? null : { kind: "words", table };
}

class Printer {
  readonly sources: string[] = [];

  constructor(readonly book: Book) {}

  priority(priority: Priority, number: string, plan: readonly Block[]): Chapter {
    const step = (of: Step, blocks: readonly Block[]): Chapter => ({
      id: `chapter-${number}-${of}`,
      number: `${number}.${of}`,
      title: STEP_TITLES[of],
      blocks: blocks.length > 0 ? blocks : [{ kind: "text", text: "Nothing is written here yet." }],
      parts: [],
    });
    const lead = this.book.people.find(({ _id }) => _id === priority.lead)?.name;
    const led = [priority.leadGroup, lead].filter(Boolean).join(", ");
    return {
      id: `chapter-${number}`,
      number,
      title: priority.name,
      blocks: led ? [{ kind: "text", text: `Led by ${led}.` }] : [],
      parts: [
        step(1, this.figures(priority._id)),
        step(2, this.evidence(priority)),
        step(3, this.targets(priority._id)),
        step(4, this.options(priority)),
        step(5, plan),
      ],
    };
  }

  private figures(priority: string): Block[] {
    return stepTablesOf(this.book, priority).flatMap((table): Block[] => {
      const chart = chartOfTable(table);
      return isFilled([
        { kind: "sentence", parts: table.reading },
        table.story ? { kind: "text", text: table.story } : null,
        table.doubt ? { kind: "text", text: `Read with care. ${table.doubt}` } : null,
        { kind: "figures", table, sources: table.sources.map((source) => this.cite(source)) },
        chart.lines.length > 0
          ? {
              kind: "chart",
              chart,
              caption: withUnit(table),
            }
          : null,
      ]);
    });
  }

  private evidence(priority: Priority): Block[] {
    const { parts } = this.book;
    const of = <T extends { readonly priority: string }>(list: readonly T[]) =>
      list.filter((part) => part.priority === priority._id);
    const { held, wanted } = registerOf(of(parts.evidence));
    const where = [
      ...(priority.areaWide ? ["the whole area"] : []),
      ...priority.places.map((code) => this.book.areas.find((area) => area.code === code)?.name ?? code),
      ...groupsOf(this.book, priority),
    ];
    return isFilled([
      priority.mustAddress ? { kind: "text", text: priority.mustAddress } : null,
      where.length > 0 ? { kind: "text", text: `Where, and for whom: ${where.join("; ")}.` } : null,
      words(
        "Causes, and what each rests on",
        ["Cause", "Evidence"],
        of(parts.cause).map((cause) => {
          const { seen, notShared, restsOnNothing } = groundsOf(this.book, cause);
          const grounds = [
            ...seen.map(({ title }) => title),
            ...notShared.map((heldBy) => hiddenWords(this.book, heldBy)),
          ];
          const support = supportOf(cause).map((each) => `${supportWords(each)}, ${formatDay(each.on)}`);
          return [[cause.text, ...support].join(". "), restsOnNothing ? "Rests on nothing yet" : grounds.join("; ")];
        }),
      ),
      words(
        "Evidence",
        ["Evidence", "What it says", "Kind and strength", "Source and date"],
        held.map((each) => [
          each.title,
          each.says ?? "",
          [each.kind, each.strength].filter(Boolean).join(", "),
          [each.source ? `[${this.cite(each.source)}]` : "", each.date ? formatDay(each.date) : ""]
            .filter(Boolean)
            .join(" "),
        ]),
      ),
      words(
        "Evidence wanted",
        ["What is wanted", "Who gets it", "By"],
        wanted.map((each) => [each.title, each.wantedFrom ?? "", each.wantedBy ? formatDay(each.wantedBy) : ""]),
      ),
      words(
        "Consultation",
        ["Who", "How", "When", "What they said"],
        of(parts.consultation).map(({ who, how, date, said }) => [who, how, formatDay(date), said ?? ""]),
      ),
      words(
        "Who it is for",
        ["Who", "What quality means to them", "Last heard"],
        of(parts.stakeholder).map(({ kind, who, quality, lastHeard }) => [
          `${who} (${(STAKEHOLDER_WORDS[kind] ?? kind).toLowerCase()})`,
          quality ?? "",
          lastHeard ? formatDay(lastHeard) : "not yet",
        ]),
      ),
      words(
        "What is done now",
        ["Intervention", "Run by", "Cost and reach", "What it achieves", "Why it falls short"],
        of(parts.intervention).map((each) => [
          each.name,
          each.runBy ?? "",
          [each.cost, each.reach].filter(Boolean).join("; "),
          each.achieves ?? "",
          each.fallsShort ?? "",
        ]),
      ),
    ]);
  }

  private targets(priority: string): Block[] {
    const { agreement, parts } = this.book;
    const targets = parts.target.filter((target) => target.priority === priority);
    const grids = trajectoryGridsOf(this.book, targets).map((grid): Block => {
      // What others did in other years is for deciding, not for the agreement.
      return { kind: "trajectories", grid: { ...grid, rows: grid.rows.filter(({ over }) => over === null) } };
    });
    const each = targets.flatMap((target): Block[] => {
      const figures = figuresOf(this.book, target);
      const chart = figures ? targetChart(figures) : null;
      const state = describeState(target, formatDay);
      const assumptions = parts.assumption.filter((assumption) => assumption.target === target._id);
      const questions = parts.question.filter((question) => question.target === target._id);
      return isFilled([
        figures ? { kind: "sentence", parts: readTarget(figures, formatDay) } : null,
        chart && isDrawn(chart) ? { kind: "chart", chart, caption: `${target.name}: history and promise` } : null,
        figures ? ownPartBlock(figures) : null,
        state ? { kind: "text", text: `${target.name}. ${state}` } : null,
        assumptions.length > 0
          ? {
              kind: "list",
              title: `${target.name} assumes`,
              items: assumptions.map(({ text, sign }) => `${text}. To watch: ${sign}.`),
            }
          : null,
        questions.length > 0
          ? {
              kind: "list",
              title: `Questions asked of ${target.name}`,
              items: questions.map(({ text, answer }) => `${text} ${answer ?? "Not answered yet."}`),
            }
          : null,
      ]);
    });
    const table = words(
      "Targets, who leads them and what judges them",
      ["Target", "Designation", "Lead and related organisations", "Judged by"],
      targets.map((target) => [
        target.name,
        target.designation,
        [target.lead, ...target.related].flatMap((id) => (id ? [this.organisation(id)] : [])).join("; "),
        judgingOf(target, agreement.scheme.years, formatDay)
          .map(({ label, by }) => `${label}: ${by}`)
          .join("; "),
      ]),
    );
    return isFilled([...grids, table, ...each]);
  }

  private options(priority: Priority): Block[] {
    const { parts } = this.book;
    const options = parts.option.filter((option) => option.priority === priority._id);
    const strengths = parts.strength.filter((strength) => strength.priority === priority._id);
    const list = (kind: "strength" | "weakness", title: string): Block | null => {
      const items = strengths.filter((each) => each.kind === kind).map(({ text }) => text);
      return items.length > 0 ? { kind: "list", title, items } : null;
    };
    return isFilled([
      list("strength", "Strengths of what is done now"),
      list("weakness", "Weaknesses of what is done now"),
      words(
        "Options",
        ["Option", "Kind", "Evidence that it works", "Favoured"],
        options.map((option) => [
          [option.name, option.description].filter(Boolean).join(": "),
          option.kind,
          Object.values(option.proofs)
            .map(({ where, strength, says }) => `${where}, ${strength}${says ? `: ${says}` : ""}`)
            .join(" "),
          option.favoured ? `Yes. ${option.why ?? ""}`.trim() : "No",
        ]),
      ),
      priority.whyFavoured ? { kind: "text", text: priority.whyFavoured } : null,
    ]);
  }

  /** The areas that ours is compared with: how they were found, why these, and how like ours each is. */
  compared(): Chapter[] {
    const shown = defaultSetOf(this.book);
    const sets = [...this.book.parts.comparatorSet].sort((a, b) => Number(b === shown) - Number(a === shown));
    if (sets.length === 0) return [];
    return [
      {
        id: "compared",
        number: "",
        title: "Who we compare ourselves with",
        blocks: sets.flatMap((set) => this.comparatorSet(set, set === shown)),
        parts: [],
      },
    ];
  }

  private comparatorSet(set: ComparatorSet, isShown: boolean): Block[] {
    const { agreement, indicators } = this.book;
    const why = isShown ? agreement.compareWith?.why : undefined;
    const weighed = Object.entries(set.weights).map(([id, weight]) => {
      const indicator = indicators.find(({ _id }) => _id === id);
      return `${indicator ? withUnit(indicator) : id} (weight ${printAsPublished(weight)})`;
    });
    const isByLikeness = set.method === "most similar";
    return isFilled([
      {
        kind: "text",
        text: `${set.name}${isShown ? ", shown in the tables and charts" : ""}. ${METHOD_WORDS[set.method]}. ${ended(set.reason)}`,
      },
      why && why !== set.reason ? { kind: "text", text: `Why this set is shown: ${ended(why)}` } : null,
      isByLikeness && weighed.length > 0 ? { kind: "list", title: "Likeness is measured by", items: weighed } : null,
      words(
        set.name,
        isByLikeness ? ["Area", "Distance from ours", "Over how many indicators"] : ["Area", "Code"],
        areasOf(set).map((code) => {
          const { name = code, distance, over } = set.areas[code] ?? {};
          if (!isByLikeness) return [name, code];
          return [
            name,
            distance === undefined ? "" : formatNumber(distance, 2),
            over === undefined ? "" : String(over),
          ];
        }),
      ),
    ]);
  }

  /** Who answers for what, and how many of them have said yes. */
  responsible(): Chapter {
    const commitments = commitmentsOf(this.book);
    const rows = [...this.book.organisations]
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap(({ _id, name }) => {
        const own = commitments.filter(({ organisation }) => organisation === _id);
        if (own.length === 0) return [];
        const lead = own.filter(({ as }) => as === "accountable");
        const of = (kind: "target" | "action") => lead.filter((each) => each.kind === kind).length;
        const accepted = own.filter(({ state }) => state === "accepted").length;
        return [
          [
            name,
            capitalised(counted(of("target"), "target")),
            capitalised(counted(of("action"), "action")),
            `${accepted} of ${own.length}`,
          ],
        ];
      });
    const table = words(
      "Organisations, what they lead and what they have accepted",
      ["Organisation", "Leads", "Owns", "Accepted of what they were asked"],
      rows,
    );
    return { id: "responsible", number: "", title: "Who is responsible", blocks: isFilled([table]), parts: [] };
  }

  private organisation(id: string): string {
    return this.book.organisations.find(({ _id }) => _id === id)?.name ?? "an organisation that has left";
  }

  /** The number of a source in the list at the end. */
  private cite(source: string): number {
    const known = this.sources.indexOf(source);
    return known >= 0 ? known + 1 : this.sources.push(source);
  }
}

/** Nobody is praised or blamed for the tide: how much of what has moved so far moved with all areas. */
function ownPartBlock(figures: TargetFigures): Block | null {
  const split = isRelative(figures.target) ? undefined : ownPartOf({ panel: panelOf(figures.table) });
  const words = tideWords(figures);
  return split && words ? { kind: "text", text: `${saySplit(split)} ${words}` } : null;
}
