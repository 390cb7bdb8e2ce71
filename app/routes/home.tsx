import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Act } from "@models/act";
import { nudgeOwners } from "@models/updates/nudge";
import { FacilitatorHome } from "~/components/home/facilitator-home";
import type { AnswerRefusal, HomeView, NudgeRefusal, RoleHome } from "~/components/home/home-view";
import { PartnerHome } from "~/components/home/partner-home";
import { AdministratorHome, ReaderHome } from "~/components/home/reader-home";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { SavedNote } from "~/components/people/saved-note";
import type { UpdateRefusal } from "~/components/updates/update-view";
import { useSentDraft } from "~/components/updates/use-kept-draft";
import { gate } from "~/lib/gate.server";
import { answerFromHome } from "~/lib/home-answer.server";
import { homeOf } from "~/lib/home.server";
import { text } from "~/lib/several-forms.server";
import { actOnUpdates, sentAddress } from "~/lib/update-form.server";
import { capitalised, counted } from "~/lib/words";

export const loader = gate(({ act, request }) => homeOf(act, new URL(request.url).searchParams));

export const action = gate(async ({ act, form }) => {
  if (form.get("intent") === "nudge") return nudgeFromHome(act, form);
  const updated = await actOnUpdates(act, text(form, "code"), form);
  if (updated && "saved" in updated) throw redirect(sentAddress("/home", updated.saved), 303);
  if (updated) return data({ update: updated.refused }, 400);
  const answered = await answerFromHome(act, form);
  if ("to" in answered) throw redirect(answered.to, 303);
  return data(answered, 400);
});

async function nudgeFromHome(act: Act, form: FormData) {
  const code = text(form, "code");
  const nudged = await nudgeOwners(act, code, text(form, "whom"));
  if (nudged.kind === "done") throw redirect(`/home?asked=${nudged.value.length}`, 303);
  const problem = nudged.kind === "refused" ? nudged.problems.map(({ message }) => message).join(" ") : "";
  return data({ nudge: { code, problem } }, 400);
}

export const meta: MetaFunction = () => [{ title: "Home - Waymark" }];

export default function HomePage() {
  const home: HomeView = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const refusal = refused && "key" in refused ? refused : undefined;
  const update = refused && "update" in refused ? refused.update : undefined;
  const nudge = refused && "nudge" in refused ? refused.nudge : undefined;
  useSentDraft(home.sent);
  return (
    <PlainPage>
      <SavedNote text={refused ? undefined : home.note} />
      <PageHeading title={titleOf(home)} />
      {refusal && !isShown(home, refusal) ? (
        <p role="alert" className="wm-promise">
          {refusal.errors.reason.join(" ")}
        </p>
      ) : null}
      {update && !isDue(home, update) ? (
        <p role="alert" className="wm-promise">
          {Object.values(update.errors).flat().join(" ")}
        </p>
      ) : null}
      {home.roles.map((role) => (
        <OneRole key={role.key} home={role} refusal={refusal} update={update} nudge={nudge} />
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

/** Nor may what an update was of still wait for one. */
function isDue({ roles }: HomeView, { form }: UpdateRefusal): boolean {
  return roles.some(
    (home) =>
      home.role === "partner" &&
      (home.updates.due.some((due) => due.form.id === form) ||
        home.updates.toConfirm.some(({ update }) => `decide-${update.id}` === form)),
  );
}

interface OneRoleProps {
  home: RoleHome;
  refusal: AnswerRefusal | undefined;
  update: UpdateRefusal | undefined;
  nudge: NudgeRefusal | undefined;
}

function OneRole({ home, refusal, update, nudge }: OneRoleProps) {
  switch (home.role) {
    case "partner":
      return <PartnerHome home={home} refusal={refusal} update={update} />;
    case "facilitator":
      return <FacilitatorHome home={home} nudge={nudge} />;
    case "administrator":
      return <AdministratorHome home={home} />;
    default:
      return <ReaderHome home={home} />;
  }
}
