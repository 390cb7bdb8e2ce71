import { documentAsKnownOn } from "../history/document";
import type { Document } from "../history/document";
import { withWholeHistory } from "../history/read-history";
import type { Batch, Observation } from "../measures/observation";
import { currentVersion } from "../measures/observation-history";
import { isInAudience } from "../people/audience";
import type { Store } from "../store/port";
import type { Target } from "../targets/target";
import type { DesignationRequest } from "./designation-request";
import {
  type Negotiations,
  type StandingNegotiation,
  isSignedByBoth,
  negotiationsOf,
  readPicture,
  standingWith,
} from "./find";
import type { Negotiation } from "./negotiation";

type Reading = Pick<Store, "find" | "get">;

async function asKnown<T extends Document>(store: Reading, documents: readonly T[], instant: string): Promise<T[]> {
  const known = await Promise.all(
    documents.map(async (each) => documentAsKnownOn(await withWholeHistory(store, each), instant)),
  );
  return known.flatMap((each) => each ?? []);
}

/** Those of some negotiations that had begun by an instant, each with where it stood. */
export async function standingsAsKnown(
  store: Reading,
  negotiations: readonly Negotiation[],
  instant: string,
): Promise<StandingNegotiation[]> {
  const begun = await asKnown(store, negotiations, instant);
  const signed = begun.filter(isSignedByBoth).map(({ target }) => target);
  const targets = signed.length === 0 ? [] : await store.find<Target>("targets", { _id: { $in: signed } });
  return standingWith(begun, await asKnown(store, targets, instant));
}

/** Where the negotiations of an agreement stood at an instant; for who may know of them. */
export async function negotiationsAsKnown(store: Reading, agreement: string, instant: string): Promise<Negotiations> {
  const sorted = { sort: { _id: 1 } } as const;
  const [negotiations, requests] = await Promise.all([
    store.find<Negotiation>("negotiations", { agreement }, sorted),
    store.find<DesignationRequest>("designationRequests", { agreement }, sorted),
  ]);
  return negotiationsOf(await standingsAsKnown(store, negotiations, instant), await asKnown(store, requests, instant));
}

/** An earlier offer as the region may see it today: a figure that is kept from it since is left out. @throws NotFoundError. */
export async function pictureAsKnown(store: Reading, id: string): ReturnType<typeof readPicture> {
  const { book, target } = await readPicture(store, id);
  const observations = await store.find<Observation>("observations", {
    _id: { $in: book.observations.map(({ _id }) => _id) },
  });
  const batches = await store.find<Batch>("batches", {
    _id: { $in: [...new Set(observations.flatMap(({ versions }) => versions.map(({ batch }) => batch)))] },
  });
  const byId = new Map(batches.map((batch) => [batch._id, batch]));
  const kept = new Set(
    observations.flatMap((observation) => {
      const present = currentVersion(observation, byId);
      return present && !isInAudience(present.audience, { from: "region" }) ? [observation._id] : [];
    }),
  );
  return { book: { ...book, observations: book.observations.filter(({ _id }) => !kept.has(_id)) }, target };
}
