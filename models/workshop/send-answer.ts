import { createHash } from "node:crypto";
import type { Problem } from "../outcome";
import { ConflictError, DuplicateError, type Json, type Store } from "../store/port";
import type { AnswerVersion, WorkshopAnswer } from "./answer";
import { exerciseOf } from "./exercises";
import { readRoom } from "./find-workshop";
import type { Participant } from "./participant";
import { stageOf } from "./stage";
import { type Round, type Workshop, lastRound } from "./workshop";

/** What a phone sends. */
export interface Sending {
  readonly exercise: string;
  readonly round: number;
  readonly content: unknown;
  /** The phone's own key of this sending: sent again after a lost acknowledgement it is the same one. */
  readonly key: string;
}

export type Acknowledgement =
  | { readonly kind: "saved"; readonly rev: number }
  /** Not counted, and why. */
  | { readonly kind: "late"; readonly message: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] };

/** The one answer of a participant to a round. */
export function answerId(workshop: string, exercise: string, round: number, participant: string): string {
  return createHash("sha256").update([workshop, exercise, round, participant].join("\0")).digest("hex").slice(0, 32);
}

/** Older ones than these no reveal can have counted: it lists what stood a moment before it was written. */
const KEPT_VERSIONS = 20;

/**
 * Takes what somebody in the room answers, in place of what they answered before. What comes after the round was shown is
 * not counted, and is told so.
 * @param workshop as it was read for this sending: it is read once more when the answer is written.
 * @param moment ISO 8601, real time.
 */
export async function sendAnswer(
  store: Store,
  workshop: Workshop,
  { _id: participant }: Pick<Participant, "_id">,
  { exercise, round, content, key }: Sending,
  moment: string,
): Promise<Acknowledgement> {
  const id = workshop._id;
  const asked = openRound(workshop, exercise, round);
  const _id = answerId(id, exercise, round, participant);
  if (!asked) return lateUnlessCounted(workshop, await store.get<WorkshopAnswer>("workshopAnswers", _id), key);
  const kind = exerciseOf(workshop.exercises[exercise]?.kind ?? "");
  const read = kind
    .answer(asked.material as Json, workshop.exercises[exercise] as Workshop["exercises"][string])
    .safeParse(content);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
    return { kind: "refused", problems };
  }
  const version = { content: read.data as Json, key, at: moment };
  const saved = await writeAnswer(store, { _id, workshop: id, exercise, round, participant }, version);
  const now = await readRoom(store, id);
  if (now && openRound(now, exercise, round)) return { kind: "saved", rev: saved.rev };
  return lateUnlessCounted(now, saved, key);
}

function openRound({ state, current, exercises }: Workshop, id: string, round: number): Round | undefined {
  const exercise = exercises[id];
  const last = exercise && lastRound(exercise);
  const isOpen = state === "open" && current === id && exercise && stageOf(exercise) === "open";
  return isOpen && last?.number === round ? last.round : undefined;
}

/** What this key sent may have been counted before its acknowledgement was lost. */
function lateUnlessCounted(
  workshop: Workshop | undefined,
  answer: WorkshopAnswer | undefined,
  key: string,
): Acknowledgement {
  const version = answer?.versions.find((each) => each.key === key);
  const counted = answer && workshop?.exercises[answer.exercise]?.rounds[String(answer.round)]?.counted;
  if (version && answer && counted?.some((each) => each.answer === answer._id && each.rev === version.rev)) {
    return { kind: "saved", rev: version.rev };
  }
  return { kind: "late", message: whyLate(workshop) };
}

function whyLate(workshop: Workshop | undefined): string {
  if (!workshop || workshop.state !== "open") return "The workshop has stopped, so your answer was not counted.";
  return "The answers to this question were shown before yours arrived, so it was not counted. Look at the question that is open now.";
}

/** Somebody makes progress each round, so it ends. */
async function writeAnswer(
  store: Store,
  answer: Pick<WorkshopAnswer, "_id" | "workshop" | "exercise" | "round" | "participant">,
  version: Omit<AnswerVersion, "rev">,
): Promise<WorkshopAnswer> {
  for (;;) {
    const present = await store.get<WorkshopAnswer>("workshopAnswers", answer._id);
    if (present?.versions.some(({ key }) => key === version.key)) return present;
    try {
      if (!present)
        return await store.insert<WorkshopAnswer>("workshopAnswers", { ...answer, versions: [{ ...version, rev: 1 }] });
      const versions = [...present.versions.slice(1 - KEPT_VERSIONS), { ...version, rev: present.rev + 1 }];
      return await store.replace<WorkshopAnswer>("workshopAnswers", { ...present, versions });
    } catch (error) {
      if (!(error instanceof ConflictError || error instanceof DuplicateError)) throw error;
    }
  }
}
