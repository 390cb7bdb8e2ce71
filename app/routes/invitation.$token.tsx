import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { describeRoles } from "@models/people/describe-roles";
import { acceptAsMyself, acceptInvitation } from "@models/people/invitation";
import { findLink } from "@models/people/link";
import { findByEmail } from "@models/people/manage-people";
import { heldBy } from "@models/people/role";
import { FormPage } from "~/components/forms/form-page";
import { TextField } from "~/components/forms/text-fields";
import { NewPasswordField } from "~/components/people/new-password-field";
import { SpentLink } from "~/components/people/spent-link";
import { errorsOf } from "~/lib/form-errors";
import { openGate } from "~/lib/gate.server";
import { openedIssue } from "~/lib/issue.server";
import { signIn } from "~/lib/session.server";

export const meta: MetaFunction = () => [{ title: "Your invitation - Waymark" }];

export const loader = openGate(async ({ params, context, signedIn }) => {
  const { store } = context;
  const { token, now } = openedIssue(context, params["token"]);
  const link = await findLink(store, "invitation", token, now);
  if (link === undefined) return { kind: "spent" as const };
  const [words] = await describeRoles(store, [heldBy(link.grant)]);
  const known = await findByEmail(store, link.email);
  // Whoever has an account accepts as that person, so that a link alone never opens an account.
  if (known !== undefined && signedIn === undefined) throw redirect(`/sign-in?to=/invitation/${token}`);
  const invited = { email: link.email, role: words?.long ?? "" };
  if (signedIn === undefined) return { kind: "new" as const, ...invited };
  return { kind: "signed in" as const, ...invited, name: signedIn.person.name, own: signedIn.person.email };
});

export const action = openGate(async ({ act, params, request, context, signedIn, form }) => {
  const issue = openedIssue(context, params["token"]);
  const name = form.get("name");
  const accepted = signedIn
    ? await acceptAsMyself(act, signedIn.person, issue)
    : await acceptInvitation(act, { name, password: form.get("password") }, issue);
  if (accepted.kind !== "done") {
    const problems = accepted.kind === "refused" ? accepted.problems : [];
    return data({ name: String(name ?? ""), errors: errorsOf(problems) }, 400);
  }
  const headers = signedIn ? undefined : { "Set-Cookie": await signIn(context, request, accepted.value._id) };
  return redirect("/home", { status: 303, ...(headers && { headers }) });
});

export default function InvitationPage() {
  const invited = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as { name: string; errors: ReturnType<typeof errorsOf> } | undefined;
  if (invited.kind === "spent") return <SpentLink whom="whoever invited you" />;
  const lede = `You are invited as ${invited.role}.`;
  if (invited.kind === "signed in") {
    const isOwn = invited.own === invited.email;
    return (
      <FormPage
        title="Accept your invitation"
        lede={
          isOwn
            ? `${lede} You are signed in as ${invited.name}.`
            : `${lede} It is for ${invited.email}, and you are signed in as ${invited.own}. Sign out first, then open the link again.`
        }
        errors={refused?.errors}
        submit="Accept"
        cancelTo="/home"
      >
        {null}
      </FormPage>
    );
  }
  return (
    <FormPage
      title="Welcome to Waymark"
      lede={`${lede} Say what you are called and choose a password; then you can start.`}
      errors={refused?.errors}
      submit="Accept and sign in"
    >
      <TextField name="email" label="E-mail address" defaultValue={invited.email} readOnly autoComplete="username" />
      <TextField
        name="name"
        label="Your name"
        hint="As colleagues know you. It stands beside what you write."
        autoComplete="name"
        defaultValue={refused?.name}
        error={refused?.errors["name"] ?? undefined}
      />
      <NewPasswordField errors={refused?.errors} />
    </FormPage>
  );
}
