import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { organisationsOf } from "@models/people/permissions";
import type { Store } from "@models/store/port";
import { accepted } from "../../support/people";

export const CODE = "coventry-2008";

/** The example's agreement as it is once the region has agreed it, whatever state it stands in. */
export async function agree(store: Store): Promise<Agreement> {
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE }, { limit: 1 });
  if (agreement === undefined) throw new Error("The example has no agreement");
  return agreement.status === "agreed"
    ? agreement
    : store.replace<Agreement>("agreements", { ...agreement, status: "agreed" });
}

/** An action of one partner's, begun in April 2008, with a milestone in June. */
export async function anOwnedAction(
  facilitator: Act,
  owner: Act,
  fields: Partial<Action> = {},
): Promise<Action & { readonly owner: string }> {
  const { parts, partnership } = await openBook(facilitator, CODE);
  const [organisation] = organisationsOf(owner.actor, partnership._id);
  return accepted(
    await addPart(facilitator, CODE, "action", {
      priority: parts.priority[0]?._id,
      what: "Locks for small shops",
      kind: "new",
      owner: organisation,
      start: "2008-04-01",
      end: "2008-06-30",
      milestones: { rooms: { what: "Rooms agreed", by: "2008-05-16" } },
      status: "under way",
      ...fields,
    }),
  ) as Action & { readonly owner: string };
}
