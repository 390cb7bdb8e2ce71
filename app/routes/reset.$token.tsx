import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "@models/people/invitation";
import { findLink } from "@models/people/link";
import type { Person } from "@models/people/person";
import { FormPage } from "~/components/forms/form-page";
import { NewPasswordField } from "~/components/people/new-password-field";
import { SpentLink } from "~/components/people/spent-link";
import { errorsOf } from "~/lib/form-errors";
import { openGate } from "~/lib/gate.server";
import { openedIssue } from "~/lib/issue.server";
import { signIn } from "~/lib/session.server";

export const meta: MetaFunction = () => [{ title: "Set a new password - Waymark" }];

export const loader = openGate(async ({ params, context }) => {
  const { token, now } = openedIssue(context, params["token"]);
  const link = await findLink(context.store, "password reset", token, now);
  const person = link && (await context.store.get<Person>("people", link.person));
  return { email: person?.email };
});

export const action = openGate(async ({ act, params, request, context, form }) => {
  const reset = await resetPassword(act, form.get("password"), openedIssue(context, params["token"]));
  if (reset.kind !== "done") {
    return data({ errors: errorsOf(reset.kind === "refused" ? reset.problems : []) }, 400);
  }
  const headers = { "Set-Cookie": await signIn(context, request, reset.value._id) };
  return redirect("/home", { status: 303, headers });
});

export default function ResetPage() {
  const { email } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  if (email === undefined) return <SpentLink whom="whoever gave it to you" />;
  return (
    <FormPage
      title="Set a new password"
      lede={`For ${email}. Wherever you are still signed in, you will be signed out, and API tokens stop working.`}
      errors={errors}
      submit="Set password and sign in"
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField errors={errors} />
    </FormPage>
  );
}
