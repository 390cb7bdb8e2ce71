import { Link } from "@remix-run/react";
import type { PlanEffectRows } from "~/lib/plan-effect.server";
import { listed } from "~/lib/words";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

const NUMBERS = ["The plan adds", "Gap"];

/** How much of each target's gap the plan explains: a bar as long as the gap, filled as far as the actions reach. */
export function ExplainedTargets({ effects: { rows, silent } }: { effects: PlanEffectRows }) {
  return (
    <Section
      id="effects"
      title="Is it enough?"
      intro="What the actions are expected to bring, held against the gap between the promise and what would come if nothing changed."
    >
      <BlockTable
        label="How much of each target’s gap the plan explains"
        heads={["Target", "Explained", ...NUMBERS]}
        numbers={NUMBERS}
      >
        {rows.map((row) => (
          <BlockRow
            key={row.id}
            head={
              <>
                <Link to={row.href}>{row.name}</Link>
                <small>
                  {row.unit}
                  {row.by ? `, by ${row.by}` : ""}
                </small>
              </>
            }
          >
            <Cell head="Explained">
              {row.bar ? <Bar bar={row.bar} /> : null}
              {row.explained ?? row.says}
            </Cell>
            <Cell head="The plan adds" className="wm-number">
              {row.expected ?? ""}
              {row.range ? <small>{row.range}</small> : null}
            </Cell>
            <Cell head="Gap" className="wm-number">
              {row.gap ?? ""}
            </Cell>
          </BlockRow>
        ))}
      </BlockTable>
      {silent.length > 0 ? (
        <p className="wm-small wm-muted">No action says what it brings for {listed(silent)}.</p>
      ) : null}
    </Section>
  );
}

type BarView = NonNullable<PlanEffectRows["rows"][number]["bar"]>;

/** A picture beside its numbers, which say the same. */
function Bar({ bar: { explained, from, to } }: { bar: BarView }) {
  return (
    <svg className="wm-explained" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="wm-explained__gap" x="0" y="1" width="100" height="8" />
      <rect className="wm-explained__plan" x="0" y="1" width={explained} height="8" />
      <line className="wm-explained__range" x1={from} x2={to} y1="12" y2="12" />
    </svg>
  );
}
