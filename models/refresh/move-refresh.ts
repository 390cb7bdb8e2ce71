import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { readWithoutFigures, subjectOf } from "../agreement/book";
import { findPart, refuseLockedNow } from "../agreement/change-part";
import { authoriseSignature, CHANGED } from "../commitments/answer-commitment";
import { askedOrganisations } from "../commitments/asked";
import type { Signature } from "../commitments/signature";
import { changeDocument } from "../history/save";
import type { Json } from "../store/port";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { authorise } from "../people/permissions";
import { sha256Of } from "../canonical-json";
import { readReason } from "../reason";
import type { Target } from "../targets/target";
import { type Refresh, proposedContent } from "./refresh";
import { moveRefresh } from "./refresh-state";
import { settleRefresh } from "./settle-refresh";

/** Hash of what is consented to and decided about. */
export const proposalHash = (refresh: Refresh): string => sha256Of(proposedContent(refresh) as Json);

/** On which list the target is that a proposal is about, and who relates to it. */
export function concernedBy(
  refresh: Refresh,
  signed: Target | undefined,
): { readonly designation: Target["designation"]; readonly organisations: readonly string[] } {
  const own = { lead: refresh.lead ?? null, related: refresh.related } as Target;
  return {
    designation: signed?.designation ?? refresh.designation ?? "local",
    organisations: askedOrganisations("target", signed ?? own),
  };
}

/** The proposal asks every related organisation for its consent; a statutory target is entered with its authority instead. */
export async function askForConsent(act: Act, code: string, id: string): Promise<Outcome<Refresh>> {
  const { agreement } = await openProposal(act, code, id);
  authorise(act.actor, "refresh.propose", subjectOf(agreement), "Only the facilitator proposes a refresh.");
  return moved(act, agreement, id, async (present) => {
    const { designation, organisations } = concernedBy(present, await signedTarget(act, present));
    if (designation === "statutory") {
      if (!present.authority?.trim()) return refuse("Say who has authority over this statutory target", "authority");
      return adopted(act, present, `Entered with the authority of ${present.authority}`);
    }
    const asked = moveRefresh(present.state, "ask for consent");
    if (asked.kind !== "done") return asked;
    const next = { ...present, state: asked.value, consents: {}, decided: null, sent: null };
    return organisations.length === 0 ? allConsent(act, agreement, next, designation) : done(next);
  });
}

/** An organisation consents to exactly this proposal or says no. The last consent sends it on. */
export async function consentToRefresh(
  act: Act,
  code: string,
  id: string,
  given: Pick<Signature, "answer" | "reason" | "recordedFor"> & { readonly organisation: string; readonly saw: string },
): Promise<Outcome<Refresh>> {
  const { agreement } = await openProposal(act, code, id);
  authoriseSignature(act, agreement, [given.organisation], given.recordedFor);
  const reason = readReason(given.reason ?? "", "Say why not, so that the proposal can be changed", "reason");
  if (given.answer === "declined" && reason.kind !== "done") return reason;
  return moved(act, agreement, id, async (present) => {
    const { designation, organisations } = concernedBy(present, await signedTarget(act, present));
    if (!organisations.includes(given.organisation)) return refuse("This organisation is not asked about it.");
    if (present.state !== "asking for consent") {
      const refused = moveRefresh(present.state, "decline");
      if (refused.kind !== "done") return refused;
    }
    if (proposalHash(present) !== given.saw) return refuse(CHANGED);
    const signature: Signature = {
      ...{ answer: given.answer, reason: reason.kind === "done" ? reason.value : null, by: act.actor.person },
      ...{ at: act.now, saw: given.saw, rev: present.rev, recordedFor: given.recordedFor ?? null },
    };
    const consents = { ...present.consents, [given.organisation]: signature };
    const next = { ...present, consents };
    if (given.answer === "declined") {
      const declined = moveRefresh(present.state, "decline");
      return declined.kind === "done" ? done({ ...next, state: declined.value }) : declined;
    }
    const missing = organisations.some((each) => consents[each]?.answer !== "accepted");
    return missing ? done(next) : allConsent(act, agreement, next, designation);
  });
}

/** The region approves, returns or refuses what it was sent. @param given.saw the hash that was on its page. */
export async function decideRefresh(
  act: Act,
  code: string,
  id: string,
  given: { readonly decision: "approve" | "return" | "refuse"; readonly why: string; readonly saw: string },
): Promise<Outcome<Refresh>> {
  const { agreement } = await openProposal(act, code, id);
  authorise(act.actor, "refresh.decide", subjectOf(agreement), "Only the region’s reviewer decides this.");
  const why = readReason(given.why, "Say why. The partnership reads this.");
  if (given.decision !== "approve" && why.kind !== "done") return why;
  return moved(act, agreement, id, (present) => {
    const decided = moveRefresh(present.state, given.decision);
    if (decided.kind !== "done") return decided;
    if (proposalHash(present) !== given.saw) return refuse(CHANGED);
    const said = { why: why.kind === "done" ? why.value : "", by: act.actor.person, at: act.now };
    return done({ ...present, state: decided.value, decided: said, settling: decided.value === "approved" });
  });
}

