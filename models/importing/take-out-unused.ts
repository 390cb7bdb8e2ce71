import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import type { ComparatorSet } from "../agreement/comparator-set";
import type { Candidate, Priority } from "../agreement/priority";
import { retryOnConflict } from "../history/save";
import type { Document } from "../history/document";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import type { Import } from "./import";
import type { NameKind } from "./matching/answer";

const COLLECTIONS: Readonly<Record<NameKind, string>> = { series: "indicators", area: "areas", group: "groups" };

/** Takes out the indicators, areas and groups that an import made and nothing else came to rest on. */
export async function takeOutUnused(act: Act, undone: Import): Promise<void> {
  const made = (undone.preview?.names ?? []).flatMap(({ kind, meaning }) =>
    meaning.kind === "new" ? [{ collection: COLLECTIONS[kind], id: meaning.id }] : [],
  );
  if (made.length === 0) return;
  const used = await idsInUse(act.store, undone);
  const removed = { by: act.actor.person, at: act.now, why: "The import that made it was undone" };
  for (const { collection, id } of made) {
    if (used.has(id)) continue;
    await retryOnConflict(async () => {
      const there = await act.store.get<Document>(collection, id);
      if (there && !there.removed) await act.store.replace<Document>(collection, { ...there, removed });
    });
  }
}

/** What the partnership's plans and other imports speak of. */
async function idsInUse(store: Store, { _id, scope }: Import): Promise<Set<string>> {
  const slim = { without: ["changes"] };
  const agreements = await store.find<Agreement>("agreements", { partnership: scope }, slim);
  const ofOurs = { agreement: { $in: agreements.map((each) => each._id) } };
  const [candidates, targets, priorities, sets, imports] = await Promise.all([
    store.find<Candidate>("candidates", ofOurs, slim),
    store.find<Target>("targets", ofOurs, slim),
    store.find<Priority>("priorities", ofOurs, slim),
    store.find<ComparatorSet>("comparatorSets", ofOurs, slim),
    store.find<Import>("imports", { scope, state: "committed", _id: { $ne: _id } }),
  ]);
  return new Set([
    ...candidates.map(({ indicator }) => indicator),
    ...targets.flatMap(({ indicator, area, gapTo, group }) => [indicator, area, group, gapTo ?? ""]),
    ...priorities.flatMap(({ places, namedGroups }) => [...places, ...namedGroups]),
    ...sets.flatMap(({ areas }) => Object.keys(areas)),
    ...imports.flatMap(({ preview }) => [
      ...(preview?.indicators ?? []),
      ...(preview?.areas ?? []),
      ...(preview?.groups ?? []),
    ]),
  ]);
}
