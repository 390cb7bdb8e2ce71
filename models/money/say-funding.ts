import { exceeds, isNothing, sayAmount } from "./amount";
import type { Funding } from "./flags/goal-funding";

/** "£120,000 asked", "£90,000 of £120,000 asked", "£120,000 promised", "£120,000 secured"; empty where nothing is named. */
export function sayFunding({ asked, held, unsecured }: Pick<Funding, "asked" | "held" | "unsecured">): string {
  if (isNothing(held)) return isNothing(asked) ? "" : `${sayAmount(asked)} asked`;
  if (exceeds(asked, held)) return `${sayAmount(held)} of ${sayAmount(asked)} asked`;
  return `${sayAmount(held)} ${isNothing(unsecured) ? "secured" : "promised"}`;
}
