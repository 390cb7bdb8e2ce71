import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Contents } from "~/components/print/contents";
import { DocumentBlocks } from "~/components/print/document-blocks";
import { PrintButton } from "~/components/print/print-button";
import type { Chapter, PrintedAgreement } from "~/components/print/print-view";
import { gate } from "~/lib/gate.server";
import { printedAgreement } from "~/lib/print-page.server";
import { viewed } from "~/lib/earlier-day.server";

export const loader = gate((gated) => viewed(gated, printedAgreement));

export const handle = { frame: "broad" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} ${data.years}` : "Agreement - Waymark" },
];

export default function Print() {
  const page: PrintedAgreement = useLoaderData<typeof loader>();
  return (
    <article className="wm-document">
      <header className="wm-document__front">
        <p className="wm-caption">{page.partnership}</p>
        <h1 className="wm-document__title">
          {page.title} <span className="wm-nowrap">{page.years}</span>
        </h1>
        {page.vision ? <p className="wm-document__vision">{page.vision}</p> : null}
        {page.strategy ? <p>{page.strategy}</p> : null}
        <p className="wm-muted">{page.standing}</p>
        <div className="wm-row wm-no-print">
          <PrintButton />
          <Link to={page.backTo}>Back to the agreement at a glance</Link>
        </div>
      </header>
      <Contents chapters={page.chapters} hasSources={page.sources.length > 0} />
      {page.chapters.map((chapter) => (
        <OneChapter key={chapter.id} chapter={chapter} code={page.code} />
      ))}
      {page.sources.length > 0 ? (
        <section aria-labelledby="sources" className="wm-document__chapter wm-document__chapter--end">
          <h2 id="sources">Sources</h2>
          <ol className="wm-document__sources">
            {page.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ol>
        </section>
      ) : null}
    </article>
  );
}

function OneChapter({ chapter, code }: { chapter: Chapter; code: string }) {
  return (
    <section
      className={`wm-document__chapter${chapter.number ? "" : " wm-document__chapter--end"}`}
      aria-labelledby={chapter.id}
    >
      <h2 id={chapter.id}>
        <Numbered chapter={chapter} />
      </h2>
      <DocumentBlocks blocks={chapter.blocks} code={code} chapter={chapter.number || chapter.title} />
      {chapter.parts.map((part) => (
        <section key={part.id} aria-labelledby={part.id}>
          <h3 id={part.id}>
            <Numbered chapter={part} />
          </h3>
          <DocumentBlocks blocks={part.blocks} code={code} chapter={part.number} />
        </section>
      ))}
    </section>
  );
}

function Numbered({ chapter: { number, title } }: { chapter: Chapter }) {
  return (
    <>
      {number ? <span className="wm-document__number">{number}</span> : null}
      {title}
    </>
  );
}
