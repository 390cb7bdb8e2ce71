import { Form, Link, useSearchParams } from "@remix-run/react";
import type { ComparatorsPage } from "~/lib/comparators-page.server";
import type { ComparedRow, ComparisonView } from "~/lib/comparison-view.server";
import { KeptDay } from "../agreement/kept-day";
import { Select } from "../forms/text-fields";
import { MEASURE_HEADS, measuresIn } from "./compared-rows";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { FindingLegend, FindingMark } from "../measures/finding-mark";
import { Workings } from "../measures/workings";
import { Button } from "../text/button";
import { TableScroll } from "../text/table-scroll";

/** How ours stands among the areas of a set, by the indicator, the period and the span that the reader picks. */
export function ComparisonSection({ page }: { page: ComparatorsPage }) {
  const { comparison } = page;
  if (page.sets.length === 0) return null;
  return (
    <Section id="comparison" title="How do we stand among them?">
      {comparison === null ? (
        <EmptyState
          title="No indicator to compare by yet"
          why="Indicators that you put on the shortlist can be compared here: rank, percentile, gaps, and how they changed."
        />
      ) : (
        <>
          <Pick page={page} comparison={comparison} />
          {comparison.shown ? (
            <Compared comparison={comparison} shown={comparison.shown} />
          ) : (
            <EmptyState
              title={`No figures of ${comparison.indicator.name} yet`}
              why="Ranks and gaps need a value of ours and of at least one area of the set for the same period."
              action={<Link to={`/agreements/${page.code}/steps/1`}>Enter figures in step 1</Link>}
            />
          )}
          {page.fromSubmission ? <p className="wm-small wm-muted">By the figures that were submitted.</p> : null}
        </>
      )}
    </Section>
  );
}

function Pick({ page, comparison }: { page: ComparatorsPage; comparison: ComparisonView }) {
  const sets = page.sets.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form method="get" action="#comparison" className="wm-pick" preventScrollReset key={pickKey(page, comparison)}>
      <KeptDay />
      <Select name="set" label="Set" options={sets} defaultValue={page.compared ?? undefined} />
      <Select
        name="indicator"
        label="Indicator"
        options={comparison.indicators}
        defaultValue={comparison.indicator.id}
      />
      {comparison.periods.length > 0 ? (
        <>
          <Select name="period" label="Period" options={comparison.periods} defaultValue={comparison.period ?? ""} />
          <Select
            name="from"
            label="Change since"
            empty="No change"
            options={comparison.periods}
            defaultValue={comparison.from}
          />
        </>
      ) : null}
      <Button look="second">Show</Button>
    </Form>
  );
}

/** The fields start anew whenever another comparison is shown. */
const pickKey = ({ compared }: ComparatorsPage, { indicator, period, from }: ComparisonView) =>
  [compared, indicator.id, period, from].join("|");

interface ComparedProps {
  comparison: ComparisonView;
  shown: NonNullable<ComparisonView["shown"]>;
}

function Compared({ comparison: { indicator, hasPolarity }, shown }: ComparedProps) {
  const [asked] = useSearchParams();
  const measures = measuresIn(shown);
  return (
    <>
      <p className="wm-lede">{shown.sentence}</p>
      {hasPolarity ? null : (
        <p>For this indicator neither direction is better, so nobody is ranked and nobody is the best.</p>
      )}
      <TableScroll label={`${indicator.name}, compared`}>
        <table className="wm-table wm-table--sticky wm-compared">
          <caption>
            {indicator.name}{" "}
            <span className="wm-table__note">
              {indicator.unit}
              {shown.since ? `; under each, its change since ${shown.since}` : ""}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Area</th>
              <th scope="col" className="wm-number">
                {shown.period}
              </th>
              {measures.map((measure) => (
                <th key={measure} scope="col" className="wm-number">
                  {MEASURE_HEADS[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.rows.map((row) => (
              <tr key={row.id} className={row.isOurs ? "wm-table__ours" : "wm-table__comparator"}>
                <th scope="row">{row.name}</th>
                <td className="wm-number">
                  <FindingMark doubted={row.doubted} />
                  {row.value}
                </td>
                {row.cells
                  .filter(({ measure }) => measures.includes(measure))
                  .map((cell) => (
                    <Measure key={cell.measure} cell={cell} isOurs={row.isOurs} />
                  ))}
              </tr>
            ))}
            {shown.beside.map((row) => (
              <tr key={row.id} className={`wm-table__${row.role}`}>
                <th scope="row">{row.name}</th>
                <td className="wm-number">
                  <FindingMark doubted={row.doubted} />
                  {row.value}
                </td>
                {measures.map((measure) => (
                  <td key={measure} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <FindingLegend cells={[...shown.rows, ...shown.beside]} />
      </TableScroll>
      <p className="wm-small">
        <a href={`comparators.csv?${asked}`} download>
          CSV
        </a>
      </p>
      <p className="wm-small wm-muted">
        Percentile: the share of the other areas that do worse, ties counting half. Changes are told among the areas
        with comparable values in both periods.
      </p>
      {shown.notRanked.map(({ why, areas }) => (
        <p key={why} className="wm-small">
          <strong>Not ranked, {why}:</strong> {areas}.
        </p>
      ))}
      {shown.notFollowed.map(({ why, areas }) => (
        <p key={why} className="wm-small">
          <strong>No change told, {why}:</strong> {areas}.
        </p>
      ))}
      <Workings workings={shown.workings}>
        <MoreWorkings rows={shown.rows.length} />
      </Workings>
    </>
  );
}

function Measure({ cell, isOurs }: { cell: ComparedRow["cells"][number]; isOurs: boolean }) {
  const { moved } = cell;
  return (
    <td className="wm-number">
      {cell.text}
      {moved ? (
        <small className={isOurs ? `wm-judged--${moved.judgement}` : undefined}>
          {moved.text}
          {moved.judgement === "better" || moved.judgement === "worse" ? (
            <span className="govuk-visually-hidden">, {moved.judgement}</span>
          ) : null}
        </small>
      ) : null}
    </td>
  );
}

/** Every area's workings are many: they come when asked for. */
function MoreWorkings({ rows }: { rows: number }) {
  const [asked] = useSearchParams();
  if (rows < 2 || asked.get("workings") === "all") return null;
  const wanted = new URLSearchParams([...asked, ["workings", "all"]]);
  return (
    <p className="wm-small">
      <Link to={`?${wanted}#comparison`} preventScrollReset>
        Show the workings of every area
      </Link>
    </p>
  );
}
