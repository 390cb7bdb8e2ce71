import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";
import { type Chart, isDrawn } from "../charts/chart";
import { ChartView, WALL_SIZE } from "../charts/chart-view";
import { Sentence } from "./sentence";

interface ProjectedProps {
  /** Where this stands: the priority and what is shown of it. */
  caption: string;
  /** The step's question. */
  title: string;
  reading: ComponentProps<typeof Sentence>["parts"];
  doubt?: string | null;
  chart: Chart | null;
  /** What nobody has answered yet, for the room to talk about. */
  question?: string | undefined;
  before?: string | undefined;
  after?: string | undefined;
  /** The page as it is worked on. */
  backTo: string;
}

/** A step for the back of a room: the question, a sentence, the chart, and what the room has to answer. */
export function Projected({ caption, title, reading, doubt, chart, question, before, after, backTo }: ProjectedProps) {
  return (
    <div className="wm-projector">
      <main id="main" tabIndex={-1}>
        <p className="wm-caption">{caption}</p>
        <h1>{title}</h1>
        {reading.length > 0 ? (
          <p className="wm-lede">
            <Sentence parts={reading} />
          </p>
        ) : null}
        {chart && isDrawn(chart) ? (
          <ChartView chart={chart} size={WALL_SIZE} />
        ) : (
          <p className="wm-lede">There is nothing to draw yet.</p>
        )}
        {doubt ? (
          <p className="wm-projector__note">
            <strong>Read with care.</strong> {doubt}
          </p>
        ) : null}
        {question ? (
          <p className="wm-projector__question">
            <span className="wm-muted">To answer:</span> {question}
          </p>
        ) : null}
      </main>
      <nav className="wm-projector__ways" aria-label="On the projector">
        <ul className="wm-links">
          {before ? (
            <li>
              <Link to={before} rel="prev">
                Before
              </Link>
            </li>
          ) : null}
          {after ? (
            <li>
              <Link to={after} rel="next">
                Next
              </Link>
            </li>
          ) : null}
          <li>
            <Link to={backTo}>Leave the projector view</Link>
          </li>
        </ul>
      </nav>
    </div>
  );
}
