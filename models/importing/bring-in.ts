import { z } from "zod";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import { lockOn } from "../agreement/parts";
import { retryOnConflict } from "../history/save";
import { COMMON_SCOPE } from "../measures/observation";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { isInAudience } from "../people/audience";
import { authorise, may, organisationsOf } from "../people/permissions";
import { problemsIn } from "../problems-in";
import type { Chunked, Fresh } from "../store/port";
import type { ChangeInPreview, Import, NameInPreview, Proposal } from "./import";
import { moveImport } from "./import-status";
import { AnsweredNameSchema } from "./matching/answer";
import { rememberAnswers } from "./matching/remember-answers";

/** A file as it was uploaded. */
export interface GivenFile extends Chunked {
  readonly name: string;
  readonly size: number;
}

const LONGEST_NAME = 200;
/** More than any preview asks for. */
const MOST_ANSWERS = 20_000;

/**
 * Takes in a file for a partnership's figures; nothing of it is read yet. The facilitator brings in all of it, a partner
 * what its organisation supplies. @throws NotFoundError, ForbiddenError.
 */
export async function startImport(act: Act, code: string, file: GivenFile): Promise<Import> {
  const agreement = await findAgreement(act, code);
  return keepImport(act, file, agreement.partnership, agreement._id, suppliersFor(act, agreement));
}

/** Takes in a file of official figures, which everybody's tables use. @throws ForbiddenError. */
export async function startOfficialImport(act: Act, file: GivenFile): Promise<Import> {
  authorise(act.actor, "installation.manage", {});
  return keepImport(act, file, COMMON_SCOPE, null, null);
}

/** Whether the person brings in figures of an agreement: all of them, or those that an organisation of theirs supplies. */
export function mayBringIn({ actor }: Pick<Act, "actor">, agreement: Agreement): boolean {
  const owners = organisationsOf(actor, agreement.partnership);
  return may(actor, "observation.enter", { ...subjectOf(agreement), owners });
}

/** Before a file is even read: whoever may not is told so at once. @throws ForbiddenError. */
export function requireToBringIn(act: Pick<Act, "actor">, agreement: Agreement): void {
  if (mayBringIn(act, agreement)) return;
  throw new ForbiddenError("Only the facilitator and organisations that supply figures bring them in.");
}

/**
 * The organisations for which the person brings figures in; null for who may bring in all. @throws ForbiddenError.
 */
export function suppliersFor(act: Pick<Act, "actor">, agreement: Agreement): readonly string[] | null {
  requireToBringIn(act, agreement);
  const all = may(act.actor, "observation.enter", subjectOf(agreement));
  return all ? null : organisationsOf(act.actor, agreement.partnership);
}

async function keepImport(
  act: Act,
  file: GivenFile,
  scope: string,
  agreement: string | null,
  suppliers: readonly string[] | null,
) {
  const sha256 = await act.store.putBlob(file);
  const begun: Fresh<Import> = {
    _id: act.newId(),
    scope,
    agreement,
    by: act.actor.person,
    at: act.now,
    via: act.via,
    file: { name: file.name.slice(-LONGEST_NAME), sha256, bytes: file.size },
    suppliers,
    state: "reading",
    answers: [],
    preview: null,
    problem: null,
    batch: act.newId(),
    progress: null,
    lease: null,
  };
  return act.store.insert<Import>("imports", begun);
}

/** An import that the person may go on with: their own, or any for who may bring in all. @throws NotFoundError, ForbiddenError. */
export async function findImport(act: Pick<Act, "store" | "actor">, id: string): Promise<Import> {
  const found = await lookAtImport(act, id);
  if (isOwnProposal(act, found)) throw new ForbiddenError("The facilitator decides on figures that were proposed.");
  if (!mayHandle(act, found)) throw new ForbiddenError("Only who brings in these figures goes on with this file.");
  return found;
}

/** An import that the person may look at: who verifies figures sees where they came from. @throws NotFoundError, ForbiddenError. */
export async function lookAtImport(act: Pick<Act, "store" | "actor">, id: string): Promise<Import> {
  const found = await act.store.get<Import>("imports", id);
  if (found === undefined) throw new NotFoundError("import");
  if (mayRead(act, found)) return found;
  // The region reads what was submitted to it, and nothing of how it came about.
  if (!may(act.actor, "agreement.read", { partnership: found.scope })) throw new NotFoundError("import");
  throw new ForbiddenError("This file is of figures that somebody else answers for.");
}

/** Only who still has the right goes on with it: a role may have ended since. */
export function mayHandle(act: Pick<Act, "actor">, found: Import): boolean {
  if (found.scope === COMMON_SCOPE) return may(act.actor, "installation.manage", {});
  if (may(act.actor, "observation.enter", { partnership: found.scope })) return true;
  return found.proposal === undefined && isOwn(act, found);
}

/** Whether it is what the person proposed, and waits for the facilitator or was decided on. */
export function isOwnProposal(act: Pick<Act, "actor">, found: Import): boolean {
  return found.proposal !== undefined && !mayHandle(act, found) && isOwn(act, found);
}

