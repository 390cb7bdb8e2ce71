import { isStillSigned } from "@models/negotiation/terms";
import type { Target } from "@models/targets/target";
import { formatDay } from "./dates";

/** Who agreed a target's numbers, and whether their signatures still count; undefined while nobody has. */
export function signedWords(target: Target): string | undefined {
  const { signed } = target;
  if (!signed) return undefined;
  const { partnership, region } = signed;
  const names = `${partnership.name} for ${partnership.of} and ${region.name} for ${region.of}`;
  return isStillSigned(target)
    ? `Agreed with the region on ${formatDay(signed.at)}, signed by ${names}.`
    : `Changed since it was agreed with the region on ${formatDay(signed.at)}: the signatures of ${names} no longer count.`;
}
