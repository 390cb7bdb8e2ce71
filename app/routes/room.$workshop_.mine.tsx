import { type HeadersFunction, type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFoundError } from "@models/outcome";
import { deleteMe, keptOf } from "@models/workshop/kept-of-me";
import { formatDay, formatInstant } from "~/lib/dates";
import { openGate } from "~/lib/gate.server";
import { screenOf } from "~/lib/room.server";
import { text } from "~/lib/several-forms.server";
import { KeptOfMePage } from "~/workshop/kept-of-me";

export const handle = { bare: true };

export const meta: MetaFunction = () => [
  { title: "What is kept of you - Waymark" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export const loader = openGate(async ({ params, request, context }) => {
  const id = params["workshop"] ?? "";
  const room = await screenOf(context, request, id);
  if (room?.screen !== "phone") throw new NotFoundError("room");
  const kept = await keptOf(context.store, room.workshop, room.participant);
  return {
    id,
    workshop: kept.workshop.name,
    facts: [
      { key: "Your name", value: kept.name },
      { key: "Your organisation", value: kept.organisation ?? "none" },
      { key: "As whom you are here", value: kept.kind },
      { key: "Joined", value: formatInstant(kept.joinedAt) },
    ],
    answers: kept.answers.length,
    counted: kept.answers.filter(({ counted }) => counted).length,
    until: kept.keptUntil && formatDay(kept.keptUntil),
  };
});

export const action = openGate(async ({ params, request, context, form }) => {
  const room = await screenOf(context, request, params["workshop"] ?? "");
  if (room?.screen !== "phone") throw new NotFoundError("room");
  if (text(form, "sure") !== "yes") {
    return data({ errors: { sure: ["Tick the box if you want this. Nothing was deleted."] } }, 400);
  }
  await deleteMe(context.store, room.participant, context.realTime.now());
  context.live.noteCount(room.workshop._id);
  throw redirect("/join?gone=yes", 303);
});

export default function KeptPage() {
  const kept = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <KeptOfMePage kept={kept} errors={answer?.errors} />;
}
