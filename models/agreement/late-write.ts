import type { Act } from "../act";
import { contentOf, documentAtRev, valueAt, withValueAt } from "../history/document";
import { changeDocument } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { ConflictError, type Json } from "../store/port";
import type { Agreement } from "./agreement";
import { PARTS, type Part, type PartName, lockOn } from "./parts";
import type { Snapshot } from "./snapshot";

/**
 * Between finding an agreement open and writing a promise, a submission may lock it and take its snapshot. So after the
 * write the agreement is read again: open, all is well; being submitted, it is touched, which makes the submission
 * take its snapshot anew with the write in it; submitted, the write stays only when the snapshot holds it, else what
 * the snapshot holds is put back, which the part's history tells, and the person is told that it was too late.
 * @param since the rev that the command's first write gave the part; one later than the part's when it wrote nothing.
 */
export async function confirmPromise<T extends Part>(
  act: Act,
  kind: PartName,
  written: T,
  since: number,
): Promise<Outcome<T>> {
  if (PARTS[kind].standing !== "promise" || written.rev < since) return done(written);
  for (;;) {
    const agreement = await act.store.get<Agreement>("agreements", written.agreement);
    if (agreement === undefined) throw new NotFoundError("agreement");
    const locked = lockOn("promise", agreement.status);
    if (locked === null) return done(written);
    if (agreement.status !== "submitting") {
      const snapshot = await lockedSnapshot(act.store, agreement);
      if (snapshot === undefined || holds(snapshot, written)) return done(written);
      await putBack(act, kind, written, since, snapshot.revs[written._id]);
      return refuse(locked);
    }
    if (await touch(act, agreement)) return done(written);
  }
}

/** The snapshot of what is promised while the agreement is locked. */
export async function lockedSnapshot(
  store: Act["store"],
  { submissions, agreed }: Agreement,
): Promise<Snapshot | undefined> {
  const id = agreed?.snapshot ?? submissions.at(-1);
  return id === undefined ? undefined : store.get<Snapshot>("snapshots", id);
}

/** A part that was taken out is in no snapshot. */
function holds(snapshot: Snapshot, { _id, rev, removed }: Part): boolean {
  const held = snapshot.revs[_id];
  return removed ? held === undefined : held !== undefined && held >= rev;
}

/** Gives the agreement another rev and changes nothing else. @returns false when somebody else wrote it meanwhile. */
async function touch(act: Act, agreement: Agreement): Promise<boolean> {
  try {
    await act.store.replace<Agreement>("agreements", agreement);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

const TOO_LATE = "Saved just after the agreement was submitted, so it is not part of what the region has";

/** What came after others' answers stays: only the fields that this command wrote go back. */
async function putBack(
  act: Act,
  kind: PartName,
  written: Part,
  since: number,
  held: number | undefined,
): Promise<void> {
  const removed = { by: act.actor.person, at: act.now, why: TOO_LATE };
  await changeDocument<Part>(act, PARTS[kind].collection, written._id, (present) => {
    if (since === 1) return done({ ...present, removed });
    const before = contentOf(documentAtRev(present, held ?? since - 1));
    const ours = written.changes.filter(({ rev, by }) => rev >= since && by === act.actor.person);
    const content = ours.reduce(
      (next, { path }) => withValueAt(next, path, valueAt(before as Json, path)),
      contentOf(present),
    );
    return done(content as unknown as Part);
  });
}
