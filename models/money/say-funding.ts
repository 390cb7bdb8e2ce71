import { exceeds, isNothing, sayAmount, sayPeople, sayPounds } from "./amount";
import type { Funding } from "./flags/goal-funding";

/** "£120,000 asked", "£90,000 of £120,000 asked", "£120,000 promised", "£120,000 secured"; empty where nothing is named. */
export function sayFunding({ asked, held, unsecured }: Pick<Funding, "asked" | "held" | "unsecured">): string {
  if (isNothing(held)) return isNothing(asked) ? "" : `${sayAmount(asked)} asked`;
  if (!exceeds(asked, held)) return `${sayAmount(held)} ${isNothing(unsecured) ? "secured" : "promised"}`;
  const parts = [part(held.pounds, asked.pounds, sayPounds), part(held.people, asked.people, sayPeople)];
  return parts.filter((each) => each !== "").join("; ");
}

/** What is all there is said by itself, else beside what is asked. */
function part(held: number, asked: number, say: (amount: number) => string): string {
  if (asked > held + 0.005) return held < 0.005 ? `none of ${say(asked)} asked` : `${say(held)} of ${say(asked)} asked`;
  return held < 0.005 ? "" : say(held);
}
