import { PARTS } from "../agreement/parts";
import { type ResourceLine, goalNamed, problemsOfShares } from "../money/resource";
import type { IntegrityCheck } from "./finding";

/** Lines of money whose shares do not make the whole, or whose goal was never in their agreement. */
export const moneyLines: IntegrityCheck = {
  id: "resource line",
  async *find(store) {
    for await (const { _id, agreement, goals } of store.each<ResourceLine>("resourceLines")) {
      const finding = (what: string) => ({ collection: "resourceLines", id: _id, what });
      for (const { path, message } of problemsOfShares(goals)) yield finding(`${path}: ${message}`);
      for (const { goal } of Object.values(goals)) {
        const { kind, id } = goalNamed(goal);
        const there = await store.get<ResourceLine>(PARTS[kind].collection, id);
        if (there?.agreement !== agreement) yield finding(`it serves ${goal}, which is not in its agreement`);
      }
    }
  },
};
