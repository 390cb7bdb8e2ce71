import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { type Book, openBook } from "@models/agreement/book";
import { formatNumber, printAsPublished } from "@models/measures/format";
import { subtract } from "@models/measures/arithmetic";
import { type PeriodCode, comparePeriods, formatPeriod, isPeriodCode } from "@models/measures/period";
import { pictureAsKnown, standingsAsKnown } from "@models/negotiation/as-known";
import {
  type StandingNegotiation,
  findNegotiation,
  mayOnSide,
  negotiationLock,
  readPicture,
  sideOf,
  withStandings,
} from "@models/negotiation/find";
import {
  type Negotiation,
  type NumberedRound,
  type Side,
  proposalsOf,
  roundsOf,
} from "@models/negotiation/negotiation";
import { isOnTheTable } from "@models/negotiation/offer";
import { halfWay } from "@models/negotiation/propose";
import type { Signature } from "@models/negotiation/signature";
import { NotFoundError } from "@models/outcome";
import { may } from "@models/people/permissions";
import { challengeBasisOf } from "@models/targets/challenge/basis";
import { subjectOf as challengeSubjectOf } from "@models/targets/challenge/subject";
import { figuresOf, readStart } from "@models/targets/target-figures";
import { targetOdds } from "@models/targets/target-odds";
import type { Target } from "@models/targets/target";
import { decimalsFor, promisesOf } from "@models/targets/trajectory";
import { tryPromise } from "@models/targets/try-promise";
import { negotiationPath, stepPath } from "../parts/part-paths";
import { headerOf } from "./agreement-header";
import { formatDay, formatInstant } from "./dates";
import { type PageDay, asItStands, keepDay, pageDayOf } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { withUnit } from "./indicator-words";
import { negotiationChart } from "./negotiation-chart.server";
import { DID_WORDS, standingWords } from "./negotiation-words";
import { capitalised, listed } from "./words";

/**
 * One negotiation as either side sees it: both trajectories over what was offered, and what this person may do; or as it
 * stood on an earlier day, to read only, with what was said since.
 */
export async function negotiationPage(gated: Pick<Gated, "act" | "params" | "request">) {
  const { act, params } = gated;
  const found = await findNegotiation(act, params["code"] ?? "", params["negotiation"] ?? "");
  const asked = pageDayOf(gated);
  const [then] = asked.day ? await standingsAsKnown(act.store, [found.negotiation], asked.act.now) : [];
  const side = sideOf(act.actor, found.subject);
  if (asked.day === null || then === undefined) {
    const [now] = await withStandings(act.store, [found.negotiation]);
    if (now === undefined) throw new NotFoundError("negotiation");
    const problem = asked.day ? "This was not offered by then. Enter a later day." : asked.asked.problem;
    return pageOf({ ...found, ...now, side }, asItStands(act, asked.asked.typed, problem), []);
  }
  const before = new Map(roundsOf(then.negotiation).map((round) => [round.id, signaturesOf(round).length]));
  const later = roundsOf(found.negotiation).filter((round) => before.get(round.id) !== signaturesOf(round).length);
  const page = await pageOf({ ...found, ...then, side }, asked, later);
  // Who does not read the history of the agreement finds its pages as they are.
  return may(act.actor, "history.read", found.subject) ? (keepDay(page, asked.day) as typeof page) : page;
}

type Shown = Awaited<ReturnType<typeof findNegotiation>> & StandingNegotiation & { readonly side: Side };

