import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import type { Indicator } from "@models/measures/indicator";
import { printAsPublished } from "@models/measures/format";
import { comparePeriods, formatPeriod, isPeriodCode } from "@models/measures/period";
import { indicatorsToAsk } from "@models/negotiation/ask";
import { type DesignationRequest, entriesOf, requestStanding } from "@models/negotiation/designation-request";
import { negotiationsAsKnown } from "@models/negotiation/as-known";
import {
  type Negotiations,
  type StandingNegotiation,
  findNegotiating,
  mayOnSide,
  negotiatedIn,
  negotiationLock,
  readNegotiations,
  sideOf,
} from "@models/negotiation/find";
import { type NumberedRound, type Side, negotiationId, proposalsOf } from "@models/negotiation/negotiation";
import { isOnTheTable, whyNotOffered } from "@models/negotiation/offer";
import { type Subject, may } from "@models/people/permissions";
import { spanOfYears } from "./agreement-header";
import { formatDay } from "./dates";
import { type PageDay, keepDay, pageDayOf } from "./earlier-day.server";
import type { Gated } from "./gate.server";
import { headerFor } from "./negotiation-page.server";
import { standingWords } from "./negotiation-words";
import { negotiationPath, stepPath } from "../parts/part-paths";

/**
 * Where each negotiation of an agreement stands, what the region asks for, and what can be offered; or where each stood on
 * an earlier day, to read only, with what came later.
 */
export async function negotiationsPage(gated: Pick<Gated, "act" | "params" | "request">) {
  const { agreement, subject } = await findNegotiating(gated.act, gated.params["code"] ?? "");
  const { store } = gated.act;
  const side = sideOf(gated.act.actor, subject);
  const asked = pageDayOf(gated);
  const now = (await readNegotiations(store, [agreement._id])).get(agreement._id) ?? NONE;
  if (asked.day === null) return { ...(await pageOf(asked, agreement, subject, side, now)), later: [] };
  const then = await negotiationsAsKnown(store, agreement._id, asked.act.now);
  const page = await pageOf(asked, agreement, subject, side, then);
  const present = await pageOf(asked, agreement, subject, side, now);
  const factsOf = ({ standing: { words }, since, partnership, region }: NegotiationRow) =>
    [words, since, partnership, region].join(" ");
  const stood = new Map(page.negotiations.map((row) => [row.id, factsOf(row)]));
  const later = present.negotiations
    .filter((row) => stood.get(row.id) !== factsOf(row))
    .map(({ to, name, standing, since }) => ({ to, title: name, words: `${standing.words}, since ${since}` }));
  // Who does not read the history of the agreement finds its other pages as they are.
  const kept = may(gated.act.actor, "history.read", subject)
    ? keepDay(page, asked.day)
    : { ...page, negotiations: keepDay(page.negotiations, asked.day) };
  return { ...(kept as typeof page), later };
}

const NONE: Negotiations = { negotiations: [], requests: [], counts: { agreed: 0, offered: 0, asked: 0 } };

async function pageOf(
  { day, act, on, asked }: PageDay,
  agreement: Agreement,
  subject: Subject,
  side: Side,
  { negotiations, requests, counts }: Negotiations,
) {
  const lock = day === null ? negotiationLock(agreement.status) : null;
  const answers = may(act.actor, "negotiation.propose", subject);
  const mayOffer = lock === null && mayOnSide(act.actor, "negotiation.offer", subject, "partnership");
  const mayAsk = lock === null && mayOnSide(act.actor, "negotiation.ask", subject, "region");
  const indicators = await namesOf(act, [
    ...negotiations.map(({ negotiation }) => negotiation.indicator),
    ...requests.map(({ indicator }) => indicator),
  ]);
  return {
    ...headerFor(agreement, side),
    code: agreement.code,
    agreement: agreement.name,
    side,
    lock,
    counts: { ...counts, cap: agreement.scheme.designatedCap },
    negotiations: negotiations.map((each) => negotiationRow(each, agreement.code, answers ? side : null, indicators)),
    requests: requests.map((request) => requestView(request, side, indicators, negotiations)),
    /** Designated targets that are not on the table as they are now; the partnership's own to see. */
    offers: side === "partnership" && day === null ? await offersOf(act, agreement, negotiations) : [],
    may: { offer: mayOffer, ask: mayAsk, answer: mayOffer },
    newTargetTo: `/agreements/${agreement.code}/target/new`,
    indicators: mayAsk ? await choicesOf(act, agreement) : [],
    on,
    asked,
  };
}

export type NegotiationsPage = Awaited<ReturnType<typeof negotiationsPage>>;
export type RequestView = NegotiationsPage["requests"][number];

