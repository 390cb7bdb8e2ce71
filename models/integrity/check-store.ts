import type { Store } from "../store/port";
import { brokenSnapshots } from "./broken-snapshots";
import { danglingLinks } from "./dangling-links";
import type { IntegrityFinding } from "./finding";
import { impossibleStates } from "./impossible-states";
import { latePromises } from "./late-promises";
import { moneyLines } from "./money-lines";
import { workshops } from "./workshops";

const CHECKS = [danglingLinks, brokenSnapshots, impossibleStates, latePromises, moneyLines, workshops];

/** Everything in the store that cannot be right; a store that only commands wrote has nothing. */
export async function checkStore(store: Store): Promise<IntegrityFinding[]> {
  const findings: IntegrityFinding[] = [];
  for (const check of CHECKS) {
    for await (const finding of check.find(store)) findings.push({ check: check.id, ...finding });
  }
  return findings;
}
