import { type AppLoadContext, type HeadersFunction, type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "@models/people/actor";
import { findAnswerer } from "@models/people/answer-link";
import { TextField } from "~/components/forms/text-fields";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { SpentLink } from "~/components/people/spent-link";
import { Button } from "~/components/text/button";
import { DueUpdates } from "~/components/updates/due-updates";
import type { UpdateRefusal } from "~/components/updates/update-view";
import { useSentDraft } from "~/components/updates/use-kept-draft";
import { dueFor } from "~/lib/due-updates.server";
import { actOf, openGate } from "~/lib/gate.server";
import { ANSWERS_FROM_ADDRESS, countFailure, isLimited, isWriteLimited } from "~/lib/limits.server";
import { actOnUpdates, sentAddress, sentNote } from "~/lib/update-form.server";
import { text } from "~/lib/several-forms.server";
import { capitalised, counted, listed } from "~/lib/words";

export const meta: MetaFunction = () => [{ title: "Your updates - Waymark" }, { name: "robots", content: "noindex" }];

export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-store" });

/** The longest name that somebody answers under. */
const LONGEST_NAME = 120;

export const loader = openGate(async ({ params, request, context }) => {
  const answerer = await answererOf(context, params["token"]);
  if (answerer === undefined) return null;
  const asked = new URL(request.url).searchParams;
  const answeredBy = (asked.get("as") ?? "").trim().slice(0, LONGEST_NAME) || null;
  const act = actOf(context, answerer);
  const agreements = await dueFor(act, answeredBy);
  return { name: answerer.name, answeredBy, agreements, sent: (await sentNote(act, asked)) ?? null };
});

export const action = openGate(async ({ params, request, context, form }) => {
  const answerer = await answererOf(context, params["token"]);
  if (answerer === undefined) return data({ refusal: undefined, typed: text(form, "done") }, 400);
  const { store, settings, realTime } = context;
  if (settings.writeLimits && (await isWriteLimited(store, answerer.person, realTime.now()))) throw tooOften();
  const act = { ...actOf(context, answerer), via: "link" as const };
  // Whether what was answered holds is decided by its owner, signed in.
  const acted = text(form, "intent") === "update" ? await actOnUpdates(act, text(form, "code"), form) : undefined;
  const { pathname, searchParams } = new URL(request.url);
  const as = searchParams.get("as");
  if (acted && "saved" in acted) {
    throw redirect(sentAddress(as ? `${pathname}?${new URLSearchParams({ as })}` : pathname, acted.saved), 303);
  }
  const refusal: UpdateRefusal = acted?.refused ?? { form: "", errors: { "": ["Choose what to save."] }, typed: {} };
  return data({ refusal, typed: "" }, 400);
});

/** Tries at links that nobody made are held to a number from each address. */
async function answererOf(context: AppLoadContext, token = ""): Promise<Actor | undefined> {
  const { store, address } = context;
  const now = context.realTime.now();
  if (await isLimited(store, ANSWERS_FROM_ADDRESS, address, now)) throw tooOften();
  const answerer = await findAnswerer(store, token, now);
  if (answerer === undefined) await countFailure(store, ANSWERS_FROM_ADDRESS, address, now);
  return answerer;
}

const tooOften = () =>
  data(
    { message: "This was opened or sent very often in a short time. Nothing was saved now: wait a few minutes." },
    429,
  );

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useSentDraft(page?.sent?.id ?? null);
  if (page === null) return <Spent typed={answer?.typed} />;
  const { agreements, name, answeredBy } = page;
  const count = agreements.reduce((sum, { view }) => sum + view.due.length, 0);
  const [first] = agreements;
  return (
    <PlainPage>
      <SavedNote text={answer ? undefined : page.sent?.words} />
      <PageHeading
        caption={agreements.map((each) => each.name).join(" · ")}
        title={
          count === 0
            ? "Nothing needs you now"
            : `${capitalised(counted(count, "thing"))} need${count === 1 ? "s" : ""} you`
        }
      />
      <WhoAnswers
        name={name}
        answeredBy={answeredBy}
        organisations={[...new Set(agreements.flatMap((each) => each.organisations))]}
      />
      {answer?.refusal?.form === "" ? (
        <p role="alert" className="wm-promise">
          {Object.values(answer.refusal.errors).flat().join(" ")}
        </p>
      ) : null}
      {count === 0 ? (
        <EmptyState
          title={first ? "All your updates are given" : "No agreement is under way"}
          why="What is due from you appears here when a reporting interval has gone by or the day of a milestone has come."
        />
      ) : null}
      {agreements.map(({ code, view }) => (
        <DueUpdates key={code} id={code} view={{ due: view.due, toConfirm: [] }} refusal={answer?.refusal} />
      ))}
    </PlainPage>
  );
}

interface WhoAnswersProps {
  name: string;
  answeredBy: string | null;
  organisations: readonly string[];
}

/** In whose name answers are given, and the way to say that it is somebody else's hand. */
function WhoAnswers({ name, answeredBy, organisations }: WhoAnswersProps) {
  const whole = [name, listed(organisations)].filter(Boolean).join(", ");
  if (answeredBy) {
    return (
      <Form method="get" className="wm-answering">
        <p>
          You are answering as <strong>{answeredBy}</strong>, with the link of {whole}. What you send waits until {name}{" "}
          says that it holds.
        </p>
        <Button look="quiet">I am {name}</Button>
      </Form>
    );
  }
  return (
    <div className="wm-answering">
      <p>
        You are answering as <strong>{whole}</strong>.
      </p>
      <details>
        <summary>Not you?</summary>
        <Form method="get">
          <TextField
            name="as"
            label="Your name"
            hint={`What you send then waits until ${name} says that it holds.`}
            autoComplete="name"
            maxLength={LONGEST_NAME}
            required
          />
          <Button look="second">Answer under this name</Button>
        </Form>
      </details>
    </div>
  );
}

/** What was typed into a page whose link has ended since is shown, so that it can be sent another way. */
function Spent({ typed }: { typed: string | undefined }) {
  return (
    <>
      <SpentLink whom="the facilitator" />
      {typed ? (
        <div className="wm-page wm-page--read">
          <p>Nothing was saved. You had typed:</p>
          <p className="govuk-inset-text wm-prose">{typed}</p>
        </div>
      ) : null}
    </>
  );
}
