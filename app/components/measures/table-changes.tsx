import { Form, Link, useSearchParams } from "@remix-run/react";
import type { StepOneTable } from "~/lib/step-1.server";
import { Button } from "../text/button";

interface TableChangesProps {
  table: StepOneTable;
  code: string;
  mayChange: boolean;
  namePlacesAt: string | null;
}

/** Rows and columns: another period or area, our row unfolded, comparators shown or hidden. */
export function TableChanges({ table, code, mayChange, namePlacesAt }: TableChangesProps) {
  const [asked] = useSearchParams();
  const here = `#table-${table.candidate}`;
  const withWish = (name: "show" | "unfold", value: string) => {
    const next = new URLSearchParams(asked);
    next.append(name, value);
    return `?${next}${here}`;
  };
  const folded = new URLSearchParams(
    [...asked].filter(([name, value]) => name !== "unfold" || value !== table.candidate),
  );
  const show = (what: string) => withWish("show", `${table.candidate}:${what}`);
  const comparators = [
    ...table.rows
      .filter(({ role }) => role === "comparator")
      .map(({ area, name }) => ({ area, name, isHidden: false })),
    ...table.hidden.map(({ area, name }) => ({ area, name, isHidden: true })),
  ];
  return (
    <>
      <ul className="wm-links wm-small">
        {table.previous ? (
          <li>
            <Link to={show(table.previous.period)} preventScrollReset>
              Add {table.previous.label}
            </Link>
          </li>
        ) : null}
        {table.next ? (
          <li>
            <Link to={show(table.next.period)} preventScrollReset>
              Add {table.next.label}
            </Link>
          </li>
        ) : null}
        {table.rowsToShow.map(({ area, name }) => (
          <li key={area}>
            <Link to={show(area)} preventScrollReset>
              Add {name}
            </Link>
          </li>
        ))}
        {mayChange ? (
          <li>
            <Link to={`/agreements/${code}/comparators?candidate=${table.candidate}#add`}>Add an area</Link>
          </li>
        ) : null}
        {table.parts > 0 ? (
          <li>
            {table.unfolded ? (
              <Link to={`?${folded}${here}`} preventScrollReset>
                Fold our districts and groups
              </Link>
            ) : (
              <Link to={withWish("unfold", table.candidate)} preventScrollReset>
                Unfold our districts and groups
              </Link>
            )}
          </li>
        ) : null}
        {namePlacesAt ? (
          <li>
            <Link to={namePlacesAt}>Name a district or group</Link>
          </li>
        ) : null}
        {mayChange ? (
          <li>
            <Link to={`/agreements/${code}/candidate/${table.candidate}/edit`}>Who supplies the figures</Link>
          </li>
        ) : null}
      </ul>
      {mayChange && comparators.length > 0 && table.columns.length > 0 ? (
        <details className="wm-working">
          <summary className="wm-working__summary">
            Hide comparators here{table.hidden.length > 0 ? ` (${table.hidden.length} hidden)` : ""}
          </summary>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="candidate" value={table.candidate} />
            <input type="hidden" name="rev" value={table.candidateRev} />
            <fieldset className="govuk-fieldset">
              <legend className="govuk-fieldset__legend">Hide from this table only</legend>
              <div className="govuk-checkboxes govuk-checkboxes--small">
                {comparators.map(({ area, name, isHidden }) => (
                  <div key={area} className="govuk-checkboxes__item">
                    <input
                      className="govuk-checkboxes__input"
                      type="checkbox"
                      id={`hide-${table.candidate}-${area}`}
                      name="hidden"
                      value={area}
                      defaultChecked={isHidden}
                    />
                    <label className="govuk-label govuk-checkboxes__label" htmlFor={`hide-${table.candidate}-${area}`}>
                      {name}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            <p>
              <Button look="second" small name="intent" value="rows">
                Save
              </Button>
            </p>
          </Form>
        </details>
      ) : null}
    </>
  );
}