async function namesOf(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await act.store.find<Indicator>(
    "indicators",
    { _id: { $in: [...new Set(ids)] } },
    { without: ["changes"] },
  );
  return new Map(found.map((indicator) => [indicator._id, nameOf(indicator)]));
}

const nameOf = ({ code, name, partnership }: Indicator) => (partnership === null ? `${code}: ${name}` : name);

/** Where each negotiation of a region stands, by agreement. */
export async function regionNegotiations(act: Act, region: string) {
  const found = await negotiatedIn(act, region);
  const listed = found.flatMap(({ all }) => all.negotiations);
  const indicators = await namesOf(
    act,
    listed.map(({ negotiation }) => negotiation.indicator),
  );
  return found.map(({ agreement, all }) => ({
    code: agreement.code,
    name: `${agreement.name}, ${spanOfYears(agreement.scheme.years)}`,
    to: `/agreements/${agreement.code}/negotiation`,
    counts: { ...all.counts, cap: agreement.scheme.designatedCap },
    rows: all.negotiations.map((each) => negotiationRow(each, agreement.code, "region", indicators)),
  }));
}

/** One negotiation in a list. @param reader the side for which the reader answers; null for who only reads. */
export function negotiationRow(
  { negotiation, standing }: StandingNegotiation,
  code: string,
  reader: Side | null,
  indicators: ReadonlyMap<string, string>,
) {
  const said = proposalsOf(negotiation);
  return {
    id: negotiation._id,
    name: negotiation.name,
    indicator: indicators.get(negotiation.indicator) ?? "",
    to: negotiationPath(code, negotiation._id),
    partnership: finalOf(said.partnership),
    region: finalOf(said.region),
    standing: standingWords(standing, reader, "its lead organisation"),
    since: formatDay(standing.latest.at),
  };
}

export type NegotiationRow = ReturnType<typeof negotiationRow>;

/** "36.2 by 2011". */
function finalOf(round: NumberedRound | undefined): string {
  const last = Object.entries(round?.trajectory ?? {})
    .flatMap(([period, value]) => (isPeriodCode(period) ? [{ period, value }] : []))
    .sort((a, b) => comparePeriods(a.period, b.period))
    .at(-1);
  return last ? `${printAsPublished(last.value)} by ${formatPeriod(last.period)}` : "";
}

function requestView(
  request: DesignationRequest,
  side: Side,
  indicators: ReadonlyMap<string, string>,
  negotiations: readonly StandingNegotiation[],
) {
  const { state, asked, answer } = requestStanding(request);
  const offered = negotiations.filter(
    ({ negotiation, standing }) => negotiation.indicator === request.indicator && standing.state !== "withdrawn",
  );
  return {
    id: request._id,
    indicator: request.indicator,
    name: indicators.get(request.indicator) ?? "an indicator that is no longer known",
    designate: asked.designate,
    mark:
      offered.length > 0 || answer ? ("open" as const) : side === "partnership" ? ("must" as const) : ("open" as const),
    words:
      offered.length > 0 && asked.designate
        ? "offered"
        : answer === undefined
          ? "not answered"
          : state === "declined"
            ? "declined"
            : asked.designate
              ? "will be designated"
              : "will not be designated",
    isAnswered: answer !== undefined,
    entries: entriesOf(request).map((entry) => ({
      order: entry.order,
      who: entry.name,
      side: entry.side,
      when: formatDay(entry.at),
      says: saysOf(entry.side, entry.designate),
      why: entry.why,
    })),
  };
}

function saysOf(side: Side, designate: boolean): string {
  if (side === "region") return designate ? "asks for it to be designated" : "asks for it not to be designated";
  return designate ? "will designate it" : "will not designate it";
}

async function offersOf(act: Act, { code }: Agreement, negotiations: readonly StandingNegotiation[]) {
  const { parts } = await openBook(act, code);
  const designated = parts.target.filter(({ designation }) => designation === "designated");
  const found = await Promise.all(
    designated.map(async (target) => {
      const begun = negotiations.find(({ negotiation }) => negotiation._id === negotiationId(target._id));
      if (await isOnTheTable(act.store, begun?.negotiation, target)) return [];
      return [
        {
          id: target._id,
          name: target.name,
          to: stepPath(code, 3, target.priority, target._id),
          isAgain: begun !== undefined,
          whyNot: whyNotOffered(target),
        },
      ];
    }),
  );
  return found.flat();
}

async function choicesOf(act: Act, { _id }: Agreement) {
  const indicators = await indicatorsToAsk(act.store, _id);
  return indicators
    .map((indicator) => ({ value: indicator._id, label: nameOf(indicator) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en", { numeric: true }));
}
