import type { Chapter } from "./print-view";

/** What the document holds, each a link to where it stands. */
export function Contents({ chapters, hasSources }: { chapters: readonly Chapter[]; hasSources: boolean }) {
  return (
    <nav className="wm-document__contents" aria-labelledby="contents">
      <h2 id="contents" className="wm-document__contents-title">
        Contents
      </h2>
      <ContentsList chapters={chapters} />
      {hasSources ? (
        <p className="wm-document__contents-last">
          <a href="#sources">Sources</a>
        </p>
      ) : null}
    </nav>
  );
}

function ContentsList({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <ol className="wm-plain-list">
      {chapters.map(({ id, number, title, parts }) => (
        <li key={id}>
          <a href={`#${id}`}>
            {number ? <span className="wm-document__number">{number}</span> : null}
            {title}
          </a>
          {parts.length > 0 ? <ContentsList chapters={parts} /> : null}
        </li>
      ))}
    </ol>
  );
}
