import { Link } from "@remix-run/react";
import type { Shown, ShownRow } from "~/parts/part-view";
import { SummaryList } from "../text/summary-list";

/** The fields of a part and what they say. */
export function ShownRows({ rows }: { rows: readonly ShownRow[] }) {
  return <SummaryList rows={rows.map(({ label, shown }) => ({ key: label, value: <ShownValue shown={shown} /> }))} />;
}

function ShownValue({ shown }: { shown: Shown }) {
  switch (shown.as) {
    case "nothing":
      return <span className="wm-muted">Not said yet</span>;
    case "text":
      return <span className="wm-prose">{shown.text}</span>;
    case "link":
      return (
        <a href={shown.href} rel="noreferrer">
          {shown.text}
        </a>
      );
    case "list":
      return (
        <ul className="wm-plain-list">
          {shown.items.map((item) => (
            <li key={item.text}>{item.to ? <Link to={item.to}>{item.text}</Link> : item.text}</li>
          ))}
        </ul>
      );
    case "entries":
      return (
        <ul className="wm-plain-list">
          {shown.entries.map((entry) => (
            <li key={`${entry.key} ${entry.text}`}>
              {entry.key ? <span className="wm-muted">{entry.key}: </span> : null}
              {entry.text}
            </li>
          ))}
        </ul>
      );
  }
}
