import { Link } from "@remix-run/react";
import type { ToldChange } from "~/lib/changes-page.server";

interface ChangeListProps {
  entries: readonly ToldChange[];
  /** The address that keeps to one part. */
  onlyTo: (of: string) => string;
}

/** Who changed what, each field from what to what, and when. */
export function ChangeList({ entries, onlyTo }: ChangeListProps) {
  return (
    <ol className="wm-history wm-changes">
      {entries.map((entry) => (
        <li key={entry.id} className="wm-history__entry">
          <p className="wm-history__who">
            <strong>{entry.who}</strong> <time dateTime={entry.at}>{entry.when}</time>
            {entry.note ? <span className="wm-muted"> · {entry.note}</span> : null}
            <Link to={entry.thenTo} className="wm-changes__only wm-no-print">
              As it was then
              <span className="govuk-visually-hidden">: see the agreement at the end of that day, {entry.when}</span>
            </Link>
            {entry.onlyThis ? (
              <Link to={onlyTo(entry.onlyThis)} className="wm-changes__only wm-no-print">
                Only this
                <span className="govuk-visually-hidden">: changes of “{entry.title}”</span>
              </Link>
            ) : null}
          </p>
          <p className="wm-history__what">
            {entry.did} {entry.href ? <Link to={entry.href}>“{entry.title}”</Link> : `“${entry.title}”`}
            <span className="wm-muted"> · {entry.word}</span>
          </p>
          {entry.lines.length > 0 ? (
            <ul className="wm-plain-list wm-changes__lines">
              {entry.lines.map((line, i) => (
                <li key={`${line.what} ${i}`} className="wm-history__change">
                  <span className="wm-changes__field">{line.what}</span>{" "}
                  <span className="govuk-visually-hidden">from </span>
                  <del>{line.from || "nothing"}</del>
                  <span aria-hidden="true"> → </span>
                  <span className="govuk-visually-hidden"> to </span>
                  <ins>{line.to || "nothing"}</ins>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
