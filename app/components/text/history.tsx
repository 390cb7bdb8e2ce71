export interface HistoryEntry {
  id: string;
  who: string;
  /** For people: "22 November 2026, 14:05". */
  when: string;
  /** ISO instant, for the time element. */
  at?: string;
  what: string;
  from?: string;
  to?: string;
  /** "recorded for the jobs service, by telephone", "from a file" and the like. */
  note?: string;
}

/** Who changed what, from what to what, and when; newest first as given. */
export function History({
  entries,
  emptyText = "Nothing has changed yet.",
}: {
  entries: HistoryEntry[];
  emptyText?: string;
}) {
  if (entries.length === 0) return <p className="wm-muted">{emptyText}</p>;
  return (
    <ol className="wm-history">
      {entries.map((entry) => (
        <li key={entry.id} className="wm-history__entry">
          <p className="wm-history__who">
            <strong>{entry.who}</strong> <time dateTime={entry.at}>{entry.when}</time>
          </p>
          <p className="wm-history__what">
            {entry.what}
            {entry.note ? <span className="wm-muted"> ({entry.note})</span> : null}
          </p>
          {entry.from !== undefined || entry.to !== undefined ? (
            <p className="wm-history__change">
              <span className="govuk-visually-hidden">from </span>
              <del>{entry.from || "nothing"}</del>
              <span aria-hidden="true"> → </span>
              <span className="govuk-visually-hidden"> to </span>
              <ins>{entry.to || "nothing"}</ins>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
