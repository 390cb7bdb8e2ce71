import { Link } from "@remix-run/react";
import type { RegionIndicatorsPage } from "../../lib/region-indicators.server";
import { type Drawn, MULTIPLE } from "../../lib/small-multiple";
import { Tag } from "../text/tag";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

type Areas = Pick<RegionIndicatorsPage, "areas">;

/** One small chart: of an area, or of a target. */
export type MultipleView = Pick<
  Areas["areas"][number],
  "code" | "area" | "to" | "value" | "period" | "gap" | "illustrative" | "drawn"
>;

/** A chart each, with its newest number and, of an area, how far it is from the region. */
export function SmallMultiples({ areas }: { areas: readonly MultipleView[] }) {
  return (
    <ul className="wm-multiples">
      {areas.map(({ code, area, to, value, period, gap, illustrative, drawn }) => (
        <li key={code}>
          <Link to={to} className="wm-multiples__area">
            {area}
          </Link>
          {drawn ? <Multiple drawn={drawn} /> : null}
          <p className="wm-small">
            <strong className="wm-ours">{value}</strong>
            {period ? ` in ${period}` : ""}
            {gap ? `, ${gap.text} to the region` : ""} {illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A picture beside its numbers, which say the same. */
function Multiple({ drawn: { ours, region, promised, rings } }: { drawn: Drawn }) {
  const { width, height } = MULTIPLE;
  return (
    <svg className="wm-multiples__chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path className="wm-multiples__region" d={region} />
      <path className="wm-multiples__ours" d={ours} />
      <path className="wm-multiples__promised" d={promised} />
      {rings.map(({ x, y, isFinal }) => (
        <circle
          key={x}
          className={`wm-multiples__ring${isFinal ? " wm-multiples__ring--final" : ""}`}
          cx={x}
          cy={y}
          r="3.2"
        />
      ))}
    </svg>
  );
}

/** The same in numbers. */
export function MultiplesTable({ areas, label }: Areas & { label: string }) {
  return (
    <BlockTable
      label={label}
      heads={["Area", "Latest", "Gap to the region", "Rank", "What it shows"]}
      numbers={["Latest", "Gap to the region", "Rank"]}
    >
      {areas.map((each) => (
        <BlockRow key={each.code} head={<Link to={each.to}>{each.area}</Link>}>
          <Cell head="Latest" className="wm-number">
            {each.value}
            <small>{each.period}</small>
          </Cell>
          <Cell head="Gap to the region" className={`wm-number wm-judged--${each.gap?.judgement ?? "neither"}`}>
            {each.gap?.text ?? "not known"}
          </Cell>
          <Cell head="Rank" className="wm-number">
            {each.rank ?? "not ranked"}
          </Cell>
          <Cell>
            {each.reading} {each.illustrative ? <Tag tone="made-up">illustrative</Tag> : null}
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}
