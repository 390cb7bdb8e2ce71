import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { Address } from "~/components/evidence/address";
import { Causes } from "~/components/evidence/causes";
import { Consultations } from "~/components/evidence/consultations";
import { Interventions } from "~/components/evidence/interventions";
import { Register, Wanted } from "~/components/evidence/register";
import { Stakeholders } from "~/components/evidence/stakeholders";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { viewed } from "~/lib/earlier-day.server";
import { ADDRESS_FORM, type StepTwo, stepTwoOf } from "~/lib/step-2.server";
import { newPath, stepPath } from "~/parts/part-paths";
import { submitSection } from "~/parts/section-form.server";

export const loader = gate((gated) =>
  viewed(gated, (book, act) => stepTwoOf(book, act, new URL(gated.request.url).searchParams)),
);

export const action = gate(async ({ act, params, form }) => {
  const code = params["code"] ?? "";
  const submitted = await submitSection(act, code, ADDRESS_FORM, form, stepPath(code, 2));
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted.view, submitted.status);
});

export const handle = { step: 2 };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `What evidence do we have? ${page?.priority?.name ?? ""} - Waymark` },
];

export default function StepTwoPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        caption={page.priority?.name}
        title="What evidence do we have for priorities?"
        lede={page.summary || undefined}
      />
      {page.priority ? (
        <Answers page={page} priority={page.priority} />
      ) : (
        <NoPriorities
          why="Evidence belongs to a priority: what the partnership means to change together."
          addTo={page.mayChange ? newPath(page.code, "priority") : null}
        />
      )}
    </>
  );
}

function Answers({ page, priority }: { page: StepTwo; priority: NonNullable<StepTwo["priority"]> }) {
  const sentBack = useActionData<typeof action>();
  const add = (kind: string, more: Record<string, string> = {}) =>
    newPath(page.code, kind, { priority: priority.id, ...more });
  const adding = (kind: string, label: string, may = page.mayChange): ReactNode =>
    may ? (
      <ButtonLink look="second" small to={add(kind)}>
        {label}
      </ButtonLink>
    ) : null;
  const first = (kind: string, label: string, may = page.mayChange): ReactNode =>
    may ? (
      <ButtonLink look="second" to={add(kind)}>
        {label}
      </ButtonLink>
    ) : null;
  const hasEvidence = page.held.length + page.wanted.length + page.notShared.length > 0;
  return (
    <>
      {page.address ? <Address address={page.address} sentBack={sentBack} key={priority.id} /> : null}
      <Section
        id="causes"
        title="What has caused it?"
        action={page.causes.length > 0 ? adding("cause", "Add a cause") : null}
      >
        {page.causes.length > 0 ? (
          <Causes causes={page.causes} />
        ) : (
          <EmptyState
            title="No causes yet"
            why="What is done should mend a cause. Each cause rests on evidence, or says that it rests on nothing."
            action={first("cause", "Add the first cause")}
          />
        )}
      </Section>
      <Section
        id="evidence"
        title="What do we know, and how well?"
        action={hasEvidence ? adding("evidence", "Add evidence", page.mayAddEvidence) : null}
      >
        {page.held.length + page.notShared.length > 0 ? <Register held={page.held} notShared={page.notShared} /> : null}
        {page.wanted.length > 0 ? <Wanted wanted={page.wanted} /> : null}
        {hasEvidence ? null : (
          <EmptyState
            title="No evidence yet"
            why="A priority that rests on nothing is a hunch. Enter what is known and how well, or what is wanted and who gets it."
            action={first("evidence", "Add the first evidence", page.mayAddEvidence)}
          />
        )}
      </Section>
      <Section
        id="consultations"
        title="Who was consulted?"
        intro={
          page.consultations.length > 0 && !page.heardBeyond
            ? "Nobody beyond the partner agencies has been heard yet."
            : undefined
        }
        action={page.consultations.length > 0 ? adding("consultation", "Add a consultation") : null}
      >
        {page.consultations.length > 0 ? (
          <Consultations consultations={page.consultations} />
        ) : (
          <EmptyState
            title="Nobody consulted yet"
            why="A priority rests on what people say as well as on figures. Somebody beyond the partner agencies must be heard before the agreement is submitted."
            action={first("consultation", "Add the first consultation")}
          />
        )}
      </Section>
      <Section
        id="stakeholders"
        title="Who is it for?"
        intro="People it is for and what quality means to them, those who can grant or refuse it, and those who deliver it."
      >
        <Stakeholders groups={page.stakeholders} code={page.code} priority={priority.id} mayChange={page.mayChange} />
      </Section>
      <Section
        id="interventions"
        title="What do we do now, and why is it not enough?"
        action={page.interventions.length > 0 ? adding("intervention", "Add what is done now") : null}
      >
        {page.interventions.length > 0 ? (
          <Interventions interventions={page.interventions} />
        ) : (
          <EmptyState
            title="Nothing listed yet"
            why="Step 4 can only change what is known to be done. List it with its cost, its reach, and why it falls short."
            action={first("intervention", "Add the first thing that is done now")}
          />
        )}
      </Section>
    </>
  );
}
