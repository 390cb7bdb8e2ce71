import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { planWorkshop } from "@models/workshop/plan";
import { ErrorSummary } from "~/components/forms/error-summary";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { gate } from "~/lib/gate.server";
import { refusedForm, text } from "~/lib/several-forms.server";
import { planIn } from "~/lib/workshop-forms.server";
import { workshopsPage } from "~/lib/workshop-pages.server";
import { workshopsPath } from "~/parts/part-paths";
import { StartWorkshop } from "~/workshop/start-workshop";
import { WorkshopList } from "~/workshop/workshop-list";

export const loader = gate(workshopsPage);

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const outcome = await planWorkshop(act, code, { ...planIn(form), template: text(form, "template") });
  if (outcome.kind === "done") throw redirect(workshopsPath(code, outcome.value._id), 303);
  return data(refusedForm(form, outcome), 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Workshops: ${page?.agreement ?? ""} - Waymark` },
];

export default function WorkshopsPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return (
    <PlainPage>
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      <PageHeading
        caption={<Link to={`/agreements/${page.code}`}>{page.agreement}</Link>}
        title="Workshops"
        lede="A room of people works through a step with their phones and a projector. What they say lands in the plan, with the room as its source."
      />
      {page.workshops.length === 0 ? (
        <EmptyState
          title="No workshop yet"
          why="Plan one for a step: an agenda is proposed from what is still open, and nobody has to type up the flip chart afterwards."
        />
      ) : (
        <WorkshopList workshops={page.workshops} />
      )}
      {page.leads && page.priorities.length > 0 ? (
        <Section id="start" title="Start a workshop">
          <StartWorkshop page={page} refused={refused} />
        </Section>
      ) : null}
    </PlainPage>
  );
}
