import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { NoPriorities } from "~/components/agreement/no-priorities";
import { ChallengeList, ChallengePanel } from "~/components/challenges/challenge-list";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { useProjector } from "~/components/layout/use-projector";
import { HowWeAreDoing } from "~/components/measures/how-we-are-doing";
import { MoneyOnPart } from "~/components/money/money-on-part";
import { PlanEffects } from "~/components/measures/plan-effects";
import { useView, ViewSwitch } from "~/components/measures/view-switch";
import { Sentence } from "~/components/measures/sentence";
import { TargetSections } from "~/components/measures/target-sections";
import { Trajectories } from "~/components/measures/trajectories";
import { Projected } from "~/components/measures/projected";
import { TargetPicture, projectedPath, targetPath } from "~/components/measures/target-picture";
import { RefreshNotes } from "~/components/refresh/refresh-notes";
import { ButtonLink } from "~/components/text/button";
import { gate } from "~/lib/gate.server";
import { viewed } from "~/lib/earlier-day.server";
import { changeTarget } from "~/lib/step-3-forms.server";
import { type OneTarget, type StepThree, stepThreeOf } from "~/lib/step-3.server";
import { targetNegotiation } from "~/lib/target-negotiation.server";

export const loader = gate((gated) =>
  viewed(gated, async (book, act) => {
    const page = stepThreeOf(book, act, new URL(gated.request.url).searchParams);
    return { ...page, negotiation: await targetNegotiation(act, book, page.chosen?.id) };
  }),
);

export const action = gate(async ({ act, params, request, form }) => {
  const code = params["code"] ?? "";
  const answer = await changeTarget(act, code, form);
  if (answer.kind !== "done") return data(answer, answer.kind === "conflict" ? 409 : 400);
  throw redirect(`/agreements/${code}/steps/3${new URL(request.url).search}#${answer.anchor}`, 303);
});

export const handle = {
  step: 3,
  projects: true,
  panel: (page: StepThree | undefined) => (page?.chosen ? <ChallengePanel page={page} target={page.chosen} /> : null),
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Where are we trying to reach? ${page?.priority?.name ?? ""} - Waymark` },
];

export default function StepThreePage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const view = useView(page.mayPromise);
  const { chosen, priority } = page;
  if (useProjector() && chosen) return <ProjectedTarget page={page} target={chosen} />;
  return (
    <>
      <PageHeading
        caption={captionOf(page)}
        title="Where are we trying to reach?"
        lede={chosen && chosen.reading.length > 0 ? <Sentence parts={chosen.reading} /> : undefined}
      />
      {page.lock ? <p className="wm-doubt">{page.lock}</p> : null}
      {chosen && priority ? (
        <>
          <RefreshNotes notes={chosen.refreshes} />
          <TargetPicture page={page} target={chosen} />
          <ChallengeList page={page} target={chosen} answer={answer} />
          <Trajectories page={page} view={view.view} viewSwitch={<ViewSwitch {...view} />} />
          {chosen.plan ? <PlanEffects plan={chosen.plan} /> : null}
          <HowWeAreDoing target={chosen.id} standing={chosen.standing} answer={answer} />
          {chosen.money ? <MoneyOnPart money={chosen.money} /> : null}
          <TargetSections key={chosen.id} page={page} target={chosen} negotiation={page.negotiation} answer={answer} />
        </>
      ) : (
        <NoTargets page={page} />
      )}
    </>
  );
}

function ProjectedTarget({ page, target }: { page: StepThree; target: OneTarget }) {
  const at = page.targets.findIndex(({ id }) => id === target.id);
  const onDay = useOnDay();
  const pathOf = (place: number) => page.targets[place] && onDay(projectedPath(page)(page.targets[place].id));
  return (
    <Projected
      caption={[page.priority?.name, target.name].filter(Boolean).join(" · ")}
      title="Where are we trying to reach?"
      reading={target.reading}
      doubt={target.doubt}
      chart={target.chart}
      question={firstToAnswer(target)}
      before={pathOf(at - 1)}
      after={pathOf(at + 1)}
      backTo={onDay(targetPath(page)(target.id))}
    />
  );
}

/** What the numbers ask comes before what people ask: the strongest first. */
function firstToAnswer({ challenges, questions }: OneTarget): string | undefined {
  const open = challenges.groups.find(({ state }) => state !== "answered" && state !== "tested");
  return open?.question ?? questions.find(({ answer }) => answer === null)?.text;
}

/** "To promote job creation · target 2 of 3 · designated · Coventry City Council". */
function captionOf({ priority, chosen, targets }: StepThree): string | undefined {
  if (!chosen) return priority?.name;
  const number = targets.find(({ id }) => id === chosen.id)?.number;
  const parts = [priority?.name, `target ${number} of ${targets.length}`, chosen.designation, chosen.lead];
  return parts.filter(Boolean).join(" · ");
}

function NoTargets({ page: { code, priority, mayPromise } }: { page: StepThree }) {
  if (!priority) {
    return <NoPriorities addTo={mayPromise ? `/agreements/${code}/priorities` : null} />;
  }
  return (
    <EmptyState
      title="No targets yet"
      why="A target says where this priority is trying to reach, by when, and what shows it; steps 4 and 5 serve it."
      action={
        mayPromise ? (
          <ButtonLink look="second" to={`/agreements/${code}/target/new?priority=${priority.id}`}>
            Add the first target
          </ButtonLink>
        ) : null
      }
    />
  );
}
