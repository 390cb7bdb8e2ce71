import type { Act } from "@models/act";
import { openBook, subjectOf } from "@models/agreement/book";
import { addComment } from "@models/agreement/add-comment";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { COMMITMENT_MOVES, type CommitmentMove } from "@models/commitments/commitment-state";
import { askForConsent, consentToRefresh, decideRefresh, takeBackRefresh } from "@models/refresh/move-refresh";
import { takeStep } from "@models/commitments/take-step";
import { authorisePart, removePart, restorePart } from "@models/agreement/change-part";
import { mergePriorities, restorePriority } from "@models/agreement/merge-priorities";
import { NotFoundError, type Outcome, refuse } from "@models/outcome";
import { may } from "@models/people/permissions";
import { readDay } from "~/lib/dates";
import { errorsOf } from "~/lib/form-errors";
import { intentOf } from "~/lib/intents";
import { actOnUpdates } from "~/lib/update-form.server";
import type { PartForm } from "./descriptor";
import { readPartOf } from "./part-form.server";
import { partPath } from "./part-paths";
import type { PartRefusal } from "./part-view";

interface Place {
  readonly act: Act;
  readonly code: string;
  readonly form: PartForm;
  readonly id: string;
  text(name: string): string;
}

interface PartAct {
  run(place: Place): Promise<Outcome<unknown>>;
  /** Where on the page the person is brought back to, or a path elsewhere. */
  then(place: Place): string;
}

const here = (anchor: string) => (place: Place) => `${partPath(place.code, place.form.kind, place.id)}#${anchor}`;

const ACTS: Readonly<Record<string, PartAct>> = {
  answer: { run: answer, then: here("answers") },
  record: { run: recordAnswer, then: here("answers") },
  step: { run: step, then: here("signing") },
  "refresh-ask": { run: ({ act, code, id }) => askForConsent(act, code, id), then: here("refresh") },
  "refresh-back": { run: takeBack, then: here("refresh") },
  "refresh-decide": { run: decide, then: here("refresh") },
  comment: {
    run: ({ act, code, form, id, text }) =>
      addComment(act, code, {
        on: { kind: form.kind, id },
        text: text("text"),
        thread: text("thread") === "region" ? "region" : "partnership",
        seenBy: text("seenBy") === "own organisation" ? "own organisation" : "everybody",
      }),
    then: here("comments"),
  },
  remove: {
    run: ({ act, code, form, id, text }) => removePart(act, code, form.kind, id, text("why")),
    then: here("removed"),
  },
  restore: {
    run: ({ act, code, form, id }) =>
      form.kind === "priority" ? restorePriority(act, code, id) : restorePart(act, code, form.kind, id),
    then: here("main"),
  },
  merge: {
    run: ({ act, code, id, text }) => mergePriorities(act, code, { from: id, into: text("into"), why: text("why") }),
    then: ({ code, text }) => partPath(code, "priority", text("into")),
  },
};

/** Does what one of the page's forms asks. @throws NotFoundError for a form that the page does not have. */
export async function actOnPart(
  act: Act,
  code: string,
  form: PartForm,
  id: string,
  data: FormData,
): Promise<{ readonly to: string } | PartRefusal> {
  const updated = await actOnUpdates(act, code, data);
  if (updated && "saved" in updated) return { to: `${partPath(code, form.kind, id)}#update-${updated.saved._id}` };
  if (updated) return { intent: "update", organisation: "", errors: {}, typed: {}, update: updated.refused };
  const intent = intentOf(ACTS, data);
  if (intent === undefined || (intent.name === "merge" && form.kind !== "priority")) {
    return refuseUnknown(act, code, form, id);
  }
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const place: Place = { act, code, form, id, text };
  const outcome = await intent.handle.run(place);
  if (outcome.kind === "done") return { to: intent.handle.then(place) };
  const problems = outcome.kind === "refused" ? outcome.problems : refuse(OVERTAKEN).problems;
  const typed = Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  return { intent: intent.name, organisation: text("organisation"), errors: errorsOf(problems), typed };
}

