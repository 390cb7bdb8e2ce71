import type { SetView } from "~/lib/comparators-page.server";
import { Workings } from "../measures/workings";

type Likeness = NonNullable<NonNullable<SetView["today"]>["likeness"]>;

/** What makes areas alike: the indicators with their weights, what was missing, and the sum behind each distance. */
export function SetLikeness({ likeness, name }: { likeness: Likeness; name: string }) {
  return (
    <>
      <table className="wm-table">
        <caption>
          What they are alike in<span className="govuk-visually-hidden">: {name}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Indicator</th>
            <th scope="col" className="wm-number">
              Weight
            </th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {likeness.indicators.map((each) => (
            <tr key={each.id}>
              <th scope="row">{each.name}</th>
              <td className="wm-number">{each.weight}</td>
              <td>{each.rests}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="wm-small wm-muted">
        Where a value is missing, the distance is taken over the indicators that both areas have. An area with fewer
        than half of them is left out.
      </p>
      <div className="wm-folds">
        <Workings workings={likeness.workings} />
        {likeness.leftOut.length > 0 ? (
          <details className="wm-working">
            <summary className="wm-working__summary">Left out for want of figures ({likeness.leftOut.length})</summary>
            <ul className="wm-areas">
              {likeness.leftOut.map((area) => (
                <li key={area.area}>
                  {area.name}{" "}
                  <span className="wm-muted">
                    {area.has} of {likeness.count}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
    </>
  );
}
