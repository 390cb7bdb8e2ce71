import type { Act, Via } from "../act";
import { createDocument, retryOnConflict } from "../history/save";
import { NotFoundError, type Outcome, done, refuse } from "../outcome";
import { insertOnce } from "../store/insert-once";
import { DuplicateError, type Stored } from "../store/port";
import type { Agreement, AgreementFields } from "./agreement";
import { readWorkingBook } from "./book";
import { type Carried, carryOver } from "./carry-over";
import { PARTS, PART_NAMES } from "./parts";
import { sha256Of } from "../canonical-json";

/**
 * Starting an agreement from an earlier one spans documents, so it is a job that any instance may run, and run again, to
 * its one end. The agreement itself is written last: whoever finds it finds all that it took over.
 */
export interface StartJob extends Stored {
  readonly kind: "start from earlier";
  readonly state: "running" | "done" | "refused";
  /** The id that the new agreement will have, and that of the earlier one. */
  readonly agreement: string;
  readonly from: string;
  readonly content: AgreementFields;
  readonly by: string;
  readonly at: string;
  readonly via: Via;
}

export const UNFINISHED_STARTS = { kind: "start from earlier", state: "running" } as const;

/** Runs a start from wherever it has come to. Running it again changes nothing. */
export async function runStart(origin: Omit<Act, "actor" | "via">, job: StartJob): Promise<Outcome<Agreement>> {
  const act: Act = { ...origin, now: job.at, via: job.via, actor: { person: job.by, name: "", roles: [] } };
  const there = await act.store.get<Agreement>("agreements", job.agreement);
  const outcome = there ? done(there) : await writeAll(act, job);
  await retryOnConflict(async () => {
    const present = await act.store.get<StartJob>("jobs", job._id);
    if (present?.state !== "running") return;
    await act.store.replace<StartJob>("jobs", { ...present, state: outcome.kind === "done" ? "done" : "refused" });
  });
  return outcome;
}

async function writeAll(act: Act, job: StartJob): Promise<Outcome<Agreement>> {
  const earlier = await act.store.get<Agreement>("agreements", job.from);
  if (earlier === undefined) throw new NotFoundError("agreement");
  const nameOf = namesFor(job.agreement);
  const carried = carryOver(await readWorkingBook(act.store, earlier), job.at.slice(0, 10), nameOf);
  for (const part of carried) await writePart(act, job.agreement, part);
  const set = earlier.compareWith?.set;
  const { _id, code, name, scheme } = earlier;
  try {
    const content = {
      ...job.content,
      removed: null,
      compareWith: set && earlier.compareWith ? { ...earlier.compareWith, set: nameOf(set) } : null,
      startedFrom: {
        ...{ agreement: _id, code, name, years: scheme.years },
        parts: Object.fromEntries(carried.map(({ id, from }) => [id, from])),
      },
    };
    return done(await createDocument<Agreement>(act, "agreements", content as never, job.agreement));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
  // Another instance ran the same job, or somebody else took the address: then nobody has ever seen what was written.
  const written = await act.store.get<Agreement>("agreements", job.agreement);
  if (written) return done(written);
  for (const kind of PART_NAMES) await act.store.purge(PARTS[kind].collection, { agreement: job.agreement });
  return refuseTaken(job.content.code);
}

export const refuseTaken = (code: string) =>
  refuse(`There is already an agreement at ${code}. Choose another address.`, "code");

/** Named after what each came from, without what that was given at an earlier start, so that lists keep their order. */
function namesFor(agreement: string): (from: string) => string {
  const prefix = sha256Of(agreement).slice(0, 8);
  return (from) => `${prefix}~${from.slice(from.lastIndexOf("~") + 1)}`;
}

async function writePart(act: Act, agreement: string, { kind, id, content }: Carried): Promise<void> {
  const created = { by: act.actor.person, at: act.now, via: act.via };
  const part = { ...content, agreement, removed: null, _id: id, created, changes: [] };
  await insertOnce(act.store, PARTS[kind].collection, part);
}