/** A form that this page does not have. @throws ForbiddenError when the person could have sent none of those it has. */
async function refuseUnknown(act: Act, code: string, form: PartForm, id: string): Promise<PartRefusal> {
  const book = await openBook(act, code);
  const { part } = await readPartOf(act, book, form.kind, id);
  if (!may(act.actor, "comment.add", subjectOf(book.agreement))) authorisePart(act, book.agreement, form.kind, part);
  const errors = { "": ["This page has no such form. Nothing was saved: open the page again and use its buttons."] };
  return { intent: "", organisation: "", errors, typed: {} };
}

const OVERTAKEN = "Somebody else changed this just now. Read it again, then do it once more.";

/** @throws NotFoundError for a part that nobody is asked to accept. */
function committedKind({ form }: Place): "target" | "action" {
  if (form.kind === "target" || form.kind === "action") return form.kind;
  throw new NotFoundError("form");
}

async function answer(place: Place): Promise<Outcome<unknown>> {
  const { text } = place;
  const given = readAnswer(text("answer"));
  if (given === undefined) return refuse("Accept it, or decline it and say why", "answer");
  const saw = text("saw");
  return give(place, { organisation: text("organisation"), answer: given, reason: text("reason") || null, saw });
}

async function recordAnswer(place: Place): Promise<Outcome<unknown>> {
  const { text } = place;
  const given = readAnswer(text("answer"));
  const on = readDay(text("on"));
  const problems = [
    ...(given === undefined ? [{ field: "answer", message: "Choose what they answered" }] : []),
    ...(text("who") === "" ? [{ field: "who", message: "Enter who answered" }] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on))
      ? []
      : [{ field: "on", message: "Enter the day of the answer, such as 10 March 2008" }]),
    ...(text("how") === "" ? [{ field: "how", message: "Choose how they answered" }] : []),
  ];
  if (given === undefined || problems.length > 0) return { kind: "refused", problems };
  return give(place, {
    organisation: text("organisation"),
    answer: given,
    reason: text("reason") || null,
    saw: text("saw"),
    recordedFor: { who: text("who"), on, how: text("how") },
  });
}

/** An organisation's yes or no to a target, an action or a proposal. */
function give(place: Place, given: Parameters<typeof answerCommitment>[4]): Promise<Outcome<unknown>> {
  const { act, code, form, id } = place;
  if (form.kind === "refresh") return consentToRefresh(act, code, id, given);
  return answerCommitment(act, code, committedKind(place), id, given);
}

function takeBack({ act, code, id, text }: Place): Promise<Outcome<unknown>> {
  const move = text("move") === "withdraw" ? "withdraw" : "take back";
  return takeBackRefresh(act, code, id, { move, why: text("why") });
}

async function decide({ act, code, id, text }: Place): Promise<Outcome<unknown>> {
  const decision = text("decision");
  if (decision !== "approve" && decision !== "return" && decision !== "refuse") {
    return refuse("Choose what you decide", "decision");
  }
  return decideRefresh(act, code, id, { decision, why: text("why"), saw: text("saw") });
}

/** One side signs, says how it ended, or does another of the moves of a commitment. */
async function step(place: Place): Promise<Outcome<unknown>> {
  const { act, code, form, id, text } = place;
  if (form.kind !== "commitment") throw new NotFoundError("form");
  const side = text("side") === "other" ? "other" : "promiser";
  const move = text("move");
  if (!isMove(move)) throw new NotFoundError("form");
  if (move === "sign" || move === "decline") {
    return takeStep(act, code, id, { side, move, reason: text("why") || null, saw: text("saw") });
  }
  if (move !== "claim") return takeStep(act, code, id, { side, move, why: text("why") });
  const outcome = text("outcome");
  if (outcome !== "kept" && outcome !== "broken") return refuse("Say whether it was kept or broken", "outcome");
  return takeStep(act, code, id, { side, move, outcome, why: text("why") });
}

const isMove = (name: string): name is CommitmentMove => Object.hasOwn(COMMITMENT_MOVES, name);

function readAnswer(given: string): "accepted" | "declined" | undefined {
  return given === "accepted" || given === "declined" ? given : undefined;
}
