import { Link } from "@remix-run/react";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import { useOnDay } from "../agreement/kept-day";
import { chartRows, isDrawn } from "../charts/chart";
import { ChartView } from "../charts/chart-view";
import { FigureTools } from "../grids/figure-tools";
import { Tag } from "../text/tag";
import { PromiseTrial } from "./promise-trial";
import { Workings } from "./workings";

interface TargetPictureProps {
  page: StepThree;
  target: OneTarget;
}

const sourceOf = ({ indicator, sources }: OneTarget) =>
  `${indicator}. Source: ${sources.join(" · ") || "none yet"}; the promise is ours.`;

/** Which target is shown, its honest state, and the chart of history, promise and comparators. */
export function TargetPicture({ page, target }: TargetPictureProps) {
  const onDay = useOnDay();
  const { chart } = target;
  return (
    <>
      {page.targets.length > 1 ? (
        <nav aria-label="Targets of this priority">
          <ul className="wm-links">
            {page.targets.map(({ id, name, number }) => (
              <li key={id}>
                {id === target.id ? (
                  <strong aria-current="true">
                    {number}. {name}
                  </strong>
                ) : (
                  <Link to={onDay(targetPath(page)(id))}>
                    {number}. {name}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {target.state ? (
        <p className="wm-doubt">
          <strong>Not finished.</strong> {target.state}
        </p>
      ) : null}
      {target.doubted.map((words) => (
        <p key={words} className="wm-doubt">
          <strong>Read with care.</strong> {words}
        </p>
      ))}
      {target.doubt ? (
        <p className="wm-doubt">
          <strong>Read with care.</strong> {target.doubt}
        </p>
      ) : null}
      {chart && isDrawn(chart) ? (
        <>
          {page.mayPromise && target.mayTry ? (
            <PromiseTrial key={`${target.id} ${target.rev}`} page={page} target={target} chart={chart} />
          ) : (
            <ChartView chart={chart} />
          )}
          <FigureTools
            csv={onDay(`/agreements/${page.code}/steps/3.csv?target=${encodeURIComponent(target.id)}`)}
            chart={chart}
            source={sourceOf(target)}
            rows={() => chartRows(chart)}
            projector={onDay(projectedPath(page)(target.id))}
          />
          <p className="wm-small wm-muted">
            {target.band ? `${target.band} ` : ""}
            {target.tide ? `${target.tide} ` : ""}
            {sourceOf(target)} {target.isIllustrative ? <Tag tone="made-up">illustrative</Tag> : null}
          </p>
        </>
      ) : (
        <p>There is nothing to draw yet: neither a figure nor a promise.</p>
      )}
      {target.odds?.inWords ? <p>{target.odds.inWords}</p> : null}
      {target.odds?.ours ? <p>{target.odds.ours}</p> : null}
      <Workings workings={[...target.workings, ...(target.odds?.workings ?? [])]} />
    </>
  );
}

/** The page with another target chosen. */
export const targetPath =
  ({ code, priority }: StepThree) =>
  (id: string) =>
    `/agreements/${code}/steps/3?${new URLSearchParams({ priority: priority?.id ?? "", target: id })}`;

/** One target for the back of a room. */
export const projectedPath = (page: StepThree) => (id: string) => `${targetPath(page)(id)}&view=projector`;
