import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { answerLinksOf } from "@models/people/answer-link";
import { calendarLinkOf, makeCalendarLink, stopCalendarLink } from "@models/people/calendar-link";
import { describeRoles } from "@models/people/describe-roles";
import { MAIL_KINDS, type MailChoice, chooseMail, mailChoiceOf } from "@models/people/mail-choice";
import { renamePerson, setPassword } from "@models/people/manage-people";
import { endSession, endSessionsOf, sessionsOf } from "@models/people/session";
import { revokeToken, revokeTokensOf, tokensOf } from "@models/people/token";
import { Checkboxes } from "~/components/forms/choice-fields";
import { ErrorSummary, type FormErrors } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { AnswerLinksSection } from "~/components/people/answer-links-section";
import { CalendarSection } from "~/components/people/calendar-section";
import { MailSection, type MailView } from "~/components/people/mail-section";
import { NewPasswordField } from "~/components/people/new-password-field";
import type { Refused } from "~/components/people/folded-form";
import { SavedNote } from "~/components/people/saved-note";
import { type MadeLink, SecretLink } from "~/components/people/secret-link";
import { TokensSection } from "~/components/people/tokens-section";
import { Button } from "~/components/text/button";
import { Tag } from "~/components/text/tag";
import { savedWords } from "~/lib/asked-words";
import { answerLinkViews, makeAnswerLinkFor, stopAnswerLinkByForm } from "~/lib/answer-links.server";
import { browserName } from "~/lib/browser-name";
import { formatInstant } from "~/lib/dates";
import { errorsOf } from "~/lib/form-errors";
import { type GatedSignedIn, gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { linkTo, newIssue } from "~/lib/issue.server";
import { checkPassword } from "~/lib/sign-in.server";
import { KIND_WORDS } from "~/mail/digest-lines.server";
import { makeTokenByForm, tokenView } from "~/lib/tokens.server";

export const meta: MetaFunction = () => [{ title: "Your account - Waymark" }];

const SAVED: Readonly<Record<string, string>> = {
  name: "Your name was changed.",
  password: "Your password was changed. You were signed out everywhere else.",
  "end-session": "That browser was signed out.",
  "end-others": "You were signed out everywhere else.",
  mail: "How you are written to was saved.",
  "stop-answer-link": "The link for updates no longer works.",
  "stop-calendar": "Your calendar link no longer works.",
  "revoke-token": "The token was revoked. No program can use it any more.",
};

export const loader = gate(async ({ request, context, signedIn }) => {
  const { person, session, actor } = signedIn;
  const roles = await describeRoles(context.store, actor.roles);
  const now = context.realTime.now();
  const sessions = await sessionsOf(context.store, person._id, now);
  const tokens = await tokensOf(context.store, person._id, now);
  const calendar = await calendarLinkOf(context.store, person._id);
  const mail = await mailChoiceOf(context.store, person._id, now);
  const isPartner = actor.roles.some(({ role }) => role === "partner");
  const links = await answerLinksOf(context.store, { person: person._id }, now);
  return {
    answerLinks: isPartner ? await answerLinkViews(context.store, links, "own") : null,
    calendarSince: calendar ? formatInstant(calendar.madeAt) : null,
    mail: mailView(mail, context.settings.mail !== undefined),
    name: person.name,
    email: person.email,
    roles: roles.map(({ long }) => long),
    sessions: sessions.map(({ _id, browser, startedAt, seenAt }) => ({
      id: _id,
      browser: browserName(browser),
      since: formatInstant(startedAt),
      seen: formatInstant(seenAt),
      isThis: _id === session._id,
    })),
    tokens: tokens.map(tokenView),
    saved: savedWords(SAVED, request),
  };
});

type Intent = (gated: GatedSignedIn) => Promise<FormErrors | undefined>;

/** What can be sent from this page; each says what is wrong, or nothing when it was done. */
const INTENTS: Readonly<Record<string, Intent>> = {
  name: async ({ act, signedIn, form }) => {
    const renamed = await renamePerson(act, signedIn.person._id, form.get("name"));
    return renamed.kind === "refused" ? errorsOf(renamed.problems) : undefined;
  },
  password: async ({ act, context, signedIn, form }) => {
    const { person, session } = signedIn;
    const present = await checkPassword(context, person.email, String(form.get("present") ?? ""));
    if (present.kind === "limited") return { present: [present.message] };
    if (present.kind === "wrong") return { present: ["This is not your present password. Type it again."] };
    const changed = await setPassword(act, person._id, form.get("password"), session._id);
    if (changed.kind === "refused") return errorsOf(changed.problems);
    if (form.get("revoke-tokens") === "yes") await revokeTokensOf(context.store, person._id);
    return undefined;
  },
  "end-session": async ({ context, signedIn, form }) => {
    await endSession(context.store, signedIn.person._id, String(form.get("session") ?? ""));
    return undefined;
  },
  "end-others": async ({ context, signedIn }) => {
    await endSessionsOf(context.store, signedIn.person._id, signedIn.session._id);
    return undefined;
  },
  mail: async ({ context, signedIn, form }) => {
    const on = form.getAll("on").map(String);
    const submitted = {
      every: form.get("every"),
      off: MAIL_KINDS.filter((kind) => !on.includes(kind)),
      quietFrom: form.get("quietFrom"),
      quietUntil: form.get("quietUntil"),
      weekends: form.get("weekends") === "yes",
    };
    const chosen = await chooseMail(context.store, signedIn.person._id, submitted, context.realTime.now());
    return chosen.kind === "refused" ? errorsOf(chosen.problems) : undefined;
  },
  "stop-calendar": async ({ context, signedIn }) => {
    await stopCalendarLink(context.store, signedIn.person._id);
    return undefined;
  },
  "stop-answer-link": async (gated) => {
    await stopAnswerLinkByForm(gated);
    return undefined;
  },
  "revoke-token": async ({ context, signedIn, form }) => {
    await revokeToken(context.store, signedIn.person._id, String(form.get("token") ?? ""));
    return undefined;
  },
};

function mailView(choice: MailChoice, isSent: boolean): MailView {
  const { every, off, quietFrom, quietUntil, weekends, sentAt } = choice;
  return {
    ...{ isSent, every, quietFrom, quietUntil, weekends },
    on: MAIL_KINDS.filter((kind) => !off.includes(kind)),
    kinds: MAIL_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
    sentAt: sentAt && formatInstant(sentAt),
  };
}

/** Shown once, in the answer to the form: only its fingerprint is kept. */
async function makeCalendarByForm({ context, request, signedIn }: GatedSignedIn): Promise<MadeLink> {
  const { token, now } = newIssue(context);
  await makeCalendarLink(context.store, token, signedIn.person._id, now);
  return {
    title: "Your calendar link",
    explanation:
      "Add it to your calendar program as a calendar from the internet. Whoever has it reads what you may see: make a new one if somebody else has got hold of it.",
    secret: linkTo(context, request, `/calendar/${token}.ics`),
  };
}

/** What came of a form that did not lead back to the page. */
interface Answer {
  readonly errors?: FormErrors;
  readonly name?: string | undefined;
  readonly refused?: Refused;
  readonly made?: MadeLink;
}

export const action = gate(async (gated) => {
  if (gated.form.get("intent") === "make-calendar") return data<Answer>({ made: await makeCalendarByForm(gated) });
  if (gated.form.get("intent") === "make-answer-link") {
    const own = { person: gated.signedIn.person._id, partnership: null };
    const made = await makeAnswerLinkFor(gated, own);
    if (made.kind === "done") return data<Answer>({ made: made.value });
    return data<Answer>(
      { errors: { "": ["You act for no partner organisation, so that no update is due from you."] } },
      400,
    );
  }
  if (gated.form.get("intent") === "make-token") {
    const answer: Answer = await makeTokenByForm(gated);
    return data(answer, answer.refused ? 400 : 200);
  }
  const intent = intentOf(INTENTS, gated.form);
  const errors: FormErrors | undefined = intent ? await intent.handle(gated) : { "": ["Choose what to change."] };
  if (errors) return data<Answer>({ errors, name: gated.form.get("name")?.toString() }, 400);
  return redirect(`/account?saved=${intent?.name}`, 303);
});

export default function AccountPage() {
  const { name, email, roles, sessions, tokens, saved, calendarSince, mail, answerLinks } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const errors = answer?.errors;
  return (
    <PlainPage>
      <ErrorSummary errors={errors ?? answer?.refused?.errors} form={answer?.refused?.form} />
      {answer ? null : <SavedNote text={saved} />}
      {answer?.made ? <SecretLink {...answer.made} /> : null}
      <PageHeading caption={email} title="Your account" />

      <Section id="roles" title="What you do here">
        {roles.length > 0 ? (
          <ul>
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
        ) : (
          <p>You hold no role yet. A facilitator or an administrator can give you one.</p>
        )}
      </Section>

      <Section id="your-name" title="Your name">
        <Form method="post" noValidate>
          <TextField
            name="name"
            label="Name"
            hint="It stands beside everything you write."
            autoComplete="name"
            defaultValue={answer?.name ?? name}
            error={errors?.["name"] ?? undefined}
          />
          <SubmitRow label="Save name" intent="name" />
        </Form>
      </Section>

      <Section id="your-password" title="Password">
        <Form method="post" noValidate>
          <TextField
            name="present"
            type="password"
            label="Present password"
            autoComplete="current-password"
            error={errors?.["present"] ?? undefined}
          />
          <NewPasswordField errors={errors} />
          {tokens.length > 0 ? (
            <Checkboxes
              name="revoke-tokens"
              label="Programs that act as you"
              options={[{ value: "yes", label: "Also revoke my API tokens" }]}
            />
          ) : null}
          <SubmitRow label="Change password" intent="password" />
        </Form>
      </Section>

      {answerLinks ? <AnswerLinksSection links={answerLinks} /> : null}

      <CalendarSection since={calendarSince} />

      <MailSection mail={mail} errors={errors} />

      <Section
        id="sessions"
        title="Where you are signed in"
        intro="After twelve hours without use you are signed out by itself."
      >
        <ul className="wm-items">
          {sessions.map((session) => (
            <li key={session.id}>
              <p className="wm-items__title">
                {session.browser} {session.isThis ? <Tag tone="teal">This browser</Tag> : null}
              </p>
              <p className="wm-items__facts">
                Since {session.since}; last used {session.seen}
              </p>
              {session.isThis ? null : (
                <Form method="post" className="wm-items__actions">
                  <input type="hidden" name="session" value={session.id} />
                  <Button look="second" small name="intent" value="end-session">
                    Sign out there
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        <div className="wm-row">
          {sessions.length > 1 ? (
            <Form method="post">
              <Button look="second" name="intent" value="end-others">
                Sign out everywhere else
              </Button>
            </Form>
          ) : null}
          <Form method="post" action="/sign-out">
            <Button look="second" name="where" value="everywhere">
              Sign out everywhere
            </Button>
          </Form>
        </div>
      </Section>

      <TokensSection tokens={tokens} refused={answer?.refused} />
    </PlainPage>
  );
}
