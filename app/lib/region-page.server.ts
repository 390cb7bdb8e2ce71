import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { oddsOfAgreement } from "@models/agreement/odds-scores";
import { standingPriorities } from "@models/agreement/checks/about";
import { submittedIn } from "@models/agreement/region-list";
import { unfinishedTargets } from "@models/agreement/unfinished";
import { formatNumber } from "@models/measures/format";
import { sentenceText } from "@models/measures/reading";
import { stepTablesOf } from "@models/measures/step-table";
import { type OddsScore, scoreOdds } from "@models/targets/score-odds";
import type { Area } from "@models/place/area";
import { headerOf } from "./agreement-header";
import { regionNegotiations } from "./negotiations-page.server";
import { progressFor } from "./target-standing.server";
import { counted } from "./words";

/** The agreements of one region side by side, as they were submitted. */
export async function regionPage(act: Act, region: string) {
  const [area, books, negotiations] = await Promise.all([
    act.store.get<Area>("areas", region),
    submittedIn(act, region),
    regionNegotiations(act, region),
  ]);
  const waiting = books.filter(({ agreement }) => agreement.status === "submitted");
  return {
    region,
    name: area?.name ?? region,
    lede: ledeOf(books.length, waiting.length),
    next: waiting[0] && {
      label: `Read ${waiting[0].agreement.name}`,
      to: `/agreements/${waiting[0].agreement.code}/submission`,
    },
    agreements: books.map((book) => agreementOf(book, act.now)),
    /** Also of agreements that are not submitted yet. */
    negotiations,
    odds: await oddsOf(act, books),
  };
}

/** The odds that were kept at each signing, agreement by agreement and all together. */
async function oddsOf(act: Act, books: readonly Book[]) {
  const signed = (await Promise.all(books.map(({ agreement }) => oddsOfAgreement(act, agreement)))).filter(
    (each) => each !== undefined,
  );
  const scored = signed.flatMap((each) => each.scored);
  return {
    agreements: signed.map(({ code, name, kept, score }) => ({
      to: `/agreements/${code}/targets`,
      name,
      kept,
      ...scoreWords(score),
    })),
    kept: signed.reduce((sum, { kept }) => sum + kept, 0),
    whole: scoreWords(scoreOdds(scored)),
  };
}

function scoreWords(score: OddsScore | undefined) {
  const number = (value: number) => formatNumber(value, 2);
  return {
    count: score?.count ?? 0,
    mean: score ? number(score.mean) : null,
    past: score?.past ? { mean: number(score.past.mean), count: score.past.count } : null,
    working: score?.working ?? null,
  };
}

export type RegionPage = Awaited<ReturnType<typeof regionPage>>;

/** The table of agreements for a spreadsheet, heads first: a row an agreement, region by region. */
export function regionCsv(regions: readonly RegionPage[]): (string | number)[][] {
  return [
    [
      ...["Region", "Agreement", "Area", "Years", "Status", "Priorities", "Designated targets", "Designated at most"],
      ...["Other targets", "Unfinished", "Open questions", "Points without an answer"],
    ],
    ...regions.flatMap(({ name, agreements }) =>
      agreements.map((agreement) => [
        ...[name, agreement.header.title, agreement.area, agreement.header.years, agreement.header.status.label],
        ...[agreement.priorities, agreement.designated, agreement.cap, agreement.others],
        ...[agreement.unfinished, agreement.questions, agreement.unanswered],
      ]),
    ),
  ];
}

function ledeOf(all: number, waiting: number): string {
  if (all === 0) return "";
  if (waiting === 0) return "Nothing waits for the region.";
  return `${counted(waiting, "agreement waits", "agreements wait")} for the region to agree or return.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

function agreementOf(book: Book, now: string) {
  const { agreement, parts } = book;
  const count = (designation: string) => parts.target.filter((target) => target.designation === designation).length;
  const unanswered = Object.values(agreement.points).filter(({ answer }) => !answer).length;
  const questions = parts.question.filter(({ answer }) => !answer?.trim()).length;
  return {
    header: headerOf(agreement, true),
    to: `/agreements/${agreement.code}`,
    submission: `/agreements/${agreement.code}/submission`,
    waits: agreement.status === "submitted",
    area: book.areas.find(({ _id }) => _id === agreement.area)?.name ?? agreement.name,
    priorities: parts.priority.length,
    designated: count("designated"),
    cap: agreement.scheme.designatedCap,
    others: count("local") + count("statutory"),
    unfinished: unfinishedTargets(book).length,
    questions,
    unanswered,
    targets: parts.target.flatMap((target) => {
      const progress = progressFor(book, target, now);
      const to = `/agreements/${agreement.code}/steps/3?priority=${target.priority}&target=${target._id}#doing`;
      return progress ? [{ id: target._id, name: target.name, to, status: progress.status, says: progress.says }] : [];
    }),
    standings: standingPriorities(book).flatMap((priority) =>
      stepTablesOf(book, priority._id).map((table) => {
        const ours = table.rows.find(({ role }) => role === "ours");
        const value = ours?.cells.findLast((cell) => cell.value !== null);
        return {
          id: table.candidate,
          indicator: table.name,
          unit: table.unit,
          to: `/agreements/${agreement.code}/steps/1?priority=${priority._id}#table-${table.candidate}`,
          value: value?.text ?? "no figure",
          period: table.comparedIn,
          gap: ours?.gap ?? null,
          rank: ours?.rank ?? null,
          reading: sentenceText(table.reading),
          illustrative: table.illustrative !== "none",
        };
      }),
    ),
  };
}
