import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { type Chart, chartRows, isDrawn } from "~/components/charts/chart";
import { ChartView } from "~/components/charts/chart-view";
import { EarlierDay } from "~/components/agreement/earlier-day";
import { ErrorSummary } from "~/components/forms/error-summary";
import { FigureTools } from "~/components/grids/figure-tools";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { useProjector } from "~/components/layout/use-projector";
import { Projected } from "~/components/measures/projected";
import { Sentence } from "~/components/measures/sentence";
import { Moves } from "~/components/negotiation/moves";
import { ProposalTable, Proposals } from "~/components/negotiation/proposals";
import { Rounds } from "~/components/negotiation/rounds";
import { SavedNote } from "~/components/people/saved-note";
import { AskDay } from "~/components/reports/ask-day";
import { StatusMark } from "~/components/text/status-mark";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { ROUND_FORMS } from "~/lib/negotiation-forms.server";
import { type NegotiationPage, negotiationPage } from "~/lib/negotiation-page.server";
import { SAVED_WORDS } from "~/lib/negotiation-words";
import { refusedForm } from "~/lib/several-forms.server";
import { negotiationPath } from "~/parts/part-paths";

export const loader = gate(async (gated) => ({
  ...(await negotiationPage(gated)),
  saved: SAVED_WORDS[new URL(gated.request.url).searchParams.get("saved") ?? ""],
}));

export const action = gate(async ({ act, params, form }) => {
  const [code, id] = [params["code"] ?? "", params["negotiation"] ?? ""];
  const intent = intentOf(ROUND_FORMS, form);
  if (intent === undefined) throw new Response(null, { status: 400 });
  const outcome = await intent.handle(act, code, id, form);
  if (outcome.kind === "done") {
    throw redirect(`${negotiationPath(code, id)}?saved=${intent.name}`, 303);
  }
  return data(refusedForm(form, outcome), outcome.kind === "conflict" ? 409 : 400);
});

export const handle = { projects: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Negotiation: ${page?.name ?? ""} - Waymark` },
];

export default function Negotiation() {
  const page = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  const answer = useActionData<typeof action>();
  const refused = answer?.kind === "refused" ? answer.refused : undefined;
  const here = negotiationPath(page.code, page.id);
  const earlier = page.on ? <EarlierDay words={`As known on ${page.on}`} /> : null;
  if (useProjector()) {
    return (
      <>
        {earlier}
        <ProjectedNegotiation page={page} backTo={onDay(here)} />
      </>
    );
  }
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form || undefined} />
      {refused ? null : <SavedNote text={page.saved} />}
      {earlier}
      <PageHeading
        caption={
          <>
            <Link to={onDay(`/agreements/${page.code}/negotiation`)}>Negotiation</Link> · {page.agreement} ·{" "}
            {page.priority}
          </>
        }
        title={page.name}
        lede={<Lede page={page} />}
      />
      <p>
        <StatusMark kind={page.standing.mark} pill>
          {page.standing.words}
        </StatusMark>{" "}
        {page.standing.turn ? <strong>{page.standing.turn}</strong> : null}
      </p>
      {page.signatures.length > 0 ? (
        <ul className="wm-plain-list" aria-label="Signatures on the newest numbers">
          {page.signatures.map((signature) => (
            <li key={signature}>Signed by {signature}</li>
          ))}
        </ul>
      ) : null}
      {page.chart && isDrawn(page.chart) ? <Picture page={page} chart={page.chart} here={here} /> : null}
      <ProposalTable page={page} />
      {page.meeting ? <p>{page.meeting}</p> : null}
      {page.on ? null : (
        <Section id="answer" title={page.standing.isYours ? "Your turn" : "What you can do"}>
          <Moves key={page.saw} page={page} refused={refused} />
        </Section>
      )}
      <Section id="sides" title="What each side says">
        <Proposals proposals={page.proposals} reader={page.may.propose ? page.side : null} />
      </Section>
      {page.assumptions.length > 0 ? (
        <Section id="assumptions" title="What it takes for granted">
          <ul className="wm-items">
            {page.assumptions.map(({ id, text, sign, owner }) => (
              <li key={id}>
                <p className="wm-items__title">{text}</p>
                <p className="wm-items__facts">
                  Sign to watch: {sign}. Watched by {owner ?? "nobody yet"}.
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="rounds" title="Everything that was said">
        <Rounds rounds={page.rounds} />
      </Section>
      {page.later.length > 0 ? (
        <Section id="later" title="What was said and signed since">
          <Rounds rounds={page.later} />
        </Section>
      ) : null}
      <AskDay asked={page.asked} label="See this negotiation as it stood on" />
    </PlainPage>
  );
}

function Picture({ page, chart, here }: { page: NegotiationPage; chart: Chart; here: string }) {
  const source = `${page.indicator}, with the figures and comparators as they were offered.`;
  const onDay = useOnDay();
  return (
    <>
      <ChartView chart={chart} />
      <FigureTools
        csv={page.csv}
        chart={chart}
        source={source}
        rows={() => chartRows(chart)}
        projector={onDay(`${here}?view=projector`)}
      />
      <p className="wm-small wm-muted">{source}</p>
    </>
  );
}

/** "Coventry stood at 29.1 in 2005, 4.9 below the region. The partnership offers 36.2 by 2011; the region asks 38." */
function Lede({ page: { reading, proposals } }: { page: NegotiationPage }) {
  return (
    <>
      <Sentence parts={reading} />
      {proposals.map(({ side, final }, i) => (
        <span key={side}>
          {i > 0 ? " " : null}The {side} {side === "region" ? "asks for" : "offers"}{" "}
          <span className={side === "region" ? undefined : "wm-promise"}>{final}</span>.
        </span>
      ))}
    </>
  );
}

function ProjectedNegotiation({ page, backTo }: { page: NegotiationPage; backTo: string }) {
  const sides = page.proposals.map(
    ({ side, final }) => `The ${side} ${side === "region" ? "asks for" : "offers"} ${final}. `,
  );
  return (
    <Projected
      caption={[page.agreement, page.priority, page.name].filter(Boolean).join(" · ")}
      title="What do the two sides say?"
      reading={[...page.reading, ...[...sides, page.meeting].map((text) => ({ text }))]}
      chart={page.chart}
      question={page.standing.turn ? "Which numbers can both sides sign?" : undefined}
      backTo={backTo}
    />
  );
}
