import { LineChartSvg } from "../charts/line-chart-svg";
import { IndicatorTable } from "../measures/indicator-table";
import { Sentence } from "../measures/sentence";
import { TrajectoryTable } from "../measures/trajectory-table";
import { Cell } from "../text/block-table";
import { TableScroll } from "../text/table-scroll";
import type { Block, WordTable } from "./print-view";

interface DocumentBlocksProps {
  blocks: readonly Block[];
  code: string;
  /** The chapter's title or number, which tells its tables from those of other chapters. */
  chapter: string;
}

/** Low enough for a table and its chart to share a page with the next ones. */
const CHART = 200;

/** Tables of so many rows are short enough to stay whole on a page. */
const SHORT = 8;

/** One thing after another; the style sheet numbers tables and figures as they come. */
export function DocumentBlocks({ blocks, code, chapter }: DocumentBlocksProps) {
  return (
    <>
      {blocks.map((block, i) => (
        <OneBlock key={i} block={block} code={code} chapter={chapter} />
      ))}
    </>
  );
}

function OneBlock({ block, code, chapter }: Omit<DocumentBlocksProps, "blocks"> & { block: Block }) {
  switch (block.kind) {
    case "text":
      return <p className="wm-prose">{block.text}</p>;
    case "sentence":
      return (
        <p className="wm-document__reading">
          <Sentence parts={block.parts} />
        </p>
      );
    case "list":
      return (
        <>
          <h4 className="wm-document__list-title">{block.title}</h4>
          <ul className="govuk-list govuk-list--bullet">
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      );
    case "words":
      return <Words table={block.table} chapter={chapter} />;
    case "figures":
      return (
        <>
          <IndicatorTable table={block.table} valuesPath={`/agreements/${code}/values`} />
          <p className="wm-document__source">
            Source: {block.sources.map((source) => `[${source}]`).join(", ") || "none yet"}
          </p>
        </>
      );
    case "trajectories":
      return (
        <TrajectoryTable
          label={`${chapter} Trajectories by ${block.grid.id}`}
          grid={block.grid}
          targetPath={(id) => `/agreements/${code}/target/${id}`}
        />
      );
    case "chart":
      return (
        <figure className="wm-document__figure">
          <div className="wm-chart">
            <LineChartSvg chart={block.chart} height={CHART} />
          </div>
          <figcaption>{block.caption}</figcaption>
        </figure>
      );
  }
}

function Words({ table, chapter }: { table: WordTable; chapter: string }) {
  return (
    <TableScroll label={`${chapter} ${table.caption}`}>
      <table
        className={`wm-table wm-table--blocks wm-document__words${table.rows.length <= SHORT ? " wm-document__short" : ""}`}
        role="table"
      >
        <caption>{table.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {table.head.map((title) => (
              <th key={title} role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {table.rows.map((row, i) => (
            <tr key={i} role="row">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} role="rowheader" scope="row">
                    {cell}
                  </th>
                ) : (
                  <Cell key={column} head={table.head[column]}>
                    {cell}
                  </Cell>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
