import type { ResourceLine } from "@models/money/resource";
import { nameOfGoal } from "@models/money/resource";
import type { Actor } from "@models/people/actor";
import type { Desk } from "./desk";

type Asked = Pick<ResourceLine, "name" | "kind" | "asked"> &
  Partial<Pick<ResourceLine, "giver" | "giverName" | "fund">>;

/** What an action is to be done with, as its plan asks for it. */
export async function askFor(
  desk: Desk,
  actor: Actor,
  code: string,
  action: { readonly _id: string },
  line: Asked,
): Promise<ResourceLine> {
  return desk.add(actor, code, "resource", { ...line, goals: { whole: { goal: nameOfGoal("action", action._id) } } });
}