async function pageOf(
  { agreement, subject, negotiation, standing, side }: Shown,
  { day, act, on, asked }: PageDay,
  later: readonly NumberedRound[],
) {
  const { code } = agreement;
  const read = day === null ? readPicture : pictureAsKnown;
  const { book, target } = await read(act.store, standing.latest.picture);
  const lead = book.organisations.find(({ _id }) => _id === target.lead)?.name ?? "the lead organisation";
  const said = proposalsOf(negotiation);
  const proposals = (["partnership", "region"] as const).flatMap((each) => {
    const round = said[each];
    return round ? [proposalOf(book, target, round, each, act.now)] : [];
  });
  const figures = figuresOf(book, target);
  const lock = negotiationLock(agreement.status);
  const half = halfWay(negotiation, decimalsFor(target, book.indicators[0]?.decimals ?? 0));
  const owned = { ...subject, owners: target.lead ? [target.lead] : [] };
  const isOpen = lock === null && standing.state !== "withdrawn";
  const isSigned = standing.signedBy.includes(side);
  const signs = isOpen && !isSigned && standing.state !== "changed";
  return {
    ...headerFor(agreement, side),
    code,
    id: negotiation._id,
    agreement: agreement.name,
    side,
    name: target.name,
    priority: book.parts.priority[0]?.name ?? "",
    indicator: figures ? withUnit(figures.indicator) : "",
    lead,
    standing: standingWords(standing, may(act.actor, "negotiation.propose", owned) ? side : null, lead),
    lock,
    saw: standing.latest.id,
    reading: figures ? readStart(figures) : [],
    proposals,
    meeting: meetingOf(said),
    chart: negotiationChart(book, target, said, act.now.slice(0, 10)),
    periods: periodsOf(said).map((period) => ({
      period,
      label: formatPeriod(period),
      values: (["partnership", "region"] as const).map((each) => said[each]?.trajectory[period] ?? null),
      half: half?.[period] === undefined ? null : printAsPublished(half[period]),
    })),
    table: tableOf(said, proposals, half),
    assumptions: book.parts.assumption.map(({ _id, text, sign, owner }) => ({
      id: _id,
      text,
      sign,
      owner: owner ?? null,
    })),
    may: {
      sign: signs && may(act.actor, "negotiation.sign", owned),
      record: signs && side === "partnership" && may(act.actor, "commitment.record", subject),
      propose: isOpen && may(act.actor, "negotiation.propose", owned),
      split: isOpen && half !== undefined && may(act.actor, "negotiation.propose", owned),
      withdraw:
        isOpen && standing.state !== "agreed" && mayOnSide(act.actor, "negotiation.offer", subject, "partnership"),
    },
    /** The newest round is this side's own: signing it is no acceptance. */
    isOwn: standing.latest.side === side,
    draft: side === "partnership" && day === null ? await draftOf(act, code, negotiation) : null,
    signatures: signaturesOf(standing.latest),
    agreedOn: standing.state === "agreed" ? formatDay(lastSignedAt(standing.latest)) : null,
    rounds: roundsOf(negotiation)
      .reverse()
      .map((round) => roundView(round, side)),
    on,
    asked,
    csv: `${negotiationPath(code, negotiation._id)}.csv${day ? `?on=${day}` : ""}`,
    /** Said or signed since that day. */
    later: [...later].reverse().map((round) => roundView(round, side)),
  };
}

export type NegotiationPage = Awaited<ReturnType<typeof negotiationPage>>;
export type ProposalView = NegotiationPage["proposals"][number];
export type RoundView = NegotiationPage["rounds"][number];

/** The header leads to the agreement, which the region cannot open before it is submitted. */
export function headerFor(agreement: Agreement, side: Side) {
  return agreement.submissions.length > 0 || side === "partnership"
    ? { header: headerOf(agreement, side === "region") }
    : {};
}

type Said = ReturnType<typeof proposalsOf>;

function periodsOf(said: Said): PeriodCode[] {
  const all = [said.partnership, said.region].flatMap((round) => Object.keys(round?.trajectory ?? {}));
  return [...new Set(all)].filter(isPeriodCode).sort(comparePeriods);
}

/** One side's trajectory with what the frozen numbers say of it. */
function proposalOf(book: Book, target: Target, round: NumberedRound, side: Side, now: string) {
  const proposed = { ...target, trajectory: round.trajectory };
  const promises = promisesOf(proposed);
  const basis = challengeBasisOf(book, proposed, now.slice(0, 10));
  const tried = basis && tryPromise(basis, promises);
  const odds = basis && targetOdds(challengeSubjectOf(basis, promises));
  const points = odds?.forecast?.points ?? [];
  const final = promises.at(-1);
  return {
    side,
    order: round.order,
    who: `${round.name}, ${formatDay(round.at)}`,
    why: round.why,
    final: final ? `${printAsPublished(final.value)} by ${formatPeriod(final.period)}` : "",
    odds: odds?.simulated === undefined ? null : percent(odds.simulated),
    inWords: odds?.inWords ?? "",
    oddsBy: Object.fromEntries(points.map((point) => [point.period as string, percent(point.odds)])),
    rank: tried?.rankAtEnd ?? null,
    questions: tried?.questions.slice(0, 3).map(({ id, question }) => ({ id, question })) ?? [],
    workings: [odds?.forecast?.working, odds?.past?.working].filter((working) => working !== undefined),
  };
}

const percent = (share: number) => `${formatNumber(share * 100, 0)}%`;

