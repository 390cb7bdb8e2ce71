import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { authorise } from "@models/people/permissions";
import { findPartnership } from "@models/place/manage-places";
import { ErrorSummary } from "~/components/forms/error-summary";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import type { Refused } from "~/components/people/folded-form";
import { GroupsSection } from "~/components/people/groups-section";
import { InvitationsSection } from "~/components/people/invitations-section";
import { MembersSection } from "~/components/people/members-section";
import { OrganisationsSection } from "~/components/people/organisations-section";
import { PlacesSection } from "~/components/people/places-section";
import { PostsSection } from "~/components/people/posts-section";
import { SavedNote } from "~/components/people/saved-note";
import { type MadeLink, SecretLink } from "~/components/people/secret-link";
import { gate } from "~/lib/gate.server";
import { intentOf } from "~/lib/intents";
import { PARTNERSHIP_FORMS } from "~/lib/partnership-forms.server";
import { readPartnershipPage } from "~/lib/partnership-page.server";
import { refusedForm, savedAddress, savedWords } from "~/lib/several-forms.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? "Partnership"} - Waymark` },
];

export const loader = gate(async ({ act, params, request, context }) => {
  const partnership = await findPartnership(act, params["code"] ?? "");
  const page = await readPartnershipPage(act, partnership, context.realTime.now());
  return { ...page, saved: savedWords(request) };
});

interface Answer {
  readonly refused?: Refused;
  readonly link?: MadeLink;
}

export const action = gate(async (gated) => {
  const { act, params, form } = gated;
  const partnership = await findPartnership(act, params["code"] ?? "");
  authorise(
    act.actor,
    "partnership.manage",
    { partnership: partnership._id },
    "Only the facilitator and an administrator change the people, places and groups of this partnership.",
  );
  const intent = intentOf(PARTNERSHIP_FORMS, form);
  const answer = intent
    ? await intent.handle(gated, partnership)
    : refusedForm(form, { kind: "refused", problems: [{ message: "Choose what to change." }] });
  if (answer.kind === "refused") return data<Answer>({ refused: answer.refused }, 400);
  if (answer.kind === "link") return data<Answer>({ link: answer.link });
  return redirect(savedAddress(`/partnerships/${partnership.code}`, answer), 303);
});

export default function PartnershipPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const refused = answer?.refused;
  const forms = { mayManage: page.mayManage, refused, today: page.today };
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {answer?.link ? <SecretLink {...answer.link} /> : null}
      {answer ? null : <SavedNote text={page.saved} />}
      <PageHeading
        caption={`${page.area}, ${page.region}`}
        title={page.name}
        lede="The organisations that make the agreement together, the people who work on it and who leads what, and the places and groups that figures and targets can be about."
      />
      <OrganisationsSection {...forms} organisations={page.organisations} others={page.otherOrganisations} />
      <MembersSection
        {...forms}
        members={page.members}
        organisations={page.choices.organisations}
        answerLinks={page.answerLinks}
      />
      <PostsSection {...forms} posts={page.posts} choices={page.choices} />
      <PlacesSection {...forms} places={page.places} area={page.area} />
      <GroupsSection {...forms} groups={page.groups} />
      {page.mayManage ? (
        <InvitationsSection
          refused={refused}
          invitations={page.invitations}
          organisations={page.choices.organisations}
        />
      ) : null}
    </PlainPage>
  );
}
