import type { AppLoadContext } from "@remix-run/node";
import { NotFoundError } from "@models/outcome";
import { type Acknowledgement, sendAnswer } from "@models/workshop/send-answer";
import { screensOf } from "../workshop/exercises";
import { newId } from "./new-id.server";
import { screenOf } from "./room.server";
import { text } from "./several-forms.server";

/** Takes an answer from a phone, with or without scripts. @throws NotFoundError where the sender is not in the room. */
export async function takeAnswer(
  context: AppLoadContext,
  request: Request,
  workshopId: string,
  form: FormData,
): Promise<Acknowledgement> {
  const room = await screenOf(context, request, workshopId);
  if (room === undefined) throw new NotFoundError("room");
  if (room.screen === "conductor") return { kind: "refused", problems: [{ message: LEADS }] };
  const exercise = text(form, "exercise");
  const kind = room.workshop.exercises[exercise]?.kind;
  if (kind === undefined) return { kind: "late", message: "This question is not on the agenda any more." };
  const sending = {
    exercise,
    round: Number(text(form, "round")),
    content: screensOf(kind).readAnswer(form),
    key: text(form, "key").slice(0, 100) || newId(),
  };
  const acknowledged = await sendAnswer(
    context.store,
    room.workshop,
    room.participant,
    sending,
    context.realTime.now(),
  );
  if (acknowledged.kind === "saved") context.live.noteCount(workshopId);
  return acknowledged;
}

const LEADS = "You lead this workshop, so your answer was not taken. Join it on a phone that is not signed in as you.";