/** Where the two trajectories meet and how far apart they are: "Both say 30.2 for 2007. The region asks 1.8 more by 2011." */
function meetingOf({ partnership, region }: Said): string {
  if (!partnership || !region) return "";
  const periods = periodsOf({ partnership, region });
  const same = periods.filter((period) => partnership.trajectory[period] === region.trajectory[period]);
  if (same.length === periods.length) return "Both sides propose the same numbers.";
  const meet =
    same.length > 0 ? `Both say the same for ${listed(same.map(formatPeriod))}. ` : "They meet nowhere yet. ";
  const apart = periods.flatMap((period) => {
    const [ours, theirs] = [partnership.trajectory[period], region.trajectory[period]];
    if (ours === undefined || theirs === undefined || ours === theirs) return [];
    const gap = subtract(theirs, ours);
    return [`${printAsPublished(Math.abs(gap))} ${gap > 0 ? "higher" : "lower"} for ${formatPeriod(period)}`];
  });
  return `${meet}The region is ${listed(apart)}.`;
}

/** Both trajectories by period with the odds of each, how far apart they are, and half way. */
function tableOf(said: Said, proposals: readonly Proposal[], half: Record<string, number> | undefined) {
  const periods = periodsOf(said);
  const row = (name: string, look: "promise" | "counter" | "derived", cells: (string | null)[]) => ({
    ...{ name, look, cells: cells.map((cell) => cell ?? "") },
  });
  const numbers = (values: Readonly<Record<string, number>> | undefined) =>
    periods.map((period) => (values?.[period] === undefined ? null : printAsPublished(values[period])));
  const rows = proposals.flatMap(({ side, oddsBy }) => [
    row(`The ${side}`, side === "region" ? "counter" : "promise", numbers(said[side]?.trajectory)),
    ...(Object.keys(oddsBy).length > 0
      ? [
          row(
            `its odds if nothing changes`,
            "derived",
            periods.map((period) => oddsBy[period] ?? null),
          ),
        ]
      : []),
  ]);
  const apart = periods.map((period) => {
    const [ours, theirs] = [said.partnership?.trajectory[period], said.region?.trajectory[period]];
    return ours === undefined || theirs === undefined ? null : printAsPublished(Math.abs(subtract(theirs, ours)));
  });
  return {
    columns: periods.map((period) => ({ period, label: formatPeriod(period) })),
    rows: [
      ...rows,
      ...(said.partnership && said.region ? [row("Apart", "derived", apart)] : []),
      ...(half ? [row("Half way", "derived", numbers(half))] : []),
    ],
  };
}
type Proposal = ReturnType<typeof proposalOf>;

/** Whether the draft has moved since the offer, for the partnership alone. */
async function draftOf(act: Act, code: string, negotiation: Negotiation) {
  const { parts } = await openBook(act, code);
  const target = parts.target.find(({ _id }) => _id === negotiation.target);
  if (target === undefined) return { words: "This target was taken out of the draft.", to: null };
  const to = stepPath(code, 3, target.priority, target._id);
  return { words: (await isOnTheTable(act.store, negotiation, target)) ? null : MOVED, to };
}

const MOVED =
  "The draft of this target has changed since it was offered. The region sees what was offered, and neither side can sign until it is offered again.";

function signaturesOf({ signatures }: NumberedRound): string[] {
  return [signatures.partnership, signatures.region].flatMap((signature) => (signature ? [signedBy(signature)] : []));
}

/** "Tom Ellison for Coventry City Council, 10 March 2008 (by telephone, recorded by the facilitator)". */
function signedBy({ name, of, at, recorded }: Signature): string {
  const day = formatDay(recorded?.on ?? at);
  return `${name} for ${of}, ${day}${recorded ? ` (${recorded.how}, recorded by the facilitator)` : ""}`;
}

function lastSignedAt({ signatures: { partnership, region } }: NumberedRound): string {
  return [partnership?.at ?? "", region?.at ?? ""].sort().at(-1) ?? "";
}

function roundView(round: NumberedRound, reader: Side) {
  const numbers = Object.entries(round.trajectory)
    .filter(([period]) => isPeriodCode(period))
    .sort(([a], [b]) => comparePeriods(a as PeriodCode, b as PeriodCode))
    .map(([period, value]) => `${formatPeriod(period as PeriodCode)}: ${printAsPublished(value)}`);
  return {
    id: round.id,
    order: round.order,
    side: round.side,
    isOwn: round.side === reader,
    did: `${round.name} ${DID_WORDS[round.kind]}`,
    for: capitalised(`for the ${round.side}`),
    at: round.at,
    when: formatInstant(round.at),
    why: round.why,
    numbers: numbers.join(" · "),
    signatures: signaturesOf(round),
  };
}
