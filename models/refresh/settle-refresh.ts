import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { readWithoutFigures, readWorkingBook } from "../agreement/book";
import { revsOf } from "../agreement/jobs";
import { keepOdds } from "../agreement/keep-odds";
import { sha256Of } from "../canonical-json";
import { type Snapshot, bookForRegion } from "../agreement/snapshot";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done } from "../outcome";
import { insertOnce } from "../store/insert-once";
import type { Fresh } from "../store/port";
import type { Target } from "../targets/target";
import type { Refresh } from "./refresh";
import { refreshedTarget } from "./refreshed-target";

/**
 * Writes an approved proposal into its target and makes the next signed version of the agreement. Doing it again
 * finishes what was interrupted, and of two that are approved at once the later version holds both.
 */
export async function settleRefresh(origin: Act, refresh: Refresh): Promise<Outcome<Refresh>> {
  const act: Act = { ...origin, via: "refresh" };
  await writeTarget(act, refresh);
  const version = await makeVersion(act, refresh);
  return changeDocument<Refresh>(act, "refreshes", refresh._id, (present) =>
    done({ ...present, settling: false, version }),
  );
}

async function writeTarget(act: Act, refresh: Refresh): Promise<void> {
  const book = await readWithoutFigures(act.store, await readAgreement(act, refresh));
  if (refresh.kind === "add") {
    const added = refreshedTarget(book, refresh);
    if (added) await insertOnce<Target>(act.store, "targets", { ...added, created: origin(act) } as Fresh<Target>);
    return;
  }
  await changeDocument<Target>(act, "targets", refresh.target ?? "", (present) => {
    const before = present.refreshedBy ?? [];
    if (before.includes(refresh._id)) return done(present);
    // What is proposed is laid over the target as it is now: another refresh may have been approved since.
    const next = refreshedTarget({ ...book, parts: { ...book.parts, target: [present] } }, refresh);
    const refreshedBy = [...before, refresh._id];
    const removed = { by: act.actor.person, at: act.now, why: refresh.why };
    return done(next ? { ...next, rev: present.rev, refreshedBy } : { ...present, removed, refreshedBy });
  });
}

/** @returns the id of the version that holds the refreshed target. */
async function makeVersion(act: Act, refresh: Refresh): Promise<string> {
  for (;;) {
    const agreement = await readAgreement(act, refresh);
    const held = [...(agreement.earlierVersions ?? []), ...(agreement.agreed ? [agreement.agreed] : [])];
    const made = held.find((version) => version.refresh === refresh._id);
    if (made) return made.snapshot;
    const base = agreement.agreed;
    if (!base) throw new NotFoundError("signed version");
    const snapshot = await keepVersion(act, agreement, refresh);
    const adopted = await changeDocument<Agreement>(act, "agreements", agreement._id, (present) => {
      // Another version was made meanwhile: this one is to hold it too.
      if (present.agreed?.snapshot !== base.snapshot) return { kind: "conflict", rev: present.rev, conflicts: [] };
      const { _id, sha256 } = snapshot;
      const agreed = { snapshot: _id, sha256, by: act.actor.person, at: act.now, refresh: refresh._id };
      return done({ ...present, agreed, earlierVersions: [...(present.earlierVersions ?? []), base] });
    });
    if (adopted.kind === "done") return snapshot._id;
  }
}

async function keepVersion(act: Act, agreement: Agreement, refresh: Refresh): Promise<Snapshot> {
  const working = await readWorkingBook(act.store, agreement);
  const book = bookForRegion(working);
  const sha256 = sha256Of(book as never);
  const _id = `${refresh._id}-${sha256.slice(0, 16)}`;
  await insertOnce<Snapshot>(act.store, "snapshots", {
    ...{ _id, agreement: agreement._id, kind: "agreed", at: act.now, by: act.actor.person, sha256, book },
    revs: revsOf(working),
    odds: keepOdds(book),
  });
  return (await act.store.get<Snapshot>("snapshots", _id)) as Snapshot;
}

async function readAgreement({ store }: Act, { agreement: id }: Refresh): Promise<Agreement> {
  const agreement = await store.get<Agreement>("agreements", id);
  if (agreement === undefined) throw new NotFoundError("agreement");
  return agreement;
}

const origin = (act: Act) => ({ by: act.actor.person, at: act.now, via: act.via });

/** Goes on with what a stopped instance left unfinished. For the start of a server. @returns how many. */
export async function resumeRefreshes(from: Pick<Act, "store" | "now" | "newId">): Promise<number> {
  const waiting = await from.store.find<Refresh>("refreshes", { settling: true });
  for (const refresh of waiting) {
    const actor = { person: refresh.decided?.by ?? "", name: "", roles: [] };
    await settleRefresh({ ...from, via: "refresh", actor }, refresh);
  }
  return waiting.length;
}
