import { Form, Link, useSearchParams } from "@remix-run/react";
import { useOnDay } from "../agreement/kept-day";
import { useMemo } from "react";
import { ChartView } from "../charts/chart-view";
import { chartOfTable } from "../charts/chart";
import { ConflictPanel, type ConflictField } from "../forms/conflict-panel";
import { ErrorSummary } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";
import { TextArea } from "../forms/text-fields";
import { FigureTools } from "../grids/figure-tools";
import { ValueGrid } from "../grids/value-grid";
import { Section } from "../layout/section";
import { ButtonLink } from "../text/button";
import { History } from "../text/history";
import { Tag } from "../text/tag";
import type { StepOneTable } from "~/lib/step-1.server";
import { Definitions } from "./definitions";
import { IndicatorTable } from "./indicator-table";
import { Sentence } from "./sentence";
import { TableChanges } from "./table-changes";
import { rowsOfTable } from "./table-rows";
import type { View } from "./view-switch";
import { Workings } from "./workings";

interface IndicatorSectionProps {
  table: StepOneTable;
  /** The agreement's code. */
  code: string;
  mayChange: boolean;
  /** Where a district or group is named; null for who may not. */
  namePlacesAt: string | null;
  view: View;
  /** What came back when the story of this table was sent. */
  answer?:
    | {
        story?: string | undefined;
        errors?: { story: string[] } | undefined;
        conflict?: { rev: number; fields: ConflictField[] } | undefined;
      }
    | undefined;
}

/** One indicator: what its table says, the chart, the table or grid, and the story told of it. */
export function IndicatorSection({ table, code, mayChange, namePlacesAt, view, answer }: IndicatorSectionProps) {
  const onDay = useOnDay();
  const valuesPath = `/agreements/${code}/values`;
  const id = `table-${table.candidate}`;
  const chart = useMemo(() => chartOfTable(table), [table]);
  const [asked] = useSearchParams();
  const projected = new URLSearchParams([...asked, ["table", table.candidate], ["view", "projector"]]);
  const source = table.sources.length > 0 ? `Source: ${table.sources.join(" · ")}. ` : "";
  const csv = onDay(`/agreements/${code}/steps/1.csv?candidate=${encodeURIComponent(table.candidate)}`);
  return (
    <Section
      id={id}
      title={
        <>
          {table.name} {table.illustrative === "all" ? <Tag tone="made-up">illustrative</Tag> : null}
        </>
      }
      action={<span className="wm-muted">{table.code}</span>}
    >
      <p className="wm-lede">
        <Sentence parts={table.reading} />
      </p>
      {table.doubt ? (
        <p className="wm-doubt">
          <strong>Read with care.</strong> {table.doubt}
        </p>
      ) : null}
      {table.columns.length > 0 ? (
        <>
          <ChartView chart={chart} />
          <p className="wm-small wm-no-print">
            <Link to={onDay(`/agreements/${code}/comparators?candidate=${table.candidate}#comparison`)}>
              Rank, percentile and gaps of every area
            </Link>
          </p>
          <FigureTools
            csv={csv}
            chart={chart}
            source={source}
            rows={() => rowsOfTable(table)}
            projector={`?${projected}`}
          />
          {view === "grid" ? (
            <ValueGrid table={table} valuesPath={valuesPath} />
          ) : (
            <IndicatorTable table={table} valuesPath={valuesPath} />
          )}
        </>
      ) : (
        <NoFigures table={table} valuesPath={valuesPath} />
      )}
      <p className="wm-small wm-muted">
        {table.unit ? `Counted in: ${table.unit}. ` : ""}
        {table.better} {source}
        {table.illustrative === "some" ? "Some figures are illustrative. " : ""}
        {table.supplier ? `Supplied by: ${table.supplier}.` : ""}
      </p>
      <div className="wm-folds">
        <details className="wm-working">
          <summary className="wm-working__summary">What exactly does it measure?</summary>
          <div className="wm-working__body">
            <Definitions definitions={table.definitions} />
            {table.indicatorAt ? (
              <p className="wm-small">
                <Link to={table.indicatorAt}>More about this indicator</Link>
              </p>
            ) : null}
          </div>
        </details>
        <Workings workings={table.workings}>
          <MoreWorkings table={table} />
        </Workings>
        {table.history.length > 0 ? (
          <details className="wm-working">
            <summary className="wm-working__summary">Who entered these figures?</summary>
            <div className="wm-working__body">
              <History entries={table.history} />
              <p className="wm-small wm-muted">Each number in the table opens its own history.</p>
            </div>
          </details>
        ) : null}
      </div>
      {mayChange || table.mayEnter ? (
        <TableChanges table={table} code={code} mayChange={mayChange} namePlacesAt={namePlacesAt} />
      ) : null}
      <Story table={table} mayChange={mayChange} answer={answer} />
    </Section>
  );
}

function NoFigures({ table, valuesPath }: { table: StepOneTable; valuesPath: string }) {
  if (!table.mayEnter) return null;
  return (
    <p>
      <ButtonLink look="second" small to={`${valuesPath}?candidate=${table.candidate}`}>
        Enter the first figure
      </ButtonLink>
    </p>
  );
}

/** Every row's workings are many: they come when asked for. */
function MoreWorkings({ table }: { table: StepOneTable }) {
  const [asked] = useSearchParams();
  const wanted = new URLSearchParams(asked);
  wanted.append("workings", table.candidate);
  if (asked.getAll("workings").includes(table.candidate) || table.rows.length < 2) return null;
  return (
    <p className="wm-small">
      <Link to={`?${wanted}#table-${table.candidate}`} preventScrollReset>
        Show the workings of every row
      </Link>
    </p>
  );
}

function Story({ table, mayChange, answer }: Pick<IndicatorSectionProps, "table" | "mayChange" | "answer">) {
  const form = `story-${table.candidate}`;
  const isBack = answer?.errors !== undefined || answer?.conflict !== undefined;
  return (
    <div className="wm-story">
      <h3 id={form}>The story</h3>
      {table.story ? <p className="wm-prose">{table.story}</p> : <p className="wm-muted">Nobody has told it yet.</p>}
      {answer?.conflict ? (
        <ConflictPanel {...answer.conflict} intent="story" kept={[{ name: "candidate", value: table.candidate }]} />
      ) : null}
      {mayChange ? (
        <details className="wm-working" open={isBack}>
          <summary className="wm-working__summary">{table.story ? "Change the story" : "Tell the story"}</summary>
          <Form method="post" noValidate preventScrollReset>
            <ErrorSummary errors={answer?.errors} form={form} />
            <input type="hidden" name="candidate" value={table.candidate} />
            <input type="hidden" name="rev" value={table.candidateRev} />
            <TextArea
              name="story"
              form={form}
              label="What do these figures show, and why?"
              hint="A few sentences that explain the baseline to someone who was not there."
              defaultValue={answer?.story ?? table.story}
              error={answer?.errors?.story}
            />
            <SubmitRow label="Save the story" intent="story" />
          </Form>
        </details>
      ) : null}
    </div>
  );
}
