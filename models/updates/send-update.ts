import { createHash } from "node:crypto";
import type { Act } from "../act";
import type { Action } from "../actions/action";
import type { Agreement } from "../agreement/agreement";
import { type Book, openBook, subjectOf } from "../agreement/book";
import { findPart, refuseLockedNow } from "../agreement/change-part";
import type { Evidence } from "../evidence/evidence";
import { changeDocument, createDocument } from "../history/save";
import { enterValue } from "../measures/enter-value";
import { ForbiddenError, type Outcome, done, refuse } from "../outcome";
import { may } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { DuplicateError } from "../store/port";
import type { Target } from "../targets/target";
import { type Applying, applyToAction } from "./apply-to-action";
import { type Attachment, type ReadyFile, type SentFile, readyFile } from "./attachment";
import { type GivenUpdate, GivenUpdateSchema, type Update } from "./update";
import { type UpdateMove, holds, moveUpdate } from "./update-status";
import { valuesDue } from "./value-due";

/**
 * Takes an update of an action or target from the organisation that owns it, or from the facilitator who writes down
 * what one said. What it says is done at once: a day moves, a milestone is reached, a value is entered. Answered under
 * another name it waits for the owner, and nothing is done yet. Sent twice with one key it is one update.
 * @throws NotFoundError, ForbiddenError.
 */
export async function sendUpdate(
  act: Act,
  code: string,
  submitted: unknown,
  sentFile?: SentFile,
): Promise<Outcome<Update>> {
  const about = submitted as { action?: unknown; target?: unknown } | null;
  const kind = about?.target ? "target" : "action";
  const { agreement, part } = await findPart(act, code, kind, String(about?.[kind] ?? ""));
  const organisation = ownerOf(kind, part);
  const record = authoriseUpdate(act, agreement, organisation);
  const ready = sentFile ? await readyFile(sentFile) : done(undefined);
  if (ready.kind !== "done") return ready;
  const file = ready.value ? describe(ready.value) : null;
  const read = GivenUpdateSchema.safeParse({ ...(submitted as object), file });
  if (!read.success) return problemsIn(read.error);
  const given = read.data;
  const move = moveOf(given, record);
  if (move.kind !== "done") return move;
  if (organisation === undefined) return refuse("Nobody owns this yet. Name its owner first.");
  const sent = given.key === undefined ? undefined : await act.store.get<Update>("updates", given.key);
  if (sent) return sameAgain(sent, given, organisation);
  const state = moveUpdate(null, move.value);
  if (state.kind !== "done") return state;

  const id = given.key ?? act.newId();
  const carried = await carryOut({ act, agreement, id, part, organisation }, given, !holds(state.value));
  if (carried.kind !== "done") return carried;
  if (ready.value) await act.store.putBlob(ready.value.content);
  const { key: _key, answeredBy, recordedFor, value, ...words } = given;
  const content = {
    ...words,
    agreement: agreement._id,
    organisation,
    state: state.value,
    slippedFrom: carried.value ?? null,
    ...(value && { value }),
    ...(answeredBy && { answeredBy }),
    ...(recordedFor && { recordedFor }),
  };
  try {
    return done(await createDocument<Update>(act, "updates", content, id));
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return sameAgain((await act.store.get<Update>("updates", id)) as Update, given, organisation);
  }
}

const describe = ({ name, type, content }: ReadyFile): Attachment => ({
  ...{ name, type, bytes: content.length },
  sha256: createHash("sha256").update(content).digest("hex"),
});

const ownerOf = (kind: "action" | "target", part: Action | Target) =>
  (kind === "action" ? (part as Action).owner : (part as Target).lead) || undefined;

/** @returns whether the person writes down what somebody else said. @throws ForbiddenError. */
export function authoriseUpdate(act: Pick<Act, "actor">, agreement: Agreement, organisation?: string): boolean {
  const subject = subjectOf(agreement);
  const owners = organisation ? [organisation] : [];
  if (may(act.actor, "update.send", { ...subject, owners })) return false;
  if (may(act.actor, "update.record", subject)) return true;
  throw new ForbiddenError("Only the organisation that owns this says how it goes. You can comment on it instead.");
}

function moveOf({ answeredBy, recordedFor }: GivenUpdate, record: boolean): Outcome<UpdateMove> {
  if (record) return recordedFor ? done("record for the owner") : refuse("Say who told you this, and how", "who");
  if (recordedFor) throw new ForbiddenError("Only the facilitator records an update for somebody else.");
  return done(answeredBy ? "answer for the owner" : "send");
}

/** The same form once more, since the first answer to it was lost on the way. */
function sameAgain(sent: Update, { action, target }: GivenUpdate, organisation: string): Outcome<Update> {
  const isSame = sent.organisation === organisation && (action ? sent.action === action : sent.target === target);
  return isSame ? done(sent) : refuse("This form was used already. Open the page again and send it from there.");
}

