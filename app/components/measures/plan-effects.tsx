import { Link } from "@remix-run/react";
import type { PlanEffectView } from "~/lib/plan-effect.server";
import { ChartView } from "../charts/chart-view";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { Working } from "../text/working";

/** What a target's actions are expected to bring, held against the gap between its promise and "if nothing changes". */
export function PlanEffects({ plan }: { plan: PlanEffectView }) {
  return (
    <Section id="effects" title="What should the plan bring?" intro={plan.sentence}>
      {plan.chart ? <ChartView chart={plan.chart} /> : null}
      {plan.planned.length > 0 ? <Planned plan={plan} /> : null}
      {plan.met.length > 0 ? <Met plan={plan} /> : null}
      <h3 className="govuk-heading-s">Who expects what</h3>
      <BlockTable
        label={`What each action is expected to bring, in ${plan.unit}`}
        heads={["Action", "Expected", "First shows in", "Rests on"]}
        numbers={["Expected"]}
      >
        {plan.effects.map((each) => (
          <BlockRow key={each.id} head={<Link to={each.href}>{each.action}</Link>}>
            <Cell head="Expected" className="wm-number">
              {each.expected}
              <small>{each.range}</small>
            </Cell>
            <Cell head="First shows in">
              {each.from}
              <small>{each.builds}</small>
            </Cell>
            <Cell head="Rests on">
              {each.basis}
              {each.evidence ? `: ${each.evidence}` : ""}
              {each.why ? <small>{each.why}</small> : null}
            </Cell>
          </BlockRow>
        ))}
      </BlockTable>
      {plan.working ? <Working working={plan.working} /> : null}
    </Section>
  );
}

const PLANNED = ["If nothing changes", "We promise", "Gap", "The plan adds", "Explained"];

function Planned({ plan: { planned, unit } }: { plan: PlanEffectView }) {
  return (
    <BlockTable
      label={`What the plan explains, period by period, in ${unit}`}
      heads={["Period", ...PLANNED]}
      numbers={PLANNED}
      className="wm-table--plain wm-table--pairs"
    >
      {planned.map((each) => (
        <BlockRow key={each.period} head={each.period}>
          <Cell head="If nothing changes" className="wm-number">
            {each.ifNothing}
          </Cell>
          <Cell head="We promise" className="wm-number wm-promise">
            {each.promised}
          </Cell>
          <Cell head="Gap" className="wm-number">
            {each.gap}
          </Cell>
          <Cell head="The plan adds" className="wm-number">
            {each.expected}
            <small>{each.range}</small>
          </Cell>
          <Cell head="Explained" className="wm-number">
            {each.explained}
          </Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

const MET = ["Value", "Moved", "Expected by then"];

/** Expected meets observed: whatever moved it, since nobody can tell an action's part from a figure alone. */
function Met({ plan: { met, unit } }: { plan: PlanEffectView }) {
  return (
    <>
      <h3 className="govuk-heading-s">What was expected, and what came</h3>
      <p className="wm-small wm-muted">
        What moved since the baseline, whatever moved it, beside what the actions were expected to bring by then.
      </p>
      <BlockTable
        label={`Expected and observed change since the baseline, in ${unit}`}
        heads={["Period", ...MET, "What came is"]}
        numbers={MET}
        className="wm-table--plain"
      >
        {met.map((each) => (
          <BlockRow key={each.period} head={each.period}>
            <Cell head="Value" className="wm-number">
              {each.value}
            </Cell>
            <Cell head="Moved" className="wm-number">
              {each.moved}
            </Cell>
            <Cell head="Expected by then" className="wm-number">
              {each.expected}
              <small>{each.range}</small>
            </Cell>
            <Cell head="What came is">{each.says}</Cell>
          </BlockRow>
        ))}
      </BlockTable>
    </>
  );
}
