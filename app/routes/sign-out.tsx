import { redirect } from "@remix-run/node";
import { endSession, endSessionsOf } from "@models/people/session";
import { openGate } from "~/lib/gate.server";
import { forgetSession } from "~/lib/session.server";

export const loader = () => redirect("/");

/** Signs out here, or everywhere when the form says so. */
export const action = openGate(async ({ request, context, signedIn, form }) => {
  if (signedIn !== undefined) {
    const { person, session } = signedIn;
    if (form.get("where") === "everywhere") await endSessionsOf(context.store, person._id);
    else await endSession(context.store, person._id, session._id);
  }
  return redirect("/sign-in", { status: 303, headers: { "Set-Cookie": await forgetSession(context, request) } });
});