/** An update at work on what it is about. */
export interface Carrying {
  readonly act: Act;
  readonly agreement: Agreement;
  /** The update's. */
  readonly id: string;
  readonly part: Action | Target;
  readonly organisation: string;
}

type Words = Omit<GivenUpdate, "key" | "answeredBy" | "recordedFor">;

/**
 * Does what an update says, in an order in which doing it once more after a stop changes nothing: its value is entered,
 * then its action changed.
 * @param dry leaves everything as it is and says only what would stand in the way.
 * @returns the day (ISO date) that slipped, where one did.
 */
export async function carryOut(carrying: Carrying, words: Words, dry: boolean): Promise<Outcome<string | undefined>> {
  const { act, agreement, id, part } = carrying;
  const locked = await refuseLockedNow(act, agreement, "action");
  if (locked.kind !== "done") return locked;
  if (part.removed) return refuse("This was taken out of the agreement, so that nothing is due of it any more.");
  const isAction = Boolean(words.action);
  if (!isAction && (words.newDate || words.milestone || words.milestoneDone || words.status)) {
    return refuse("The days of a target are changed on its own page. Leave them out.", "newDate");
  }
  const evidence = await evidenceWords(act, agreement, words);
  if (evidence.kind !== "done") return evidence;
  const applying: Applying = { id, by: act.actor.person, at: act.now, evidence: evidence.value };
  const possible = isAction ? applyToAction(words, part as Action, applying) : done(undefined);
  if (possible.kind !== "done") return possible;
  const value = await takeValue(carrying, words.value, dry);
  if (value.kind !== "done") return value;
  if (dry || !isAction) return done(undefined);
  const changed = await changeDocument<Action>(act, "actions", part._id, async (present) => {
    const open = await refuseLockedNow(act, agreement, "action");
    return open.kind === "done" ? applyToAction(words, present, applying) : open;
  });
  return changed.kind === "done" ? done(changed.value.slips?.[id]?.from) : changed;
}

/** What a milestone's evidence is called on the milestone itself. */
async function evidenceWords(
  act: Act,
  agreement: Agreement,
  { evidence, noEvidence, file }: Pick<GivenUpdate, "evidence" | "noEvidence" | "file">,
): Promise<Outcome<string>> {
  const item = evidence?.item ? await act.store.get<Evidence>("evidence", evidence.item) : undefined;
  if (evidence?.item && (item === undefined || item.agreement !== agreement._id || item.removed)) {
    return refuse("This evidence is not in the agreement any more. Choose another.", "evidence.item");
  }
  const shown = [evidence?.link, item?.title, file?.name].filter(Boolean);
  return done(shown.length > 0 ? shown.join("; ") : noEvidence ? `None: ${noEvidence}` : "");
}

async function takeValue(
  { act, agreement, part, organisation }: Carrying,
  value: GivenUpdate["value"],
  dry: boolean,
): Promise<Outcome<unknown>> {
  if (!value || value.typed.trim() === "") return done(undefined);
  const due = await findDue({ act, agreement, part, organisation }, value);
  if (due === undefined) {
    return refuse("This value is not due any more: somebody has entered it. Leave it out.", "value.typed");
  }
  if (dry) return done(undefined);
  const { indicator, definition: version, area, group } = due.target;
  const { period } = due;
  const entry = { indicator, version, area, group, period, typed: value.typed };
  const entered = await enterValue(act, agreement.code, entry);
  if (entered.kind === "other value") {
    return refuse("Somebody else entered this value while you were writing. Leave it out, or ask them.", "value.typed");
  }
  if (entered.kind !== "refused") return entered;
  return { kind: "refused", problems: entered.problems.map(({ message }) => ({ field: "value.typed", message })) };
}

type Asking = Pick<Carrying, "act" | "agreement" | "part" | "organisation">;
type TypedValue = NonNullable<GivenUpdate["value"]>;

async function findDue({ act, agreement, part, organisation }: Asking, value: TypedValue) {
  const book = await openBook(act, agreement.code);
  return valuesDue(book, targetsOf(book, part), organisation, act.now.slice(0, 10)).find(
    ({ target, period }) => target._id === value.target && period === value.period,
  );
}

/** Whether a value is still to be given. */
export const isDue = async (asking: Asking, value: TypedValue) => (await findDue(asking, value)) !== undefined;

/** The targets that an action serves, or the target itself. */
export function targetsOf({ parts }: Pick<Book, "parts">, part: Action | Target): Target[] {
  return parts.target.filter(({ _id }) => _id === part._id || ("targets" in part && part.targets.includes(_id)));
}
