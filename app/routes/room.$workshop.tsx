import { type HeadersFunction, type MetaFunction, data, redirect } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError, useSearchParams } from "@remix-run/react";
import { NotFoundError } from "@models/outcome";
import { answerClaim } from "@models/workshop/answer-claim";
import { type Screen, type Told, readSequence, toldTo } from "@models/workshop/sequence";
import type { FormErrors } from "~/components/forms/error-summary";
import { FailurePage } from "~/components/layout/failure-page";
import { errorsOf } from "~/lib/form-errors";
import { openGate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { CONDUCTOR_FORMS } from "~/lib/room-forms.server";
import { useErrorId } from "~/lib/request-id";
import { conductorView, phoneView, projectorView } from "~/lib/room-view.server";
import { joinViewOf } from "~/lib/room-address.server";
import { screenOf } from "~/lib/room.server";
import { refusedForm, text } from "~/lib/several-forms.server";
import { takeAnswer } from "~/lib/take-answer.server";
import { Conductor } from "~/workshop/conductor";
import { doneAddress, doneWords } from "~/workshop/done-words";
import { NotInRoom } from "~/workshop/not-in-room";
import { Phone } from "~/workshop/phone";
import { Projector } from "~/workshop/projector";
import { useRoom } from "~/workshop/use-room";

export const handle = { bare: true, projects: true };

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

/** One address, three screens: who leads gives the facilitator's and the projector's, whoever joined has a phone. */
export const loader = openGate(async ({ params, request, context }) => {
  const id = params["workshop"] ?? "";
  // Before the workshop, so that a screen that shows a later stage than it names asks once more, and never misses one.
  const sequence = await readSequence(context.store, id);
  const room = await screenOf(context, request, id);
  if (room === undefined) throw new NotFoundError("room");
  const told = (screen: Screen): Told => (sequence ? toldTo(screen, sequence) : { stage: 0 });
  if (room.screen === "phone") {
    return { told: told("phone"), ...(await phoneView(context.store, room.workshop, room.participant)) };
  }
  const { act, agreement, workshop } = room;
  const isProjector = new URL(request.url).searchParams.get("view") === "projector";
  const join = joinViewOf(context, request, workshop);
  return isProjector
    ? { told: told("projector"), ...(await projectorView(act, agreement.code, workshop, join?.locked ? null : join)) }
    : { told: told("conductor"), ...(await conductorView(act, agreement.code, workshop, join)) };
});

export const action = openGate(async ({ act: signedIn, params, request, context, form }) => {
  const id = params["workshop"] ?? "";
  const room = await screenOf(context, request, id);
  if (room === undefined) throw new NotFoundError("room");
  if (room.screen === "phone" && form.has("claim")) {
    const given = await answerClaim(signedIn, room.workshop, text(form, "claim"), {
      answer: text(form, "answer") === "accepted" ? "accepted" : "declined",
      ...{ organisation: text(form, "organisation"), saw: text(form, "saw"), reason: text(form, "reason") },
    });
    if (given.kind === "done") throw redirect(`/room/${id}`, 303);
    const { errors } = refusedForm(form, given).refused;
    return data({ errors, message: undefined, claim: text(form, "claim") }, 400);
  }
  if (room.screen === "phone") {
    const taken = await takeAnswer(context, request, id, form);
    if (taken.kind === "saved") throw redirect(`/room/${id}`, 303);
    if (taken.kind === "late") return data({ errors: {} as FormErrors, message: taken.message, claim: undefined }, 409);
    return data({ errors: errorsOf(taken.problems), message: undefined, claim: undefined }, 400);
  }
  const intent = intentOf(CONDUCTOR_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const act = { ...room.act, moment: context.realTime.now() };
  const outcome = await intent.handle(act, room.agreement.code, room.workshop, form);
  if (outcome.kind !== "done")
    return data({ errors: refusedForm(form, outcome).refused.errors, message: undefined, claim: undefined }, 400);
  await context.live.noteStage(id);
  throw redirect(doneAddress(`/room/${id}`, intent.name), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.room.name ?? "Workshop"} - Waymark` },
  { name: "robots", content: "noindex" },
];

export default function RoomPage() {
  const view = useLoaderData<typeof loader>();
  const isProjector = view.screen === "projector";
  const from = `/room/${view.room.id}/live${isProjector ? "?view=projector" : ""}`;
  const live = useRoom(from, view.told, FOLLOWS[view.screen]);
  const refused = useActionData<typeof action>();
  const [asked] = useSearchParams();
  if (view.screen === "phone") {
    return <Phone view={view} live={live} errors={refused?.errors} claim={refused?.claim} message={refused?.message} />;
  }
  const counts = { answered: live.answered ?? view.answered, present: live.present ?? view.present };
  if (view.screen === "projector") return <Projector view={{ ...view, ...counts }} />;
  return <Conductor view={{ ...view, ...counts }} live={live} errors={refused?.errors} note={doneWords(asked)} />;
}

/** Who leads sees who is in the room by name, which no event tells. */
const FOLLOWS = { phone: ["stage"], projector: ["stage"], conductor: ["stage", "present"] } as const;

/** Whoever is not in the room, or not any more, is shown the door and not a dead end. */
export function ErrorBoundary() {
  const error = useRouteError();
  const errorId = useErrorId(error);
  const isOutside = isRouteErrorResponse(error) && error.status === 404;
  return isOutside ? <NotInRoom /> : <FailurePage error={error} errorId={errorId} />;
}
