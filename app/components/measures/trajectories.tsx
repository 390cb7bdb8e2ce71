import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { StepThree } from "~/lib/step-3.server";
import { useOnDay } from "../agreement/kept-day";
import { TrajectorySheet } from "../grids/trajectory-sheet";
import { Section } from "../layout/section";
import { ButtonLink } from "../text/button";
import { targetPath } from "./target-picture";
import { TrajectoryTable } from "./trajectory-table";
import type { View } from "./view-switch";

interface TrajectoriesProps {
  page: StepThree;
  view: View;
  viewSwitch: ReactNode;
}

/** All targets of the priority: as tables, or as grids to type in. */
export function Trajectories({ page, view, viewSwitch }: TrajectoriesProps) {
  const onDay = useOnDay();
  const pathOf = (id: string) => onDay(targetPath(page)(id));
  const { designated, of } = page.cap;
  return (
    <Section
      id="trajectories"
      title="The trajectory"
      action={viewSwitch}
      intro={
        <>
          <strong>
            {designated} of {of}
          </strong>{" "}
          designated targets in the agreement are used. <Link to={page.allTargets}>See all targets</Link>.{" "}
          {view === "grid" && page.mayPromise ? "Type in an orange cell; Enter goes down, Tab across." : null}
        </>
      }
    >
      {page.grids.map((grid) =>
        view === "grid" ? (
          <TrajectorySheet
            key={grid.id}
            grid={grid}
            mayPromise={page.mayPromise}
            savePath={`/agreements/${page.code}/trajectory`}
            targetPath={pathOf}
          />
        ) : (
          <TrajectoryTable key={grid.id} grid={grid} targetPath={pathOf} />
        ),
      )}
      <ul className="wm-links wm-no-print">
        {page.mayPromise ? (
          <li>
            <ButtonLink look="second" small to={`/agreements/${page.code}/target/new?priority=${page.priority?.id}`}>
              Add a target
            </ButtonLink>
          </li>
        ) : null}
        <li>
          <a href={onDay(`/agreements/${page.code}/steps/3.csv?priority=${page.priority?.id}`)} download>
            CSV of the trajectories
          </a>
        </li>
      </ul>
    </Section>
  );
}
