import { type HeadersFunction, type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { joinWorkshop, organisationsToJoinFor, whyShut } from "@models/workshop/join";
import { PARTICIPANT_KINDS, type ParticipantKind } from "@models/workshop/participant";
import type { FormErrors } from "~/components/forms/error-summary";
import { openDoor } from "~/lib/door.server";
import { errorsOf } from "~/lib/form-errors";
import { openGate } from "~/lib/gate.server";
import { newToken } from "~/lib/new-id.server";
import { screenOf } from "~/lib/room.server";
import { keepRoomToken, roomToken } from "~/lib/room-cookie.server";
import { optional, text } from "~/lib/several-forms.server";
import { CodeForm } from "~/workshop/code-form";
import { JoinForm } from "~/workshop/join-form";
import { ShutDoor } from "~/workshop/shut-door";

export const handle = { bare: true };

export const meta: MetaFunction = () => [
  { title: "Join a workshop - Waymark" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export const loader = openGate(async ({ params, request, context, signedIn }) => {
  const typed = params["code"] ?? "";
  const door = await openDoor(context, typed);
  if (door.workshop === undefined) return data({ kind: "wrong" as const, typed, message: door.message }, door.status);
  const { workshop } = door;
  if ((await screenOf(context, request, workshop._id)) !== undefined) throw redirect(`/room/${workshop._id}`);
  const { name, keepDays } = workshop;
  const shut = whyShut(workshop);
  if (shut !== undefined) return { kind: "shut" as const, name, message: shut };
  const organisations = await organisationsToJoinFor(context.store, workshop, signedIn?.actor);
  return {
    kind: "open" as const,
    name,
    keepDays,
    as: signedIn?.person.name,
    organisations: organisations.map((each) => ({ value: each._id, label: each.name })),
    kinds: PARTICIPANT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
    // Sent twice, one page is one person, before the browser keeps anything.
    sending: newToken(),
  };
});

export const action = openGate(async ({ params, request, context, signedIn, form }) => {
  const typed = params["code"] ?? "";
  const door = await openDoor(context, typed);
  const joining = {
    name: text(form, "name"),
    organisation: optional(form, "organisation"),
    organisationName: optional(form, "organisationName"),
    kind: optional(form, "kind") ?? undefined,
  };
  if (door.workshop === undefined) return data({ joining, errors: { "": [door.message] } as FormErrors }, door.status);
  const { workshop } = door;
  const token = (await roomToken(context, request)) ?? ownKey(text(form, "sending"));
  const now = context.realTime.now();
  const joined = await joinWorkshop(context.store, { code: typed, joining, token, actor: signedIn?.actor, now });
  if (joined.kind !== "done") {
    return data({ joining, errors: errorsOf(joined.kind === "refused" ? joined.problems : []) }, 400);
  }
  context.live.noteCount(workshop._id);
  // The cookie outlasts the names by a day or so, and no participant is found by it then.
  const cookie = await keepRoomToken(context, request, token, workshop.keepDays + 1);
  throw redirect(`/room/${workshop._id}`, { status: 303, headers: signedIn ? {} : { "Set-Cookie": cookie } });
});

const KIND_WORDS: Record<ParticipantKind, string> = {
  "resident or user": "I live here, or use what is provided",
  business: "I am in business",
  "voluntary sector": "I work or volunteer in the voluntary sector",
  "front-line staff": "I provide a service at the front line",
  agency: "I work for one of the agencies",
};

/** As this server made it, or a new one: a key that somebody thought up could be guessed. */
function ownKey(key: string): string {
  return /^[\w-]{43}$/.test(key) ? key : newToken();
}

export default function JoinWithCodePage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (page.kind === "wrong") return <CodeForm typed={page.typed} error={page.message} />;
  if (page.kind === "shut") return <ShutDoor name={page.name} message={page.message} />;
  return <JoinForm {...page} typed={refused?.joining} errors={refused?.errors} />;
}
