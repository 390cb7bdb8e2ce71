import type { OperationView } from "~/lib/api-page.server";
import { capitalised } from "~/lib/words";
import { TableScroll } from "../text/table-scroll";

/** One thing that a program may ask for, folded until somebody wants to know more. */
export function OperationSection({ operation }: { readonly operation: OperationView }) {
  const { id, method, path, summary, description, query, body, notes, answer, problems } = operation;
  return (
    <details className="govuk-details wm-operation" id={id}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>{" "}
        <code className="wm-operation__call">
          {method} {path}
        </code>
      </summary>
      <div className="govuk-details__text">
        {description ? <p>{description}</p> : null}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <Fields caption="In the address" of={summary} fields={query} />
        <Fields caption="In the body" of={summary} fields={body} />
        <p>
          Answers {answer}. Refuses with {problems}.
        </p>
      </div>
    </details>
  );
}

interface FieldsProps {
  readonly caption: string;
  readonly of: string;
  readonly fields: OperationView["query"];
}

function Fields({ caption, of, fields }: FieldsProps) {
  if (fields.length === 0) return null;
  return (
    <TableScroll label={`${caption} of ${of}`}>
      <table className="wm-table wm-table--plain">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, kind, required, says }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {required ? "Needed. " : null}
                {capitalised(kind)}
                {says ? `. ${says}` : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
