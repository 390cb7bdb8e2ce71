import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { Tag } from "~/components/text/tag";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { refusedForm } from "~/lib/several-forms.server";
import { WORKSHOP_FORMS } from "~/lib/workshop-forms.server";
import { workshopPage } from "~/lib/workshop-pages.server";
import { sendMinutesNow } from "~/mail/post.server";
import { workshopsPath } from "~/parts/part-paths";
import { AgendaEditor } from "~/workshop/agenda-editor";
import { doneAddress, doneWords } from "~/workshop/done-words";
import { KeptNames } from "~/workshop/kept-names";
import { Minutes } from "~/workshop/minutes";
import { OffersToPlan } from "~/workshop/offers-to-plan";
import { Tell } from "~/workshop/room-forms";
import { SendMinutes } from "~/workshop/send-minutes";
import { ButtonLink } from "~/components/text/button";

export const loader = gate(workshopPage);

export const action = gate(async ({ act, params, context, form }) => {
  const code = params["code"] ?? "";
  const id = params["workshop"] ?? "";
  const intent = intentOf(WORKSHOP_FORMS, form);
  const sends = intent?.name === "send-minutes";
  if (intent === undefined || (sends && !context.settings.mail)) throw new Response(null, { status: 400 });
  const outcome = await intent.handle({ ...act, moment: context.realTime.now() }, code, id, form);
  if (outcome.kind !== "done") return data(refusedForm(form, outcome), 400);
  if (sends) await sendMinutesNow(context);
  else await context.live.noteStage(id);
  const page = workshopsPath(code, id);
  if (sends) throw redirect(`${page}#send`, 303);
  throw redirect(intent.name === "open" ? `/room/${id}` : doneAddress(page, intent.name), 303);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? "Workshop"} - Waymark` },
];

export default function WorkshopPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const [asked] = useSearchParams();
  const { code, state, leads } = page;
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {refused ? null : <SavedNote text={doneWords(asked)} />}
      <PageHeading
        caption={
          <>
            <Link to={`/agreements/${code}`}>{page.agreement}</Link> · <Link to={workshopsPath(code)}>Workshops</Link>
          </>
        }
        title={page.name}
        lede={
          <>
            {page.when}. {page.stepTitle} {page.priority.name}.{" "}
            <Tag tone={state === "open" ? "orange" : state === "closed" ? "teal" : "neutral"}>{page.words}</Tag>
          </>
        }
        actions={
          leads ? (
            <>
              {state === "open" ? <ButtonLink to={`/room/${page.id}`}>Lead the room</ButtonLink> : null}
              {state === "planned" || state === "stopped" ? (
                <Tell intent="open" look="main">
                  {state === "planned" ? "Open the room" : "Go on with it"}
                </Tell>
              ) : null}
              {state === "stopped" ? <Tell intent="close">Close the workshop</Tell> : null}
            </>
          ) : null
        }
      />
      <div className="wm-no-print">
        <OffersToPlan page={page} />
        {state === "closed" ? null : <AgendaEditor page={page} refused={refused} />}
      </div>
      <Minutes page={page} />
      <div className="wm-no-print">
        {page.mail ? <SendMinutes mail={page.mail} errors={refused?.errors} /> : null}
        <KeptNames page={page} errors={refused?.errors} />
      </div>
    </PlainPage>
  );
}
