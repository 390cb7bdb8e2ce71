import { Link } from "@remix-run/react";
import type { PlanEffectView } from "~/lib/plan-effect.server";
import { ChartView } from "../charts/chart-view";
import { Section } from "../layout/section";
import { TableScroll } from "../text/table-scroll";
import { Working } from "../text/working";

/** What a target's actions are expected to bring, held against the gap between its promise and "if nothing changes". */
export function PlanEffects({ plan }: { plan: PlanEffectView }) {
  return (
    <Section id="effects" title="What should the plan bring?" intro={plan.sentence}>
      {plan.chart ? <ChartView chart={plan.chart} /> : null}
      {plan.planned.length > 0 ? <Planned plan={plan} /> : null}
      {plan.met.length > 0 ? <Met plan={plan} /> : null}
      <h3 className="govuk-heading-s">Who expects what</h3>
      <TableScroll label="What each action is expected to bring">
        <table className="wm-table">
          <caption className="govuk-visually-hidden">What each action is expected to bring, in {plan.unit}</caption>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col" className="wm-number">
                Expected
              </th>
              <th scope="col">First shows in</th>
              <th scope="col">Rests on</th>
            </tr>
          </thead>
          <tbody>
            {plan.effects.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <Link to={each.href}>{each.action}</Link>
                </th>
                <td className="wm-number">
                  {each.expected}
                  <small>{each.range}</small>
                </td>
                <td>
                  {each.from}
                  <small>{each.builds}</small>
                </td>
                <td>
                  {each.basis}
                  {each.evidence ? `: ${each.evidence}` : ""}
                  {each.why ? <small>{each.why}</small> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {plan.working ? <Working working={plan.working} /> : null}
    </Section>
  );
}

function Planned({ plan: { planned, unit } }: { plan: PlanEffectView }) {
  return (
    <TableScroll label="What the plan explains, period by period">
      <table className="wm-table wm-table--plain">
        <caption className="govuk-visually-hidden">What the plan explains, period by period, in {unit}</caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            {["If nothing changes", "We promise", "Gap", "The plan adds", "Explained"].map((head) => (
              <th key={head} scope="col" className="wm-number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planned.map((each) => (
            <tr key={each.period}>
              <th scope="row">{each.period}</th>
              <td className="wm-number">{each.ifNothing}</td>
              <td className="wm-number wm-promise">{each.promised}</td>
              <td className="wm-number">{each.gap}</td>
              <td className="wm-number">
                {each.expected}
                <small>{each.range}</small>
              </td>
              <td className="wm-number">{each.explained}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** Expected meets observed: whatever moved it, since nobody can tell an action's part from a figure alone. */
function Met({ plan: { met, unit } }: { plan: PlanEffectView }) {
  return (
    <>
      <h3 className="govuk-heading-s">What was expected, and what came</h3>
      <p className="wm-small wm-muted">
        What moved since the baseline, whatever moved it, beside what the actions were expected to bring by then.
      </p>
      <TableScroll label="Expected and observed change">
        <table className="wm-table wm-table--plain">
          <caption className="govuk-visually-hidden">
            Expected and observed change since the baseline, in {unit}
          </caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              {["Value", "Moved", "Expected by then"].map((head) => (
                <th key={head} scope="col" className="wm-number">
                  {head}
                </th>
              ))}
              <th scope="col">What came is</th>
            </tr>
          </thead>
          <tbody>
            {met.map((each) => (
              <tr key={each.period}>
                <th scope="row">{each.period}</th>
                <td className="wm-number">{each.value}</td>
                <td className="wm-number">{each.moved}</td>
                <td className="wm-number">
                  {each.expected}
                  <small>{each.range}</small>
                </td>
                <td>{each.says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}
