import { PARTS } from "../agreement/parts";
import { agreementOfEarlier, isEarlier, setOfEarlier } from "../agreement/earlier-comparators";
import type { Action } from "../actions/action";
import type { Agreement } from "../agreement/agreement";
import type { ComparatorSet } from "../agreement/comparator-set";
import { type EarlierPart, commitmentsOfEarlier, hasAnswers, withoutAnswers } from "../commitments/earlier-answers";
import type { Commitment } from "../commitments/commitment";
import type { CommittedPart } from "../commitments/committed-text";
import { type Document, contentOf, differencesBetween } from "../history/document";
import { withEdits } from "../history/merge";
import { retryOnConflict } from "../history/save";
import type { Area } from "../place/area";
import { hasResources, withoutResources } from "../money/earlier-action";
import { linesOfEarlier, signedWithout } from "../money/earlier-resources";
import type { ResourceLine } from "../money/resource";
import type { Organisation } from "../place/organisation";
import type { Partnership } from "../place/partnership";
import { insertOnce } from "./insert-once";
import type { Store, Stored } from "./port";

/** Counts changes to what is stored that an older program would misread. */
export const schemaVersion = 4;

export interface Schema extends Stored {
  readonly version: number;
}

/** What brings a store from the version before to this one. Each may be stopped anywhere, run again, and run twice at once. */
const UPGRADES: Readonly<Record<number, (store: Store) => Promise<void>>> = {
  2: giveComparatorsTheirOwnDocument,
  3: makeAnswersCommitments,
  4: giveMoneyLinesOfItsOwn,
};

/** Brings what an older program stored up to date. */
export async function upgradeStore(store: Store): Promise<void> {
  for (;;) {
    const schema = await store.get<Schema>("meta", "schema");
    if (schema === undefined || schema.version >= schemaVersion) return;
    const next = schema.version + 1;
    await UPGRADES[next]?.(store);
    await retryOnConflict(async () => {
      const present = await store.get<Schema>("meta", "schema");
      if (present?.version === schema.version) await store.replace<Schema>("meta", { ...present, version: next });
    });
  }
}

/** The areas that an agreement compares with were a list of codes on it; now they are a set with a method and a reason. */
async function giveComparatorsTheirOwnDocument(store: Store): Promise<void> {
  const origin = { by: "waymark", at: new Date().toISOString(), via: "upgrade" } as const;
  for await (const earlier of store.each<Agreement>("agreements")) {
    if (!isEarlier(earlier)) continue;
    const areas = await store.find<Area>("areas", { _id: { $in: earlier.comparators } }, { without: ["changes"] });
    const nameOf = (code: string) => areas.find(({ _id }) => _id === code)?.name ?? code;
    const set = setOfEarlier(earlier, nameOf, origin);
    if (set !== undefined) await insertOnce<ComparatorSet>(store, "comparatorSets", set);
    await retryOnConflict(async () => {
      const present = await store.get<Agreement>("agreements", earlier._id);
      if (present === undefined || !isEarlier(present)) return;
      const edits = differencesBetween(contentOf(present), contentOf(agreementOfEarlier(present)));
      await store.replace<Agreement>("agreements", withEdits<Agreement>(present, edits, origin));
    });
  }
}

/** Each organisation's yes or no stood on the target or action; now it is the promiser's signature on a commitment. */
async function makeAnswersCommitments(store: Store): Promise<void> {
  const origin = { by: "waymark", at: new Date().toISOString(), via: "upgrade" } as const;
  for (const kind of ["target", "action"] as const) {
    const collection = PARTS[kind].collection;
    for await (const earlier of store.each<CommittedPart | EarlierPart>(collection)) {
      if (!hasAnswers(earlier)) continue;
      for (const commitment of commitmentsOfEarlier(kind, earlier, origin)) {
        await insertOnce<Commitment>(store, "commitments", commitment);
      }
      await retryOnConflict(async () => {
        const present = await store.get<CommittedPart>(collection, earlier._id);
        if (present === undefined || !hasAnswers(present)) return;
        const edits = differencesBetween(contentOf(present), contentOf(withoutAnswers(present)));
        await store.replace<CommittedPart>(collection, withEdits<CommittedPart>(present, edits, origin));
      });
    }
  }
}

/** What an action is done with stood on it and was signed with it; now each line of money is a document that its giver answers for. */
async function giveMoneyLinesOfItsOwn(store: Store): Promise<void> {
  const origin = { by: "waymark", at: new Date().toISOString(), via: "upgrade" } as const;
  for await (const earlier of store.each<Action>("actions")) {
    if (!hasResources(earlier)) continue;
    for (const line of linesOfEarlier(earlier, await organisationsOf(store, earlier.agreement), origin)) {
      await insertOnce<ResourceLine>(store, "resourceLines", line);
    }
    const signed = await store.find<Commitment>("commitments", { action: earlier._id });
    for (const { _id } of signed) {
      await rewrite<Commitment>(store, "commitments", _id, origin, (present) => signedWithout(present, earlier));
    }
    await rewrite<Action>(store, "actions", earlier._id, origin, withoutResources);
  }
}

async function organisationsOf(store: Store, agreement: string): Promise<Organisation[]> {
  const [of] = await store.find<Agreement>("agreements", { _id: agreement }, { without: ["changes"] });
  const place = of && (await store.get<Partnership>("partnerships", of.partnership));
  const ids = Object.keys(place?.organisations ?? {});
  return store.find<Organisation>("organisations", { _id: { $in: ids } }, { without: ["changes"] });
}

async function rewrite<T extends Document>(
  store: Store,
  collection: string,
  id: string,
  origin: Parameters<typeof withEdits>[2],
  next: (present: T) => T,
): Promise<void> {
  await retryOnConflict(async () => {
    const present = await store.get<T>(collection, id);
    if (present === undefined) return;
    const edits = differencesBetween(contentOf(present), contentOf(next(present)));
    if (edits.length > 0) await store.replace<T>(collection, withEdits<T>(present, edits, origin));
  });
}
