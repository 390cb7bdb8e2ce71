import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { round as roundTo } from "../measures/arithmetic";
import { comparePeriods, formatPeriod, isPeriodCode } from "../measures/period";
import { readNumber } from "../measures/read-typed-value";
import { ForbiddenError, type Outcome, type Problem, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import type { Area } from "../place/area";
import { readReason } from "../reason";
import { checkForm } from "../targets/form";
import type { Target } from "../targets/target";
import { decimalsFor } from "../targets/trajectory";
import { sameJson } from "../history/document";
import { findNegotiation, mayOnSide, readPicture, refuseClosed, sideOf } from "./find";
import { type Negotiation, type Round, type Side, proposalsOf, roundsOf } from "./negotiation";
import { OVERTAKEN, signatureFor } from "./sign";

/** What a proposal is made on: the round that was on the page, and why. */
interface Given {
  readonly saw: string;
  readonly why: string;
}

/**
 * Proposes another trajectory for the person's side. Who stands for that side has thereby signed it.
 * @param given.typed what was typed, by period: every period of the offer.
 * @throws NotFoundError, ForbiddenError.
 */
export async function counterOffer(
  act: Act,
  code: string,
  id: string,
  given: Given & { readonly typed: Readonly<Record<string, string>> },
): Promise<Outcome<Negotiation>> {
  const table = await tableFor(act, code, id, given.saw);
  const stands = refuseOvertaken(table.negotiation, given.saw);
  if (stands.kind !== "done") return stands;
  const read = readTrajectory(table, given.typed);
  const why = readReason(given.why, `Say why these numbers. The ${otherName(table.side)} will read this.`);
  const problems = [...(read.kind === "refused" ? read.problems : []), ...(why.kind === "refused" ? why.problems : [])];
  if (read.kind !== "done" || why.kind !== "done") return { kind: "refused", problems };
  if (sameJson(read.value, roundsOf(table.negotiation).at(-1)?.trajectory)) {
    return refuse("These are the numbers that are on the table. Accept them, or propose others.", "trajectory");
  }
  return addRound(act, table, given.saw, { kind: "counter", trajectory: read.value, why: why.value });
}

/**
 * Proposes for the person's side what lies half way between the two sides, period by period, in the decimals of the measure.
 * @throws NotFoundError, ForbiddenError.
 */
export async function splitDifference(act: Act, code: string, id: string, given: Given): Promise<Outcome<Negotiation>> {
  const table = await tableFor(act, code, id, given.saw);
  const stands = refuseOvertaken(table.negotiation, given.saw);
  if (stands.kind !== "done") return stands;
  const trajectory = halfWay(table.negotiation, table.decimals);
  if (trajectory === undefined) {
    return refuse("There is no difference to split: only one side has proposed numbers, or both propose the same.");
  }
  const why = readReason(given.why, `Say why half way is right. The ${otherName(table.side)} will read this.`);
  if (why.kind !== "done") return why;
  return addRound(act, table, given.saw, { kind: "split", trajectory, why: why.value });
}

/**
 * Half way between what the two sides said last. A period of which only one speaks keeps that side's number.
 * @returns undefined while only one side has said anything, or where both say the same.
 */
export function halfWay(
  negotiation: Pick<Negotiation, "rounds">,
  decimals: number,
): Record<string, number> | undefined {
  const { partnership, region } = proposalsOf(negotiation);
  if (!partnership || !region || sameJson(partnership.trajectory, region.trajectory)) return undefined;
  const periods = [...new Set([...Object.keys(partnership.trajectory), ...Object.keys(region.trajectory)])];
  return Object.fromEntries(
    periods.map((period) => {
      const [ours, theirs] = [partnership.trajectory[period], region.trajectory[period]];
      if (ours === undefined || theirs === undefined) return [period, ours ?? theirs ?? 0];
      return [period, middleOf(ours, theirs, decimals)];
    }),
  );
}

/** A half is rounded away from nought, whatever the binary fractions make of it: 30.1 and 31.2 meet at 30.7. */
function middleOf(a: number, b: number, decimals: number): number {
  const middle = (a + b) / 2;
  const steps = Math.round(Math.abs(middle) * 10 ** decimals + 1e-9);
  return roundTo((Math.sign(middle) * steps) / 10 ** decimals, decimals);
}

/** Takes the partnership's offer off the table, with a reason that the region reads; what was said stays. */
export async function withdrawOffer(act: Act, code: string, id: string, given: Given): Promise<Outcome<Negotiation>> {
  const { agreement, subject, negotiation } = await findNegotiation(act, code, id);
  if (!mayOnSide(act.actor, "negotiation.offer", subject, "partnership")) {
    throw new ForbiddenError("Only the partnership’s facilitator withdraws an offer.");
  }
  const why = readReason(given.why, "Say why you withdraw it. The region will read this.");
  if (why.kind !== "done") return why;
  const table = { agreement, negotiation, side: "partnership" as const, signatures: {} };
  return addRound(act, table, given.saw, { kind: "withdrawal", trajectory: {}, why: why.value });
}

interface Table {
  readonly agreement: { readonly _id: string };
  readonly negotiation: Negotiation;
  readonly side: Side;
  /** What proposing signs: who stands for their side signs what they propose. */
  readonly signatures: Round["signatures"];
}

type OpenTable = Table & { readonly target: Target; readonly unit: string; readonly decimals: number };

/** What the person proposes on and for whom. @throws NotFoundError, ForbiddenError. */
async function tableFor(act: Act, code: string, id: string, saw: string): Promise<OpenTable> {
  const { agreement, subject, negotiation } = await findNegotiation(act, code, id);
  const side = sideOf(act.actor, subject);
  const rounds = roundsOf(negotiation);
  const shown = negotiation.rounds[saw] ?? rounds.at(-1);
  const { book, target } = await readPicture(act.store, shown?.picture ?? "");
  const owned = { ...subject, owners: target.lead ? [target.lead] : [] };
  if (!may(act.actor, "negotiation.propose", owned)) {
    throw new ForbiddenError(
      "Only the facilitator, the organisation that leads this target and the region’s reviewer propose numbers.",
    );
  }
  const indicator = book.indicators[0];
  const of =
    side === "region"
      ? (await act.store.get<Area>("areas", agreement.region))?.name
      : book.organisations.find(({ _id }) => _id === target.lead)?.name;
  const stands = may(act.actor, "negotiation.sign", owned);
  return {
    ...{ agreement, negotiation, side, target },
    unit: indicator?.unit ?? "",
    decimals: decimalsFor(target, indicator?.decimals ?? 0),
    signatures: stands ? { [side]: signatureFor(act, of ?? "") } : {},
  };
}

const otherName = (side: Side) => (side === "region" ? "partnership" : "region");

function readTrajectory(
  { negotiation, target, unit }: OpenTable,
  typed: Readonly<Record<string, string>>,
): Outcome<Record<string, number>> {
  const latest = proposalsOf(negotiation);
  const periods = Object.keys((latest.partnership ?? latest.region)?.trajectory ?? {})
    .filter(isPeriodCode)
    .sort(comparePeriods);
  const problems: Problem[] = [];
  const trajectory: Record<string, number> = {};
  for (const period of periods) {
    const field = `trajectory.${period}`;
    const text = typed[period] ?? "";
    if (text.trim() === "") {
      problems.push({ field, message: `Enter a value for ${formatPeriod(period)}` });
      continue;
    }
    const read = readNumber(text, unit);
    if (read.kind === "done") trajectory[period] = read.value;
    else if (read.kind === "refused") problems.push(...read.problems.map(({ message }) => ({ field, message })));
  }
  if (problems.length === 0) problems.push(...checkForm({ ...target, trajectory }));
  return problems.length === 0 ? done(trajectory) : { kind: "refused", problems };
}

async function addRound(
  act: Act,
  { agreement, negotiation, side, signatures }: Table,
  saw: string,
  said: Pick<Round, "kind" | "trajectory" | "why">,
): Promise<Outcome<Negotiation>> {
  return changeDocument<Negotiation>(act, "negotiations", negotiation._id, async (present) => {
    const open = await refuseClosed(act, agreement._id);
    if (open.kind !== "done") return open;
    const stands = refuseOvertaken(present, saw);
    if (stands.kind !== "done") return stands;
    const { order, picture } = stands.value;
    const round: Round = {
      ...said,
      ...{ order: order + 1, side, signatures, picture },
      ...{ by: act.actor.person, name: act.actor.name, at: act.now },
    };
    return done({ ...present, settling: false, rounds: { ...present.rounds, [act.newId()]: round } });
  });
}

/** The newest round, which must be the one that was on the page and still stand. */
function refuseOvertaken(negotiation: Pick<Negotiation, "rounds">, saw: string): Outcome<Round> {
  const latest = roundsOf(negotiation).at(-1);
  if (latest?.id !== saw) return refuse(OVERTAKEN);
  if (latest.kind === "withdrawal")
    return refuse("The offer was withdrawn. It is negotiated again once it is offered.");
  return done(latest);
}
