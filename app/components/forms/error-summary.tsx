import { useEffect, useRef } from "react";
import { fieldId } from "./field";

/** Messages by field name, as a refused submission gives them; the empty name is the form as a whole. */
export type FormErrors = Readonly<Record<string, readonly string[] | null | undefined>>;

interface ErrorSummaryProps {
  errors: FormErrors | undefined;
  title?: string;
  form?: string | undefined;
}

/** What must be put right, each a link to its field. It takes focus whenever a submission comes back refused. */
export function ErrorSummary({
  errors,
  title = "Nothing was saved yet: please put these right",
  form,
}: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors ?? {}).flatMap(([name, messages]) =>
    (messages ?? []).map((message) => ({ name, message })),
  );

  useEffect(() => {
    if (errors && box.current) box.current.focus();
  }, [errors]);

  if (entries.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1} role="alert">
      <h2 className="govuk-error-summary__title">{title}</h2>
      <ul className="govuk-list govuk-error-summary__list">
        {entries.map(({ name, message }) => (
          <li key={`${name} ${message}`}>{name ? <a href={`#${fieldId(name, form)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
