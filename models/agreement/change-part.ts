import { z } from "zod";
import type { Act } from "../act";
import { type Content, contentOf } from "../history/document";
import { changeDocument, createDocument, saveSubmission } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, type Problem, done, refuse } from "../outcome";
import { isInAudience, widens, type Audience } from "../people/audience";
import { type Operation, may, organisationsOf } from "../people/permissions";
import { readReason } from "../reason";
import type { Agreement } from "./agreement";
import { findAgreement, subjectOf, type PartDocuments } from "./book";
import { confirmPromise } from "./late-write";
import { followMerge } from "./move-parts";
import { PARTS, type Part, type PartKind, type PartName, lockOn } from "./parts";
import { DuplicateError } from "../store/port";
import { refuseForeignReferences } from "./references";
import { completeSet } from "./set-members";
import { refuseUnshown, withSlips } from "../actions/change-days";
import { refuseOthersFigures } from "../money/given-by";

/**
 * Whether the person may change this part as it is now, or as it would be when new.
 * @throws ForbiddenError with words for the person.
 */
export function authorisePart(
  act: Pick<Act, "actor">,
  agreement: Agreement,
  kind: PartName,
  part: Part | Content,
): void {
  const { owners, word } = PARTS[kind];
  const operation = "_id" in part ? PARTS[kind].operation : operationToAdd(kind);
  const subject = { ...subjectOf(agreement), owners: owners(part as Part) };
  if (may(act.actor, operation, subject)) return;
  throw new ForbiddenError(
    may(act.actor, operation, { ...subject, owners: organisationsOf(act.actor, agreement.partnership) })
      ? `Only the organisation that holds this ${word} or the facilitator can change it. You can comment on it instead.`
      : `Your role does not change this part of the agreement. The facilitator can.`,
  );
}

/** What it takes to add a part of this kind. */
export function operationToAdd(kind: PartName): Operation {
  const { adding, operation }: PartKind = PARTS[kind];
  return adding ?? operation;
}

function schemaOf(kind: PartName): z.ZodObject {
  return PARTS[kind].schema;
}

type Check = () => Outcome<unknown> | Promise<Outcome<unknown>>;

/** The first refusal of several checks, later ones of which may cost more. */
async function checkInTurn(...checks: readonly Check[]): Promise<Outcome<unknown>> {
  for (const check of checks) {
    const checked = await check();
    if (checked.kind !== "done") return checked;
  }
  return done(undefined);
}

function refuseLocked({ status }: Pick<Agreement, "status">, kind: PartName): Outcome<undefined> {
  const locked = lockOn(PARTS[kind].standing, status);
  return locked === null ? done(undefined) : refuse(locked);
}

/** Somebody took it out while a form of it was open. */
function refuseRemoved({ removed }: Part): Outcome<undefined> {
  return removed
    ? refuse("This was taken out of the agreement. Bring it back first, then change it.")
    : done(undefined);
}

/** Somebody saved it since it was read. */
function refuseOtherRev({ rev }: Part, readRev: number): Outcome<undefined> {
  return rev === readRev ? done(undefined) : { kind: "conflict", rev, conflicts: [] };
}

/**
 * The same with the agreement read anew, right before each write: a submission that began since it was first read must
 * not be followed by a promise that it does not hold.
 */
export async function refuseLockedNow(
  act: Act,
  { _id }: Pick<Agreement, "_id">,
  kind: PartName,
): Promise<Outcome<undefined>> {
  const [present] = await act.store.find<Agreement>("agreements", { _id }, { limit: 1, without: ["changes"] });
  if (present === undefined) throw new NotFoundError("agreement");
  return refuseLocked(present, kind);
}

/** What is submitted without what a command of its own writes, such as each organisation's yes or no. */
function withoutApart({ via }: Pick<Act, "via">, kind: PartName, submitted: object): Content {
  const { apart = [], fromWorkshops = [] }: PartKind = PARTS[kind];
  const kept = via === "workshop" ? apart : [...apart, ...fromWorkshops];
  return Object.fromEntries(Object.entries(submitted).filter(([field]) => !kept.includes(field)));
}

/** Reads submitted fields with the kind's own schema. Empty fields arrive as undefined or null. */
export function readPart(kind: PartName, submitted: unknown): Outcome<Content> {
  const read = schemaOf(kind).safeParse(submitted);
  if (read.success) return done(read.data as Content);
  const problems: Problem[] = read.error.issues.map((issue) => ({
    field: issue.path.join("."),
    message: issue.message,
  }));
  return { kind: "refused", problems };
}

/**
 * The fields with what follows from them, which nobody types.
 * @param before the part as stored; undefined for a new one.
 */
