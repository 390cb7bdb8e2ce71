import type { Agreement } from "../agreement/agreement";
import { lockedSnapshot } from "../agreement/late-write";
import { PARTS, PART_NAMES, type Part, lockOn } from "../agreement/parts";
import { contentOf, differencesBetween, documentAtRev } from "../history/document";
import type { IntegrityCheck } from "./finding";

/** What passes on or is answered while the region has the agreement: who answers for it, not what it promises. */
const ANSWERED = new Set(["answers", "lead", "leadPerson", "related"]);

/** A promise that says something else than the snapshot which the region has of it. */
export const latePromises: IntegrityCheck = {
  id: "late promise",
  async *find(store) {
    for await (const agreement of store.each<Agreement>("agreements")) {
      if (agreement.status === "submitting" || lockOn("promise", agreement.status) === null) continue;
      const snapshot = await lockedSnapshot(store, agreement);
      if (snapshot === undefined) continue;
      for (const kind of PART_NAMES) {
        const { collection, standing } = PARTS[kind];
        if (standing !== "promise") continue;
        for await (const part of store.each<Part>(collection, { agreement: agreement._id })) {
          const rev = snapshot.revs[part._id];
          const finding = (what: string) => ({ collection, id: part._id, what });
          if (rev === undefined) {
            if (!part.removed) yield finding(`it is not in ${snapshot._id}, which the region has`);
            continue;
          }
          const changed = differencesBetween(contentOf(documentAtRev(part, rev)), contentOf(part)).map(
            ({ path }) => path,
          );
          const late = changed.filter((path) => !ANSWERED.has(path.split(".")[0] ?? ""));
          if (late.length > 0) {
            yield finding(
              `${late.join(", ")} changed at revision ${part.rev}, after revision ${rev} of it was submitted in ${snapshot._id}`,
            );
          }
        }
      }
    }
  },
};
