import { type HeadersFunction, type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readCode } from "@models/workshop/join-code";
import { openDoor } from "~/lib/door.server";
import { openGate } from "~/lib/gate.server";
import { text } from "~/lib/several-forms.server";
import { CodeForm } from "~/workshop/code-form";

export const handle = { bare: true };

export const meta: MetaFunction = () => [{ title: "Join a workshop - Waymark" }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

export const loader = openGate(({ request }) =>
  Promise.resolve({ gone: new URL(request.url).searchParams.has("gone") }),
);

export const action = openGate(async ({ context, form }) => {
  const typed = text(form, "code");
  if (typed === "") return data({ typed, message: "Type the code that the projector shows" }, 400);
  const door = await openDoor(context, typed);
  if (door.workshop === undefined) return data({ typed, message: door.message }, door.status);
  throw redirect(`/join/${readCode(typed)}`, 303);
});

const GONE = "It is deleted: nothing in the workshop says any more that you took part.";

export default function JoinPage() {
  const { gone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <CodeForm note={gone ? GONE : undefined} typed={refused?.typed} error={refused?.message} />;
}
