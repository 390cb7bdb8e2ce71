import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useOnDay } from "~/components/agreement/kept-day";
import { EvaluatedPriority } from "~/components/agreement/evaluated-priority";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { evaluationPageOf } from "~/lib/evaluation-page.server";
import { viewed } from "~/lib/earlier-day.server";
import { gate } from "~/lib/gate.server";

export const loader = gate((gated) => viewed(gated, evaluationPageOf));

export const handle = { frame: "broad" };

export const meta: MetaFunction = () => [{ title: "Evaluation - Waymark" }];

export default function Evaluation() {
  const { code, name, isWritten, priorities } = useLoaderData<typeof loader>();
  const onDay = useOnDay();
  return (
    <>
      <PageHeading
        caption={<Link to={onDay(`/agreements/${code}`)}>{name}</Link>}
        title="Evaluation"
        lede="At the end of the agreement: goals, methods and results of each priority, beside those of other areas."
      />
      {isWritten ? null : (
        <EmptyState
          title="No priority is evaluated yet"
          why="What is learned here goes to the evidence register of the agreement that is started from this one, so that it is not learned twice."
        />
      )}
      {priorities.map((priority) => (
        <EvaluatedPriority key={priority.id} priority={priority} />
      ))}
    </>
  );
}
