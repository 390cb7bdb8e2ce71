import type { Act } from "../act";
import type { Action } from "../actions/action";
import type { Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { findPart } from "../agreement/change-part";
import { PARTS } from "../agreement/parts";
import { changeDocument } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done } from "../outcome";
import { findActor } from "../people/find-actor";
import { authorise } from "../people/permissions";
import { readReason } from "../reason";
import { forgetRow } from "../region/keep-table";
import type { Target } from "../targets/target";
import { type Carrying, carryOut, isDue } from "./send-update";
import type { Update } from "./update";
import { type UpdateMove, moveUpdate } from "./update-status";

const FORBIDDEN = "Only the organisation whose link it was says whether this holds.";

/**
 * The owner says that what somebody else answered for it holds: then it is done. Of two who decide at the same moment
 * the first counts, and the other is told. @throws NotFoundError, ForbiddenError.
 */
export async function confirmUpdate(act: Act, code: string, id: string): Promise<Outcome<Update>> {
  const { agreement, part, update } = await findOwn(act, code, id);
  const open = moveUpdate(update.state, "confirm");
  if (open.kind !== "done") return open;
  const carrying = { act, agreement, id, part, organisation: update.organisation };
  const possible = await carryOut(carrying, update, true);
  if (possible.kind !== "done") return possible;
  const decided = await decide(act, id, "confirm", null);
  if (decided.kind !== "done") return decided;
  return finish(carrying, update);
}

/** Does what was confirmed and says that it is done. */
async function finish(carrying: Carrying, update: Update): Promise<Outcome<Update>> {
  const carried = await carryOut(carrying, update, false);
  // Somebody changed the plan in between: it waits again, and the person is told why.
  if (carried.kind === "done") return conclude(carrying, { slippedFrom: carried.value ?? null });
  await conclude(carrying, WAITS_AGAIN);
  return carried;
}

const WAITS_AGAIN = { state: "waiting", decided: null } as const;

async function conclude({ act, agreement, id }: Carrying, outcome: Partial<Update>): Promise<Outcome<Update>> {
  const saved = await changeDocument<Update>(act, "updates", id, (present) =>
    done({ ...present, ...outcome, carrying: false }),
  );
  await forgetRow(act.store, agreement);
  return saved;
}

/**
 * Goes on with what was confirmed and not done when an instance stopped in between, as of the moment of confirming. A
 * value that is there by now is not entered again. For the start of a server. @returns how many.
 */
export async function resumeUpdates(from: Pick<Act, "store" | "newId">): Promise<number> {
  const { store } = from;
  const waiting = await store.find<Update>("updates", { carrying: true });
  for (const update of waiting) {
    const { _id: id, decided, organisation } = update;
    const kind = update.action ? "action" : "target";
    const [agreement, part, actor] = await Promise.all([
      store.get<Agreement>("agreements", update.agreement),
      store.get<Action | Target>(PARTS[kind].collection, update[kind] ?? ""),
      findActor(store, decided?.by ?? ""),
    ]);
    if (!agreement || !part || !decided) continue;
    const act: Act = {
      ...from,
      now: decided.at,
      via: "page",
      actor: actor ?? { person: decided.by, name: "", roles: [] },
    };
    const carrying = { act, agreement, id, part, organisation };
    const isEntered = update.value && !(await isDue(carrying, update.value));
    try {
      await finish(carrying, isEntered ? { ...update, value: null } : update);
    } catch (error) {
      if (!(error instanceof ForbiddenError)) throw error;
      // Who confirmed it may do so no more: somebody else decides.
      await conclude(carrying, WAITS_AGAIN);
    }
  }
  return waiting.length;
}

/** The owner says that it does not hold, and why. It stays readable. @throws NotFoundError, ForbiddenError. */
export async function setAsideUpdate(act: Act, code: string, id: string, why: string): Promise<Outcome<Update>> {
  await findOwn(act, code, id);
  const reason = readReason(why, "Say why this is set aside");
  return reason.kind === "done" ? decide(act, id, "set aside", reason.value) : reason;
}

async function findOwn(act: Act, code: string, id: string) {
  const update = await act.store.get<Update>("updates", id);
  if (update === undefined) throw new NotFoundError("update");
  const kind = update.action ? "action" : "target";
  const { agreement, part } = await findPart(act, code, kind, update[kind] ?? "");
  authorise(act.actor, "update.send", { ...subjectOf(agreement), owners: [update.organisation] }, FORBIDDEN);
  return { agreement, part, update };
}

function decide(act: Act, id: string, move: UpdateMove, why: string | null): Promise<Outcome<Update>> {
  return changeDocument<Update>(act, "updates", id, (present) => {
    const state = moveUpdate(present.state, move);
    if (state.kind !== "done") return state;
    const decided = { by: act.actor.person, at: act.now, why };
    return done({ ...present, state: state.value, decided, ...(move === "confirm" && { carrying: true }) });
  });
}
