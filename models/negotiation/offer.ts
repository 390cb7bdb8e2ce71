import type { Act } from "../act";
import { type Book, openBook, readWorkingBook } from "../agreement/book";
import { changeDocument, createDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, type Problem, done, refuse } from "../outcome";
import { may, organisationsOf } from "../people/permissions";
import { readReason } from "../reason";
import { DuplicateError, type Store } from "../store/port";
import { finalValueOf } from "../targets/final-value";
import type { Target } from "../targets/target";
import { baselineOf } from "../targets/trajectory";
import { findNegotiating, readPicture, refuseClosed } from "./find";
import { type Negotiation, type Round, negotiationId, roundsOf } from "./negotiation";
import { keepPicture } from "./picture";
import { signatureFor } from "./sign";
import { isUntouched, trajectoryOf } from "./terms";

/** What stands in the way of offering a target to the region, with what to do; null when it can be offered. */
export function whyNotOffered(target: Target): string | null {
  if (target.designation !== "designated") {
    return "Only designated targets are negotiated with the region. Designate it first.";
  }
  if (target.form === "milestone") {
    return "A milestone has no numbers to negotiate. The region reads it when the agreement is submitted.";
  }
  if (!baselineOf(target)) return "It has no baseline yet. Enter its period and value in step 3.";
  if (!finalValueOf(target)) return "It has no final value yet. Fill in its trajectory in step 3.";
  if (!target.lead) return "Nobody leads it yet. Name its lead organisation, which signs for the partnership.";
  return null;
}

/** Whether the target still says what was last offered, or what both sides then agreed: there is nothing to offer anew. */
export async function isOnTheTable(
  store: Pick<Store, "get">,
  negotiation: Negotiation | undefined,
  target: Target,
): Promise<boolean> {
  const latest = negotiation && roundsOf(negotiation).at(-1);
  if (!latest || latest.kind === "withdrawal") return false;
  return isUntouched(target, (await readPicture(store, latest.picture)).target);
}

/**
 * Offers one target to the region, or every designated one that is ready and not yet on the table as it is now: what is
 * offered is frozen, and the region sees nothing else.
 * @param given.target a target's id, or "all".
 * @returns those that were offered.
 * @throws NotFoundError, ForbiddenError.
 */
export async function offerTargets(
  act: Act,
  code: string,
  given: { readonly target: string; readonly why: string },
): Promise<Outcome<readonly Negotiation[]>> {
  const { agreement, subject } = await findNegotiating(act, code);
  if (!may(act.actor, "negotiation.offer", subject)) {
    throw new ForbiddenError("Only the partnership’s facilitator offers targets to the region.");
  }
  const seen = await openBook(act, code);
  if (seen.from !== "working documents") throw new NotFoundError("agreement");
  if (given.target === "") return refuse("Choose what to offer", "target");
  const asked = seen.parts.target.filter(({ _id }) => given.target === "all" || _id === given.target);
  const problems = given.target === "all" ? [] : asked.flatMap(problemOf);
  if (asked.length === 0) return refuse("Choose a target of this agreement", "target");
  const why = readReason(given.why, "Say why these numbers. The region will read this.");
  if (why.kind === "refused") problems.push(...why.problems);
  if (problems.length > 0 || why.kind !== "done") return { kind: "refused", problems };
  const open = await refuseClosed(act, agreement._id);
  if (open.kind !== "done") return open;

  const working = await readWorkingBook(act.store, agreement);
  const offered: Negotiation[] = [];
  for (const { _id } of asked) {
    const target = working.parts.target.find((each) => each._id === _id);
    if (target === undefined || whyNotOffered(target) !== null) continue;
    const before = await act.store.get<Negotiation>("negotiations", negotiationId(_id));
    if (await isOnTheTable(act.store, before, target)) continue;
    const outcome = await offerOne(act, working, target, why.value);
    if (outcome.kind !== "done") return outcome;
    offered.push(outcome.value);
  }
  if (offered.length > 0) return done(offered);
  return given.target === "all"
    ? refuse(
        "There is nothing to offer: every target is on the table as it is, or not ready. See why beside each.",
        "target",
      )
    : refuse(
        "Nothing in it has changed since it was offered. Answer in its negotiation, or change its trajectory in step 3 first.",
        "target",
      );
}

function problemOf(target: Target): Problem[] {
  const message = whyNotOffered(target);
  return message === null ? [] : [{ field: "target", message: `${target.name}: ${message}` }];
}

async function offerOne(act: Act, working: Book, target: Target, why: string): Promise<Outcome<Negotiation>> {
  const picture = await keepPicture(act, working, target);
  const id = negotiationId(target._id);
  const roundAfter = (present: Pick<Negotiation, "rounds"> | undefined): Round => ({
    order: (present ? roundsOf(present).length : 0) + 1,
    side: "partnership",
    kind: "offer",
    trajectory: trajectoryOf(target),
    why,
    ...{ by: act.actor.person, name: act.actor.name, at: act.now },
    picture: picture._id,
    signatures: ownSignature(act, working, target),
  });
  if ((await act.store.get("negotiations", id)) === undefined) {
    try {
      return done(
        await createDocument<Negotiation>(
          act,
          "negotiations",
          {
            agreement: working.agreement._id,
            target: target._id,
            name: target.name,
            indicator: target.indicator,
            rounds: { [act.newId()]: roundAfter(undefined) },
            settling: false,
          },
          id,
        ),
      );
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
    }
  }
  return changeDocument<Negotiation>(act, "negotiations", id, (present) =>
    done({
      ...present,
      name: target.name,
      settling: false,
      rounds: { ...present.rounds, [act.newId()]: roundAfter(present) },
    }),
  );
}

/** Who offers it and stands for its lead organisation has signed it. */
function ownSignature(act: Act, { agreement, organisations }: Book, target: Target): Round["signatures"] {
  if (!target.lead || !organisationsOf(act.actor, agreement.partnership).includes(target.lead)) return {};
  const lead = organisations.find(({ _id }) => _id === target.lead);
  return { partnership: signatureFor(act, lead?.name ?? "") };
}
