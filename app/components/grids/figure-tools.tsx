import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Chart } from "../charts/chart";
import { copyTable } from "./copy-table";

interface FigureToolsProps {
  /** Where the same numbers are to be had as a file. */
  csv: string;
  chart: Chart;
  /** Row by row, the first being the heads. */
  rows: () => readonly (readonly string[])[];
  /** The same for the back of a room. */
  projector: string;
}

/** What people take away: a file, a picture, the table for a spreadsheet. Without scripts, the file and the projector. */
export function FigureTools({ csv, chart, rows, projector }: FigureToolsProps) {
  const [ready, setReady] = useState(false);
  const [said, say] = useState("");
  useEffect(() => setReady(true), []);
  const savePicture = async () => {
    say("Drawing the picture…");
    try {
      const { pictureOf } = await import("../charts/plot.client");
      download(await pictureOf(chart), `${chart.title}.png`);
      say("The picture was saved.");
    } catch {
      say("The picture could not be drawn. Load the page again, then try once more.");
    }
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
        {ready ? (
          <>
            <li>
              <button type="button" className="wm-quiet-button" onClick={savePicture}>
                PNG
              </button>
            </li>
            <li>
              <button
                type="button"
                className="wm-quiet-button"
                onClick={() =>
                  say(
                    copyTable(rows()) ? "The table was copied." : "This browser does not let pages copy. Take the CSV.",
                  )
                }
              >
                Copy table
              </button>
            </li>
          </>
        ) : null}
      </ul>
      <p role="status" className="wm-muted">
        {said}
      </p>
    </div>
  );
}

function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]+/g, " ");
  link.click();
}
