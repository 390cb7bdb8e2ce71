import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "@models/people/permissions";
import { DemoDaySection } from "~/components/admin/demo-day-section";
import { IndicatorsSection } from "~/components/admin/indicators-section";
import { PartnershipsSection } from "~/components/admin/partnerships-section";
import { OfficialFiguresSection } from "~/components/admin/official-figures-section";
import { PeopleSection } from "~/components/admin/people-section";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import type { Refused } from "~/components/people/folded-form";
import { SavedNote } from "~/components/people/saved-note";
import { type MadeLink, SecretLink } from "~/components/people/secret-link";
import { ADMIN_FORMS } from "~/lib/admin-forms.server";
import { readAdminPage } from "~/lib/admin-page.server";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { refusedForm, savedAddress, savedWords } from "~/lib/several-forms.server";

export const meta: MetaFunction = () => [{ title: "Administration - Waymark" }];

const ONLY = "Only an administrator manages the installation.";

export const loader = gate(async ({ act, request, context }) => {
  authorise(act.actor, "installation.manage", {}, ONLY);
  return {
    ...(await readAdminPage(act, context.realTime.now(), new URL(request.url).searchParams)),
    saved: savedWords(request),
  };
});

interface Answer {
  readonly refused?: Refused;
  readonly link?: MadeLink;
}

export const action = gate(async (gated) => {
  authorise(gated.act.actor, "installation.manage", {}, ONLY);
  const intent = intentOf(ADMIN_FORMS, gated.form);
  const answer = intent
    ? await intent.handle(gated)
    : refusedForm(gated.form, { kind: "refused", problems: [{ message: "Choose what to change." }] });
  if (answer.kind === "refused") return data<Answer>({ refused: answer.refused }, 400);
  if (answer.kind === "link") return data<Answer>({ link: answer.link });
  return redirect(savedAddress("/admin", answer), 303);
});

export default function AdminPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const refused = answer?.refused;
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {answer?.link ? <SecretLink {...answer.link} /> : null}
      {answer ? null : <SavedNote text={page.saved} />}
      <PageHeading
        title="Administration"
        lede="Found partnerships and invite their facilitators; they bring in everybody else."
      />
      <PartnershipsSection page={page} refused={refused} />
      <IndicatorsSection indicators={page.indicators} />
      <OfficialFiguresSection />
      <PeopleSection page={page} refused={refused} />
      {page.demoDay ? <DemoDaySection demoDay={page.demoDay} refused={refused} /> : null}
    </PlainPage>
  );
}
