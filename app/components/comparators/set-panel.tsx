import { Link } from "@remix-run/react";
import type { SetView } from "~/lib/comparators-page.server";
import { Section } from "../layout/section";
import type { Refused } from "../people/folded-form";
import { History } from "../text/history";
import { Tag } from "../text/tag";
import { SetForms } from "./set-forms";
import { SetLikeness } from "./set-likeness";

interface SetPanelProps {
  set: SetView;
  mayChange: boolean;
  refused: Refused | undefined;
}

/** One comparator set: how its areas are found, why these, who they are, and who decided so. */
export function SetPanel({ set, mayChange, refused }: SetPanelProps) {
  return (
    <Section
      id={set.anchor}
      title={
        <>
          {set.name} {set.isShown ? <Tag tone="teal">in charts and tables</Tag> : null}
        </>
      }
      intro={`${set.method}. ${set.reason}`}
      action={
        <>
          {set.editTo ? (
            <Link to={set.editTo}>
              Change<span className="govuk-visually-hidden"> {set.name}</span>
            </Link>
          ) : (
            <Link to={set.to}>
              Comments<span className="govuk-visually-hidden"> on {set.name}</span>
            </Link>
          )}
        </>
      }
    >
      {set.shownBecause && set.shownBecause !== set.reason ? (
        <p className="wm-muted">In charts and tables because: {set.shownBecause}</p>
      ) : null}
      <Members set={set} />
      {set.today?.likeness ? <SetLikeness likeness={set.today.likeness} name={set.name} /> : null}
      <Moves set={set} />
      {set.history.length > 0 ? (
        <details className="wm-working">
          <summary className="wm-working__summary">
            Who decided this, and why<span className="govuk-visually-hidden">: {set.name}</span>
          </summary>
          <div className="wm-working__body">
            <History entries={set.history} />
            <p className="wm-small">
              <Link to={set.to}>Every change, comments, and taking the set out</Link>
            </p>
          </div>
        </details>
      ) : null}
      {mayChange ? <SetForms set={set} refused={refused} /> : null}
    </Section>
  );
}

function Members({ set }: { set: SetView }) {
  if (set.areas.length === 0)
    return <p className="wm-muted">No area yet. Our region and the country are always there.</p>;
  if (set.areas.every(({ distance }) => distance === null)) {
    return (
      <ul className="wm-areas">
        {set.areas.map(({ area, name }) => (
          <li key={area}>{name}</li>
        ))}
      </ul>
    );
  }
  return (
    <table className="wm-table wm-areas-table">
      <caption>
        Nearest first{" "}
        <span className="wm-table__note">distance in spreads of the indicators, 0 is the same as ours</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col" className="wm-number">
            Distance
          </th>
          <th scope="col" className="wm-number">
            Indicators
          </th>
        </tr>
      </thead>
      <tbody>
        {set.areas.map(({ area, name, distance, over }) => (
          <tr key={area}>
            <th scope="row">{name}</th>
            <td className="wm-number">{distance}</td>
            <td className="wm-number">{over}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A rule keeps whom it found: what it would find today is said, and done only when asked. */
function Moves({ set: { today } }: { set: SetView }) {
  if (!today || (today.joins === "" && today.leaves === "")) return null;
  return (
    <p className="wm-doubt">
      <strong>The figures have moved since.</strong> Found again today, {today.joins ? `${today.joins} would join` : ""}
      {today.joins && today.leaves ? " and " : ""}
      {today.leaves ? `${today.leaves} would leave` : ""}.
    </p>
  );
}