/** Brought in by the person, for organisations that they still act for. */
function isOwn({ actor }: Pick<Act, "actor">, { scope, by, suppliers }: Import): boolean {
  const owners = by === actor.person ? organisationsOf(actor, scope) : [];
  const stillActs = suppliers?.every((each) => owners.includes(each)) ?? false;
  return stillActs && may(actor, "observation.enter", { partnership: scope, owners });
}

/** The imports of an agreement that the person may see, latest first. */
export async function listImports(act: Pick<Act, "store" | "actor">, scope: string, limit = 50): Promise<Import[]> {
  const found = await act.store.find<Import>("imports", { scope }, { sort: { at: -1 }, limit, without: ["preview"] });
  return found.filter((each) => mayRead(act, each));
}

function mayRead(act: Pick<Act, "actor">, found: Import): boolean {
  return (
    mayHandle(act, found) || isOwnProposal(act, found) || may(act.actor, "import.read", { partnership: found.scope })
  );
}

/** The changed values of a preview, without what stands there where it is kept from the person. */
export function changesFor({ actor }: Pick<Act, "actor">, { scope, preview }: Import): ChangeInPreview[] {
  const reader = { from: "partnership", organisations: organisationsOf(actor, scope) } as const;
  return (preview?.changed ?? []).map((change) =>
    isInAudience(change.audience, reader) ? change : { ...change, from: "not shared with you" },
  );
}

/** Says what names in the file mean; it is read again with that. @throws NotFoundError. */
export async function answerNames(act: Act, id: string, submitted: unknown): Promise<Outcome<Import>> {
  const read = z.array(AnsweredNameSchema).max(MOST_ANSWERS).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const answers = read.data;
  return changeImport(act, id, (present) => {
    const moved = moveImport(present.state, "answer");
    if (moved.kind !== "done") return moved;
    const before = present.answers.filter(
      (each) => !answers.some(({ kind, text }) => kind === each.kind && text === each.text),
    );
    return done({ ...present, state: moved.value, answers: [...before, ...answers] });
  });
}

/**
 * Lets the file be written: an instance takes it up. What was proposed is accepted by that. Asking again changes nothing.
 * @throws NotFoundError.
 */
export async function commitImport(act: Act, id: string): Promise<Outcome<Import>> {
  const present = await findImport(act, id);
  const locked = await lockOf(act, present);
  if (locked !== null) return refuse(locked);
  const committed = await changeImport(act, id, (now) => {
    if (["committing", "finishing", "committed"].includes(now.state)) return done(now);
    const moved = moveImport(now.state, now.proposal ? "accept" : "commit");
    if (moved.kind !== "done") return moved;
    const unnamed = now.preview?.names.find(({ asks }) => asks === "unnamed indicator");
    if (unnamed) return refuse(sayWhichIndicator(unnamed), "names");
    return done({ ...now, state: moved.value, ...(now.proposal && accepted(act, now.proposal)) });
  });
  if (committed.kind === "done") await rememberAnswers(act, committed.value);
  return committed;
}

function sayWhichIndicator({ text, count }: NameInPreview): string {
  const [, measure] = text.split(" · ");
  const which = measure ? ` counted as ${measure}` : "";
  return `The file does not say what its ${count.toLocaleString("en-GB")} ${count === 1 ? "value" : "values"}${which} are of. Say which indicator it is.`;
}

function accepted({ actor, now }: Act, proposal: Proposal): Pick<Import, "proposal"> {
  return { proposal: { ...proposal, decision: { answer: "accepted", by: actor.person, at: now, reason: "" } } };
}

/** Results are entered until the last target is judged: only a submission in progress stops them. */
export async function lockOf({ store }: Pick<Act, "store">, { agreement: id }: Import): Promise<string | null> {
  const agreement = id === null ? undefined : await store.get<Agreement>("agreements", id);
  return agreement?.status === "submitting" ? lockOn("live", agreement.status) : null;
}

/**
 * Decides on the import's present state, anew when it moves in between. @throws NotFoundError, ForbiddenError.
 * @param find finds it for whoever may do this.
 */
export function changeImport(
  act: Act,
  id: string,
  decide: (present: Import) => Outcome<Import>,
  find = findImport,
): Promise<Outcome<Import>> {
  return retryOnConflict(async () => {
    const present = await find(act, id);
    const decided = decide(present);
    if (decided.kind !== "done" || decided.value === present) return decided;
    return done(await act.store.replace<Import>("imports", decided.value));
  });
}

/**
 * Gives up a file before it is written; what was written of it is never seen. A proposal then waits again.
 * @throws NotFoundError.
 */
export async function cancelImport(act: Act, id: string): Promise<Outcome<Import>> {
  await findImport(act, id);
  return changeImport(act, id, (present) => {
    if (present.state === "cancelled") return done(present);
    if (["finishing", "committed", "undone"].includes(present.state)) {
      return refuse("All of it is saved already. Undo it instead.");
    }
    const moved = moveImport(present.state, present.proposal ? "stop accepting" : "cancel");
    if (moved.kind !== "done") return moved;
    const waiting = present.proposal && { proposal: { ...present.proposal, decision: null } };
    return done({ ...present, state: moved.value, progress: null, lease: null, ...waiting });
  });
}
