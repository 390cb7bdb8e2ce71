import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { NotFoundError } from "../outcome";
import { type Operation, authorise, may } from "../people/permissions";
import type { Store } from "../store/port";
import type { Participant } from "./participant";
import type { Workshop } from "./workshop";

/** Doing something about a workshop: who, and when in real time, which is what a room goes by. */
export interface Leading extends Act {
  /** ISO 8601 instant, real time. */
  readonly moment: string;
}

/** One workshop of an agreement with its agreement, when the person may do this. @throws NotFoundError, ForbiddenError. */
export async function findWorkshop(
  act: Pick<Act, "store" | "actor">,
  code: string,
  id: string,
  operation: Extract<Operation, `workshop.${string}`>,
): Promise<{ agreement: Agreement; workshop: Workshop }> {
  const agreement = await findAgreement(act, code);
  if (!may(act.actor, "workshop.read", subjectOf(agreement))) throw new NotFoundError("workshop");
  const workshop = await act.store.get<Workshop>("workshops", id);
  if (workshop === undefined || workshop.agreement !== agreement._id) throw new NotFoundError("workshop");
  authorise(act.actor, operation, subjectOf(agreement), "Only the facilitator leads a workshop.");
  return { agreement, workshop };
}

/** As the screens of a room read it, without what changed when. */
export async function readRoom(store: Store, id: string): Promise<Workshop | undefined> {
  const [workshop] = await store.find<Workshop>("workshops", { _id: id }, { limit: 1, without: ["changes"] });
  return workshop;
}

/** Who is in the room. */
export function peopleIn(store: Pick<Store, "find">, workshop: string): Promise<Participant[]> {
  return store.find<Participant>("participants", { workshop, removedAt: null });
}

/** The workshops of an agreement, the latest day first, without their changes. */
export function workshopsOf(store: Store, agreement: string): Promise<Workshop[]> {
  return store.find<Workshop>("workshops", { agreement, removed: null }, { sort: { on: -1 }, without: ["changes"] });
}
