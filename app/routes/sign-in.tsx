import { type ActionFunctionArgs, type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { DemoPeople } from "~/components/people/demo-people";
import { offerDemoPeople } from "~/lib/demo-people.server";
import { openGate } from "~/lib/gate.server";
import { type TypedField, keepFields, keptFields, ownPath } from "~/lib/kept-form";
import { readForm } from "~/lib/read-form.server";
import { signIn } from "~/lib/session.server";
import { checkPassword } from "~/lib/sign-in.server";

export const meta: MetaFunction = () => [{ title: "Sign in - Waymark" }];

export const loader = openGate(async ({ request, context, signedIn }) => {
  const to = ownPath(new URL(request.url).searchParams.get("to"), "/home");
  if (signedIn !== undefined) throw redirect(to);
  return { to, demo: context.demo.on ? await offerDemoPeople(context.store) : undefined };
});

/** A form that was sent too late: where it was going, and its fields. */
interface Kept {
  readonly to: string;
  readonly fields: readonly TypedField[];
  /** A file cannot travel in a hidden field. */
  readonly lostFile: boolean;
}

interface Refusal {
  readonly email: string;
  readonly message: string | undefined;
  readonly kept: Kept | undefined;
}

/**
 * Signs in. With ?kept= it is given a form whose sender's session had ended, and answers with a sign-in that carries
 * the form along; with ?resume= it signs in and sends that form on to where it was going.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const form = await readForm(request);
  const keptFor = searchParams.get("kept");
  if (keptFor !== null) {
    const kept = { to: ownPath(keptFor, "/home"), fields: keepFields(form), lostFile: hasFile(form) };
    return data<Refusal>({ email: "", message: undefined, kept }, 401);
  }
  const resume = searchParams.get("resume");
  const email = String(form.get("email") ?? "");
  const answer = await checkPassword(context, email, String(form.get("password") ?? ""));
  if (answer.kind !== "known") {
    const kept =
      resume === null ? undefined : { to: ownPath(resume, "/home"), fields: keptFields(form), lostFile: false };
    return data<Refusal>({ email, message: answer.message, kept }, answer.kind === "limited" ? 429 : 400);
  }
  const headers = { "Set-Cookie": await signIn(context, request, answer.person._id) };
  // 307 keeps the method and the fields: the browser sends on what was typed.
  if (resume !== null) return redirect(ownPath(resume, "/home"), { status: 307, headers });
  return redirect(ownPath(String(form.get("to") ?? ""), "/home"), { status: 303, headers });
}

function hasFile(form: FormData): boolean {
  return [...form.values()].some((value) => typeof value !== "string" && value.size > 0);
}

export default function SignInPage() {
  const { to, demo } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() as Refusal | undefined;
  const kept = refusal?.kept;
  const error = refusal?.message ? [refusal.message] : undefined;
  return (
    <PlainPage>
      <ErrorSummary title="You are not signed in yet" errors={error && { email: error }} />
      {kept ? (
        <PageHeading
          title="Sign in to save what you typed"
          lede="You were signed out while this page was open. Nothing is lost: what you typed is kept here and is saved when you sign in."
        />
      ) : (
        <PageHeading title="Sign in" />
      )}
      {demo && !kept ? <DemoPeople {...demo} to={to} /> : null}
      {demo && !kept ? <h2 id="own-account">Or with an account of your own</h2> : null}
      <form
        method="post"
        action={kept ? `/sign-in?resume=${encodeURIComponent(kept.to)}` : "/sign-in"}
        noValidate
        className="wm-sign-in"
      >
        {kept?.fields.map((field, at) => (
          <input key={at} type="hidden" name={field.name} value={field.value} />
        ))}
        {kept ? null : <input type="hidden" name="to" value={to} />}
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="username"
          spellCheck={false}
          defaultValue={refusal?.email}
          error={error}
        />
        <TextField name="password" type="password" label="Password" autoComplete="current-password" />
        <SubmitRow label={kept ? "Sign in and save" : "Sign in"} />
      </form>
      {kept?.lostFile ? <p>The file that you had chosen could not be kept. Choose it again after signing in.</p> : null}
      {kept && demo ? <p className="wm-muted">Everybody in the example has the password {demo.password}.</p> : null}
      <p className="wm-muted">
        Forgotten your password? Ask your facilitator or an administrator for a link that sets a new one.
      </p>
    </PlainPage>
  );
}
