import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { NegotiationCounts, NegotiationList } from "~/components/negotiation/negotiation-list";
import { Offering } from "~/components/negotiation/offering";
import { Requests } from "~/components/negotiation/requests";
import { SavedNote } from "~/components/people/saved-note";
import { AskDay } from "~/components/reports/ask-day";
import { Later } from "~/components/reports/later";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { LIST_FORMS } from "~/lib/negotiation-forms.server";
import { SAVED_WORDS } from "~/lib/negotiation-words";
import { negotiationsPage } from "~/lib/negotiations-page.server";
import { refusedForm } from "~/lib/several-forms.server";

export const loader = gate(async (gated) => ({
  ...(await negotiationsPage(gated)),
  saved: SAVED_WORDS[new URL(gated.request.url).searchParams.get("saved") ?? ""],
}));

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const intent = intentOf(LIST_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, form);
  if (outcome.kind === "done") throw redirect(`/agreements/${code}/negotiation?saved=${intent.name}`, 303);
  return data(refusedForm(form, outcome), outcome.kind === "conflict" ? 409 : 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Negotiation: ${page?.agreement ?? ""} - Waymark` },
];

export default function NegotiationsPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === "refused" ? answer.refused : undefined;
  const isRegion = page.side === "region";
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {refused ? null : <SavedNote text={page.saved} />}
      {page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null}
      <PageHeading
        caption={
          isRegion ? (
            <Link to="/region">Agreements of the region</Link>
          ) : (
            <Link to={`/agreements/${page.code}`}>{page.agreement}</Link>
          )
        }
        title={isRegion ? `Negotiation: ${page.agreement}` : "Negotiation with the region"}
        lede={<NegotiationCounts counts={page.counts} />}
      />
      {page.lock ? <p className="wm-doubt">{page.lock}</p> : null}
      {page.negotiations.length === 0 ? (
        <EmptyState
          title={page.on ? `Nothing was on the table on ${page.on}` : "Nothing is on the table yet"}
          why="The facilitator offers targets to the region before the agreement is submitted; both sides then answer here, round by round, until both have signed."
        />
      ) : (
        <NegotiationList rows={page.negotiations} label="Where each negotiation stands" />
      )}
      {isRegion || page.lock || page.on ? null : (
        <Section
          id="offers"
          title="Not on the table"
          intro="Designated targets that the region does not see, or sees as they were."
        >
          <Offering key={page.offers.length} page={page} refused={refused} />
        </Section>
      )}
      <Section
        id="requests"
        title="What the region asks for"
        intro="Indicators that the region would have designated, or not, with reasons."
      >
        <Requests page={page} refused={refused} />
      </Section>
      <Later items={page.later} />
      <AskDay asked={page.asked} label="See the negotiations as they stood on" />
    </PlainPage>
  );
}
