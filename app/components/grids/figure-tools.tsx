import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Chart } from "../charts/chart";
import { copyTable } from "./copy-table";
import { PictureButtons, type PictureForm } from "./picture-buttons";

interface FigureToolsProps {
  /** Where the same numbers are to be had as a file. */
  csv: string;
  chart: Chart;
  /** Under the chart in a picture: where its figures come from. */
  source: string;
  /** Row by row, the first being the heads. */
  rows: () => readonly (readonly string[])[];
  /** The same for the back of a room. */
  projector: string;
}

/** What people take away: a file, a picture, the table for a spreadsheet. Without scripts, the file and the projector. */
export function FigureTools({ csv, chart, source, rows, projector }: FigureToolsProps) {
  const [ready, setReady] = useState(false);
  const [said, say] = useState("");
  useEffect(() => setReady(true), []);
  const draw = async (form: PictureForm) => {
    const { pictureOf } = await import("../charts/plot.client");
    return pictureOf(chart, source, form);
  };
  return (
    <div className="wm-tools wm-small wm-no-print">
      <ul className="wm-links">
        <li>
          <Link to={projector}>Projector</Link>
        </li>
        <li>
          <a href={csv} download>
            CSV
          </a>
        </li>
        <PictureButtons title={chart.title} draw={draw} say={say} />
        {ready ? (
          <li>
            <button
              type="button"
              className="wm-quiet-button"
              onClick={() =>
                say(copyTable(rows()) ? "The table was copied." : "This browser does not let pages copy. Take the CSV.")
              }
            >
              Copy table
            </button>
          </li>
        ) : null}
      </ul>
      <p role="status" className="wm-muted">
        {said}
      </p>
    </div>
  );
}
