import { Link } from "@remix-run/react";

/** One part, word or figure that changed between two submissions. */
export interface ChangedThing {
  readonly id: string;
  readonly what: string;
  readonly became: "added" | "changed" | "removed";
  readonly to: string | null;
  readonly fields: readonly { readonly what: string; readonly from: string; readonly to: string }[];
}

export function ChangedList({ things }: { things: readonly ChangedThing[] }) {
  return (
    <ul className="wm-items">
      {things.map((thing) => (
        <li key={thing.id}>
          <p className="wm-items__title">
            {thing.to ? <Link to={thing.to}>{thing.what}</Link> : thing.what}
            {thing.became === "changed" ? null : ` was ${thing.became}`}
          </p>
          {thing.fields.map((field) => (
            <p key={field.what} className="wm-changed">
              {field.what ? <span className="wm-changed__field">{field.what} </span> : null}
              <span className="govuk-visually-hidden">from </span>
              <del>{field.from || "nothing"}</del>
              <span aria-hidden="true"> → </span>
              <span className="govuk-visually-hidden"> to </span>
              <ins>{field.to || "nothing"}</ins>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
