import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement } from "../agreement/book";
import { NotFoundError } from "../outcome";
import { type Operation, type Subject, authorise, may } from "../people/permissions";
import type { Store } from "../store/port";
import type { Participant } from "./participant";
import type { Workshop } from "./workshop";

/** Doing something about a workshop: who, and when in real time, which is what a room goes by. */
export interface Leading extends Act {
  /** ISO 8601 instant, real time. */
  readonly moment: string;
}

/** Whose a workshop is: the partnership's alone, whatever of the agreement its region has. */
export function workshopSubject({ partnership }: Pick<Agreement, "partnership">): Subject {
  return { partnership };
}

type WorkshopOperation = Extract<Operation, `workshop.${string}`>;

/** @throws NotFoundError for who may not know of its workshops, ForbiddenError for who may but may not do this. */
export function authoriseWorkshop(
  { actor }: Pick<Act, "actor">,
  agreement: Pick<Agreement, "partnership">,
  operation: WorkshopOperation,
): void {
  const subject = workshopSubject(agreement);
  if (!may(actor, "workshop.read", subject)) throw new NotFoundError("workshop");
  authorise(actor, operation, subject, "Only the facilitator leads a workshop.");
}

/** One workshop of an agreement with its agreement, when the person may do this. @throws NotFoundError, ForbiddenError. */
export async function findWorkshop(
  act: Pick<Act, "store" | "actor">,
  code: string,
  id: string,
  operation: WorkshopOperation,
): Promise<{ agreement: Agreement; workshop: Workshop }> {
  const agreement = await findAgreement(act, code);
  authoriseWorkshop(act, agreement, "workshop.read");
  const workshop = await act.store.get<Workshop>("workshops", id);
  if (workshop === undefined || workshop.agreement !== agreement._id) throw new NotFoundError("workshop");
  authoriseWorkshop(act, agreement, operation);
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
