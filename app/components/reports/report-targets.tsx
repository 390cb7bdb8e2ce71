import { Link } from "@remix-run/react";
import type { BlockView } from "../../lib/report-page.server";
import { type MultipleView, SmallMultiples } from "../agreement/small-multiples";
import { ProgressMark } from "../measures/progress-mark";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { Tag } from "../text/tag";

type Targets = BlockView["targets"];

/** The targets of a priority: small charts, each on its own axes, and the same in numbers with what was signed first. */
export function ReportTargets({ targets, of }: { targets: Targets; of: string }) {
  const drawn = targets.filter((target) => target.latest && target.drawn);
  const label = `Targets: ${of}`;
  return (
    <>
      {drawn.length > 0 ? <SmallMultiples areas={drawn.map(multipleOf)} /> : null}
      <BlockTable label={label} heads={HEADS} numbers={HEADS.slice(2)}>
        {targets.map((target) => (
          <Row key={target.id} target={target} />
        ))}
      </BlockTable>
    </>
  );
}

const HEADS = ["Target", "Status", "Latest", "Promised first", "Promised now", "Odds"];

function Row({ target }: { target: Targets[number] }) {
  const { latest, first, promise, isChanged, odds } = target;
  return (
    <BlockRow
      head={
        <>
          <Link to={target.to}>{target.name}</Link>
          <small>
            {target.designation}
            {target.unit ? ` · ${target.unit}` : ""}{" "}
            {target.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
          </small>
        </>
      }
    >
      <Cell head="Status">
        <ProgressMark status={target.status} />
      </Cell>
      <Cell head="Latest" className="wm-number">
        {latest ? (
          <>
            {latest.to ? <Link to={latest.to}>{latest.text}</Link> : latest.text}
            <small>{latest.period}</small>
          </>
        ) : (
          "none yet"
        )}
      </Cell>
      <Cell head="Promised first" className="wm-number">
        {first ?? (promise === null ? "nothing yet" : "not promised then")}
      </Cell>
      <Cell head="Promised now" className="wm-number wm-promise">
        {isChanged ? (promise ?? "nothing") : promise === null ? "nothing yet" : "the same"}
      </Cell>
      <Cell head="Odds" className="wm-number">
        {odds ?? "not known"}
      </Cell>
    </BlockRow>
  );
}

function multipleOf({ id, name, to, latest, unit, drawn, illustrative }: Targets[number]): MultipleView {
  return {
    ...{ code: id, area: name, to, drawn, illustrative, gap: null },
    value: `${latest?.text ?? ""}${unit.startsWith("%") ? "%" : ""}`,
    period: latest?.period ?? null,
  };
}
