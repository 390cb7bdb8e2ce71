import type { Act } from "../act";
import { changeDocument, createDocument } from "../history/save";
import type { Indicator } from "../measures/indicator";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { readReason } from "../reason";
import { DuplicateError } from "../store/port";
import { type DesignationRequest, type RequestEntry, entriesOf } from "./designation-request";
import { findNegotiating, mayOnSide, refuseClosed } from "./find";
import type { Negotiation } from "./negotiation";

interface Given {
  readonly designate: boolean | undefined;
  readonly why: string;
}

/** One indicator of one agreement is asked about in one place. */
const requestId = (agreement: string, indicator: string) => `${agreement}:${indicator}`;

/**
 * Asks for a national indicator, or one that was offered, to be designated or not.
 * @throws NotFoundError, ForbiddenError.
 */
export async function askForDesignation(
  act: Act,
  code: string,
  given: Given & { readonly indicator: string },
): Promise<Outcome<DesignationRequest>> {
  const { agreement, subject } = await findNegotiating(act, code);
  if (!mayOnSide(act.actor, "negotiation.ask", subject, "region")) {
    throw new ForbiddenError("Only the region’s reviewer asks for an indicator to be designated, or not.");
  }
  const indicator = await act.store.get<Indicator>("indicators", given.indicator);
  const own = { agreement: agreement._id, indicator: given.indicator };
  const isKnown =
    indicator !== undefined && (indicator.partnership === null || (await act.store.count("negotiations", own)) > 0);
  if (!isKnown) return refuse("Choose an indicator of the national list, or one that was offered", "indicator");
  if (given.designate === undefined) return refuse("Choose whether it is to be designated or not", "designate");
  const why = readReason(given.why, "Say why, so that the partnership can weigh it");
  if (why.kind !== "done") return why;
  const open = await refuseClosed(act, agreement._id);
  if (open.kind !== "done") return open;
  const id = requestId(agreement._id, given.indicator);
  const said = { side: "region", designate: given.designate, why: why.value } as const;
  if ((await act.store.get("designationRequests", id)) !== undefined) return addEntry(act, id, said);
  try {
    const entries = { [act.newId()]: entryOf(act, 1, said) };
    return done(await createDocument<DesignationRequest>(act, "designationRequests", { ...own, entries }, id));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return addEntry(act, id, said);
  }
}

/** The partnership's answer to what the region asks. @throws NotFoundError, ForbiddenError. */
export async function answerRequest(
  act: Act,
  code: string,
  id: string,
  given: Given,
): Promise<Outcome<DesignationRequest>> {
  const { agreement, subject } = await findNegotiating(act, code);
  if (!mayOnSide(act.actor, "negotiation.offer", subject, "partnership")) {
    throw new ForbiddenError("Only the partnership’s facilitator answers what the region asks.");
  }
  const request = await act.store.get<DesignationRequest>("designationRequests", id);
  if (request === undefined || request.agreement !== agreement._id) throw new NotFoundError("request");
  if (given.designate === undefined) return refuse("Choose what you answer", "designate");
  const why = readReason(given.why, "Say why. The region will read this.");
  if (why.kind !== "done") return why;
  const open = await refuseClosed(act, agreement._id);
  if (open.kind !== "done") return open;
  return addEntry(act, id, { side: "partnership", designate: given.designate, why: why.value });
}

type Said = Pick<RequestEntry, "side" | "designate" | "why">;

function addEntry(act: Act, id: string, said: Said): Promise<Outcome<DesignationRequest>> {
  return changeDocument<DesignationRequest>(act, "designationRequests", id, (present) => {
    const entry = entryOf(act, entriesOf(present).length + 1, said);
    return done({ ...present, entries: { ...present.entries, [act.newId()]: entry } });
  });
}

const entryOf = ({ actor, now }: Act, order: number, said: Said): RequestEntry => ({
  ...said,
  order,
  by: actor.person,
  name: actor.name,
  at: now,
});

/** The indicators that the region may ask about: the national list, and what was offered to it. */
export async function indicatorsToAsk(store: Act["store"], agreement: string): Promise<Indicator[]> {
  const offered = await store.find<Negotiation>("negotiations", { agreement }, { without: ["changes", "rounds"] });
  const ids = offered.map(({ indicator }) => indicator);
  return store.find<Indicator>(
    "indicators",
    { $or: [{ partnership: null }, { _id: { $in: ids } }] },
    { without: ["changes"] },
  );
}
