import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FacilitatorHome } from "~/components/home/facilitator-home";
import type { AnswerRefusal, HomeView, RoleHome } from "~/components/home/home-view";
import { PartnerHome } from "~/components/home/partner-home";
import { AdministratorHome, ReaderHome } from "~/components/home/reader-home";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import { gate } from "~/lib/gate.server";
import { answerFromHome } from "~/lib/home-answer.server";
import { homeOf } from "~/lib/home.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate(({ act, request }) => homeOf(act, new URL(request.url).searchParams));

export const action = gate(async ({ act, form }) => {
  const answered = await answerFromHome(act, form);
  if ("to" in answered) throw redirect(answered.to, 303);
  return data(answered, 400);
});

export const meta: MetaFunction = () => [{ title: "Home - Waymark" }];

export default function HomePage() {
  const home: HomeView = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <PlainPage>
      <SavedNote text={refusal ? undefined : home.note} />
      <PageHeading title={titleOf(home)} />
      {refusal && !isShown(home, refusal) ? (
        <p role="alert" className="wm-promise">
          {refusal.errors.reason.join(" ")}
        </p>
      ) : null}
      {home.roles.map((role) => (
        <OneRole key={role.key} home={role} refusal={refusal} />
      ))}
      {home.roles.length === 0 ? (
        <EmptyState
          title="You have no role yet"
          why="A facilitator or an administrator gives you one; your agreements and what needs you then appear here."
        />
      ) : null}
    </PlainPage>
  );
}

function titleOf({ needs }: HomeView): string {
  if (needs === 0) return "Nothing needs you now";
  return `${capitalised(counted(needs, "thing"))} need${needs === 1 ? "s" : ""} you`;
}

/** What was answered may no longer be asked. */
function isShown({ roles }: HomeView, { key }: AnswerRefusal): boolean {
  return roles.some((home) => home.role === "partner" && home.waiting.some((asked) => asked.key === key));
}

function OneRole({ home, refusal }: { home: RoleHome; refusal: AnswerRefusal | undefined }) {
  switch (home.role) {
    case "partner":
      return <PartnerHome home={home} refusal={refusal} />;
    case "facilitator":
      return <FacilitatorHome home={home} />;
    case "administrator":
      return <AdministratorHome home={home} />;
    default:
      return <ReaderHome home={home} />;
  }
}
