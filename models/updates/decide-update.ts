import type { Act } from "../act";
import { subjectOf } from "../agreement/book";
import { findPart } from "../agreement/change-part";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done } from "../outcome";
import { authorise } from "../people/permissions";
import { readReason } from "../reason";
import { carryOut } from "./send-update";
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
  const carried = await carryOut(carrying, update, false);
  if (carried.kind === "done") {
    const slippedFrom = carried.value ?? null;
    return changeDocument<Update>(act, "updates", id, (present) => done({ ...present, slippedFrom }));
  }
  // Somebody changed the plan in between: it waits again, and the person is told why.
  await changeDocument<Update>(act, "updates", id, (present) => done({ ...present, state: "waiting", decided: null }));
  return carried;
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
    return done({ ...present, state: state.value, decided: { by: act.actor.person, at: act.now, why } });
  });
}
