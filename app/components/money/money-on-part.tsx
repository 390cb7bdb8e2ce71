import { Link } from "@remix-run/react";
import type { MoneyOnPart as View } from "~/lib/money-on-part.server";
import { FlagList } from "./money-flags";
import { Cost } from "./unit-costs";

/** The money of a goal, or what is flagged on a line, on its own page. */
export function MoneyOnPart({ money }: { money: View }) {
  const { title, says, average, flags, lines, costs, addTo } = money;
  if (flags.length === 0 && lines.length === 0 && addTo === null) return null;
  return (
    <div className="wm-part__group" id="money">
      <h2 className="wm-part__title">{title}</h2>
      {says ? (
        <p>
          {says}
          {average ? <small className="wm-muted"> {average}</small> : null}
        </p>
      ) : null}
      {flags.length > 0 ? <FlagList flags={flags} /> : null}
      {lines.length > 0 ? (
        <ul className="wm-items">
          {lines.map((line) => (
            <li key={line.id}>
              <Link to={line.href}>{line.name}</Link> <span className="wm-items__facts">{line.words}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {costs ? (
        <dl className="wm-pairs">
          <div>
            <dt>What a result is to cost</dt>
            <dd>
              <Cost cost={costs.planned} />
            </dd>
          </div>
          <div>
            <dt>What it has cost so far</dt>
            <dd>
              <Cost cost={costs.soFar} />
            </dd>
          </div>
        </dl>
      ) : null}
      {addTo ? <Link to={addTo}>Add a resource line</Link> : null}
    </div>
  );
}