async function completePart(
  act: Act,
  agreement: Agreement,
  kind: PartName,
  before: Content | undefined,
  fields: Content,
): Promise<Outcome<Content>> {
  if (kind === "comparatorSet") return completeSet(act.store, agreement, before, fields);
  return done(kind === "action" && agreement.status === "agreed" && before ? withSlips(act, before, fields) : fields);
}

/** Adds a part to an agreement. @throws NotFoundError, ForbiddenError. */
export async function addPart<N extends PartName>(
  act: Act,
  code: string,
  kind: N,
  submitted: object,
): Promise<Outcome<PartDocuments[N]>> {
  const agreement = await findAgreement(act, code);
  const read = readPart(kind, withoutApart(act, kind, submitted));
  if (read.kind !== "done") return read;
  const content = inOwnName(act, agreement, kind, read.value);
  authorisePart(act, agreement, kind, content);
  const whole = await completePart(act, agreement, kind, undefined, content);
  if (whole.kind !== "done") return whole;
  const checked = await checkInTurn(
    () => refuseLocked(agreement, kind),
    () => (kind === "resource" ? refuseOthersFigures(act, agreement, {}, content) : done(undefined)),
    () => refuseForeignReferences(act, agreement, kind, {}, content),
    () => refuseLockedNow(act, agreement, kind),
  );
  if (checked.kind !== "done") return checked;
  const fields = { ...whole.value, agreement: agreement._id, removed: null } as never;
  const only = onlyId(kind, whole.value);
  if (only !== undefined && (await act.store.get(PARTS[kind].collection, only)) !== undefined) return refuse(THERE);
  const created = await createDocument<PartDocuments[N]>(act, PARTS[kind].collection, fields, only).catch(
    (error: unknown) => {
      if (error instanceof DuplicateError) return undefined;
      throw error;
    },
  );
  if (created === undefined) return refuse(THERE);
  return confirmPromise(act, kind, await followMerge(act, kind, created), created.rev);
}

const THERE = "This is there already. Open it and change it instead.";

function onlyId(kind: PartName, content: Content): string | undefined {
  const { idOf }: PartKind = PARTS[kind];
  return idOf?.(content);
}

/** What a kind keeps as it is. */
function refuseChangeOf(kind: PartName, present: Part, next: Part): Outcome<undefined> {
  const { refuseChange }: PartKind = PARTS[kind];
  const why = refuseChange?.(present, next) ?? null;
  return why === null ? done(undefined) : refuse(why);
}

/**
 * Saves the fields of a form as they were read at `readRev`: other fields stay, other people's changes are merged.
 * @param submitted the fields on the form; one that was emptied is null.
 * @param stale whether what others saved since is merged, or stands in the way as a conflict whatever it was.
 */
export async function changePart<N extends PartName>(
  act: Act,
  code: string,
  kind: N,
  id: string,
  readRev: number,
  submitted: Content,
  stale: "merge" | "refuse" = "merge",
): Promise<Outcome<PartDocuments[N]>> {
  const { agreement, part } = await findPart(act, code, kind, id);
  authorisePart(act, agreement, kind, part);
  const given = withoutApart(act, kind, submitted);
  const onForm = Object.fromEntries(Object.entries(schemaOf(kind).shape).filter(([field]) => field in given));
  const read = z.object(onForm).safeParse(given);
  if (!read.success) {
    return {
      kind: "refused",
      problems: read.error.issues.map((i) => ({ field: i.path.join("."), message: i.message })),
    };
  }
  const fields = Object.fromEntries(
    Object.keys(onForm).map((field) => [field, (read.data as Content)[field]]),
  ) as Content;
  const whole = await completePart(act, agreement, kind, contentOf(part), fields);
  if (whole.kind !== "done") return whole;
  let since = Infinity;
  const saved = await saveSubmission<PartDocuments[N]>(
    act,
    PARTS[kind].collection,
    id,
    readRev,
    whole.value,
    (next, present) => {
      since = present.rev + 1;
      authorisePart(act, agreement, kind, present);
      return checkInTurn(
        () => (stale === "refuse" ? refuseOtherRev(present, readRev) : done(undefined)),
        () => refuseLocked(agreement, kind),
        () => refuseRemoved(present),
        () => refuseWiderAudience(act, agreement, present, next),
        () => refuseAnotherName(act, agreement, present, next),
        () => readPart(kind, next),
        () => refuseChangeOf(kind, present, next),
        () => (kind === "action" ? refuseUnshown(contentOf(present), contentOf(next)) : done(undefined)),
        () =>
          kind === "resource"
            ? refuseOthersFigures(act, agreement, contentOf(present), contentOf(next))
            : done(undefined),
        () => refuseForeignReferences(act, agreement, kind, contentOf(present), contentOf(next)),
        () => refuseLockedNow(act, agreement, kind),
      );
    },
  );
  if (saved.kind !== "done") return saved;
  return confirmPromise(act, kind, await followMerge(act, kind, saved.value), since);
}

