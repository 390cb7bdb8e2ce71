import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { becomeFirstAdministrator } from "@models/people/invitation";
import { findLink } from "@models/people/link";
import { FormPage } from "~/components/forms/form-page";
import { TextField } from "~/components/forms/text-fields";
import { NewPasswordField } from "~/components/people/new-password-field";
import { SpentLink } from "~/components/people/spent-link";
import { errorsOf } from "~/lib/form-errors";
import { openGate } from "~/lib/gate.server";
import { openedIssue } from "~/lib/issue.server";
import { signIn } from "~/lib/session.server";

export const meta: MetaFunction = () => [{ title: "Create the first administrator - Waymark" }];

export const loader = openGate(async ({ params, context }) => {
  const { token, now } = openedIssue(context, params["token"]);
  const link = await findLink(context.store, "first administrator", token, now);
  return { works: link !== undefined };
});

export const action = openGate(async ({ act, params, request, context, form }) => {
  const [name, email, password] = ["name", "email", "password"].map((field) => String(form.get(field) ?? ""));
  const issue = openedIssue(context, params["token"]);
  const created = await becomeFirstAdministrator(act, { name, email, password }, issue);
  if (created.kind !== "done") {
    return data({ name, email, errors: errorsOf(created.kind === "refused" ? created.problems : []) }, 400);
  }
  const headers = { "Set-Cookie": await signIn(context, request, created.value._id) };
  return redirect("/admin", { status: 303, headers });
});

export default function FirstAdministratorPage() {
  const { works } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors;
  if (!works) return <SpentLink whom="whoever runs this site to start it again" />;
  return (
    <FormPage
      title="Create the first administrator"
      lede="Nobody is here yet. The administrator founds partnerships and invites the people who work in them."
      errors={errors}
      submit="Create and sign in"
    >
      <TextField
        name="name"
        label="Your name"
        autoComplete="name"
        defaultValue={refused?.name}
        error={errors?.["name"] ?? undefined}
      />
      <TextField
        name="email"
        type="email"
        label="E-mail address"
        autoComplete="username"
        defaultValue={refused?.email}
        error={errors?.["email"] ?? undefined}
      />
      <NewPasswordField errors={errors} />
    </FormPage>
  );
}