/** The partnership takes a proposal back to change it, or withdraws it for good. */
export async function takeBackRefresh(
  act: Act,
  code: string,
  id: string,
  given: { readonly move: "take back" | "withdraw"; readonly why: string },
): Promise<Outcome<Refresh>> {
  const { agreement } = await openProposal(act, code, id);
  authorise(act.actor, "refresh.propose", subjectOf(agreement), "Only the facilitator takes a proposal back.");
  const why = readReason(given.why, "Say why it is withdrawn");
  if (given.move === "withdraw" && why.kind !== "done") return why;
  return moved(act, agreement, id, (present) => {
    const back = moveRefresh(present.state, given.move);
    if (back.kind !== "done") return back;
    const said = why.kind === "done" ? { why: why.value, by: act.actor.person, at: act.now } : null;
    return done({ ...present, state: back.value, consents: {}, sent: null, decided: said });
  });
}

/** A proposal as either side may know of it: the region only what was sent to it. @throws NotFoundError. */
async function openProposal(act: Act, code: string, id: string): Promise<{ agreement: Agreement; refresh: Refresh }> {
  const fromRegion = !act.actor.roles.some(({ partnership }) => partnership !== undefined);
  if (!fromRegion) {
    const { agreement, part } = await findPart(act, code, "refresh", id);
    return { agreement, refresh: part };
  }
  const [agreement] = await act.store.find<Agreement>("agreements", { code }, { limit: 1, without: ["changes"] });
  const refresh = await act.store.get<Refresh>("refreshes", id);
  const known = agreement && refresh?.agreement === agreement._id && refresh.sent;
  if (!known || !act.actor.roles.some(({ region }) => region === agreement.region)) {
    throw new NotFoundError("refresh proposal");
  }
  return { agreement, refresh };
}

async function signedTarget({ store }: Act, { target }: Refresh): Promise<Target | undefined> {
  return target ? store.get<Target>("targets", target) : undefined;
}

/** Makes a move, and writes what was approved into the agreement. */
async function moved(
  act: Act,
  agreement: Agreement,
  id: string,
  decide: (present: Refresh) => Outcome<Refresh> | Promise<Outcome<Refresh>>,
): Promise<Outcome<Refresh>> {
  const locked = await refuseLockedNow(act, agreement, "refresh");
  if (locked.kind !== "done") return locked;
  const written = await changeDocument<Refresh>(act, "refreshes", id, (present) => {
    if (present.removed) return refuse("This proposal was taken out.");
    return decide(present);
  });
  return written.kind === "done" && written.value.settling ? settleRefresh(act, written.value) : written;
}

async function allConsent(
  act: Act,
  agreement: Agreement,
  present: Refresh,
  designation: Target["designation"],
): Promise<Outcome<Refresh>> {
  if (designation !== "designated") return adopted(act, present, "Every related organisation consents");
  const sent = moveRefresh(present.state, "send to the region");
  if (sent.kind !== "done") return sent;
  const book = await readWithoutFigures(act.store, agreement);
  const saw = proposalHash(present);
  const remarks = remarksOn(book.agreement, present, await signedTarget(act, present), act.now.slice(0, 10));
  return done({ ...present, state: sent.value, sent: { by: act.actor.person, at: act.now, saw, remarks } });
}

function adopted(act: Act, present: Refresh, why: string): Outcome<Refresh> {
  const next = moveRefresh(present.state, "adopt");
  if (next.kind !== "done") return next;
  const said = { why, by: act.actor.person, at: act.now };
  return done({ ...present, state: next.value, decided: said, settling: true });
}

/** What a proposal does not keep to of when and what the scheme lets be refreshed: told to the region, it locks nothing. */
export function remarksOn(
  { scheme }: Pick<Agreement, "scheme">,
  refresh: Refresh,
  signed: Target | undefined,
  today: string,
): string[] {
  const windows = scheme.refresh ?? [];
  if (windows.length === 0) return [];
  const open = windows.find(({ opens, closes }) => opens <= today && today <= closes);
  if (open === undefined) {
    const next = windows.find(({ opens }) => opens > today);
    return [
      next
        ? `Sent outside the refresh window, which opens on ${next.opens}`
        : "Sent after the last refresh window closed",
    ];
  }
  const indicator = refresh.indicator ?? signed?.indicator;
  if (open.only === undefined || (indicator && open.only.includes(indicator))) return [];
  return ["Its indicator is not among those that may be refreshed in this window"];
}