/**
 * Takes a part out of the agreement; it can be brought back.
 * @param readRev the revision that the person saw: another one is a conflict. Without it any is taken out.
 */
export async function removePart(
  act: Act,
  code: string,
  kind: PartName,
  id: string,
  why: string,
  readRev?: number,
): Promise<Outcome<Part>> {
  const { agreement, part } = await findPart(act, code, kind, id);
  authorisePart(act, agreement, kind, part);
  const reason = readReason(why, "Say why this is removed");
  if (reason.kind !== "done") return reason;
  if (agreement.compareWith?.set === id) {
    return refuse("Charts and tables compare with this set. Let them compare with another one first.");
  }
  const removed = { by: act.actor.person, at: act.now, why: reason.value };
  return setRemoved(act, code, kind, id, removed, readRev);
}

export async function restorePart(act: Act, code: string, kind: PartName, id: string): Promise<Outcome<Part>> {
  return setRemoved(act, code, kind, id, null);
}

async function setRemoved(
  act: Act,
  code: string,
  kind: PartName,
  id: string,
  removed: Part["removed"],
  readRev?: number,
): Promise<Outcome<Part>> {
  const { agreement } = await findPart(act, code, kind, id);
  let since = Infinity;
  const saved = await changeDocument<Part>(act, PARTS[kind].collection, id, async (present) => {
    since = present.rev + 1;
    authorisePart(act, agreement, kind, present);
    const same = readRev === undefined ? done(undefined) : refuseOtherRev(present, readRev);
    if (same.kind !== "done") return same;
    const open = await refuseLockedNow(act, agreement, kind);
    return open.kind === "done" ? done({ ...present, removed }) : open;
  });
  return saved.kind === "done" ? confirmPromise(act, kind, saved.value, since) : saved;
}

/** One part with its whole history, when the person may see it. @throws NotFoundError otherwise. */
export async function findPart<N extends PartName>(
  act: Pick<Act, "store" | "actor">,
  code: string,
  kind: N,
  id: string,
): Promise<{ agreement: Agreement; part: PartDocuments[N] }> {
  const agreement = await findAgreement(act, code);
  const inside = act.actor.roles.some((held) => held.partnership === agreement.partnership);
  const part = inside ? await act.store.get<PartDocuments[N]>(PARTS[kind].collection, id) : undefined;
  if (part === undefined || part.agreement !== agreement._id) throw new NotFoundError(PARTS[kind].word);
  const { audience } = part as { audience?: Audience };
  const reader = { from: "partnership", organisations: organisationsOf(act.actor, agreement.partnership) } as const;
  if (audience !== undefined && !isInAudience(audience, reader)) throw new NotFoundError(PARTS[kind].word);
  return { agreement, part };
}

/** A partner's evidence and comments are in its own organisation's name, whatever the form says. */
function inOwnName(act: Act, agreement: Agreement, kind: PartName, content: Content): Content {
  if (!("organisation" in schemaOf(kind).shape)) return content;
  const own = organisationsOf(act.actor, agreement.partnership);
  const named = content["organisation"] as string | null | undefined;
  if (own.length === 0 || (named && own.includes(named))) return content;
  const facilitates = may(act.actor, "commitment.record", subjectOf(agreement));
  return named && facilitates ? content : { ...content, organisation: own[0] };
}

function refuseWiderAudience(act: Act, agreement: Agreement, present: Part, next: Part): Outcome<undefined> {
  const before = (present as { audience?: Audience }).audience;
  const after = (next as { audience?: Audience }).audience;
  if (before === undefined || after === undefined || !widens(before, after)) return done(undefined);
  const holder = (present as { organisation?: string | null }).organisation;
  const own = organisationsOf(act.actor, agreement.partnership);
  if (holder ? own.includes(holder) : present.created.by === act.actor.person) return done(undefined);
  return refuse("Only the organisation that entered this can let more people see it. Ask it to.", "audience");
}

/**
 * What an organisation entered stays in its name until it passes it on itself, and only the facilitator writes in the
 * name of another: else whoever renamed it could say who sees it, or put words into somebody's mouth.
 */
function refuseAnotherName(act: Act, agreement: Agreement, present: Part, next: Part): Outcome<undefined> {
  const { organisation: before } = present as { organisation?: string | null };
  const { organisation: after } = next as { organisation?: string | null };
  if ((before ?? null) === (after ?? null)) return done(undefined);
  const own = organisationsOf(act.actor, agreement.partnership);
  if (before && !own.includes(before) && present.created.by !== act.actor.person) {
    return refuse("Only the organisation that entered this can pass it on. Ask it to.", "organisation");
  }
  if (!after || own.includes(after) || may(act.actor, "commitment.record", subjectOf(agreement))) {
    return done(undefined);
  }
  return refuse("Name your own organisation here, or ask the facilitator to change it.", "organisation");
}
