import type { ReactNode } from "react";

/** What every field is given. Errors are already in plain words; the field only places them. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: readonly string[] | undefined;
  /** Set when one page holds two forms whose fields share names. */
  form?: string | undefined;
  /** Leave out of sight a label that a table's headings already say. */
  labelHidden?: boolean;
  /** Said after the label, as "optional": most fields are required, so the few that are not say so. */
  optional?: boolean;
}

/** The id of a field's control, which an error summary links to. */
export function fieldId(name: string, form?: string): string {
  return `${form ? `${form}-` : ""}${name}`.replace(/[^\w-]+/g, "-");
}

export interface ControlAttributes {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** How a control points at its hint and its errors. */
export function controlAttributes({ name, form, hint, error }: FieldProps): ControlAttributes {
  const id = fieldId(name, form);
  const described = [hint ? `${id}-hint` : undefined, error?.length ? `${id}-error` : undefined].filter(Boolean);
  return {
    id,
    name,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    "aria-invalid": error?.length ? true : undefined,
  };
}

/** Splits a field's own props from what belongs on its control. */
export function splitField<P extends FieldProps>(props: P) {
  const { name, label, hint, error, form, labelHidden, optional, ...control } = props;
  return { field: { name, label, hint, error, form, labelHidden, optional }, control };
}

/** A label above, a hint under it, the error beside the control, then the control. */
export function FieldShell({ field, children }: { field: FieldProps; children: ReactNode }) {
  const id = fieldId(field.name, field.form);
  return (
    <div className={`govuk-form-group${field.error?.length ? " govuk-form-group--error" : ""}`}>
      <label className={field.labelHidden ? "govuk-visually-hidden" : "govuk-label govuk-label--s"} htmlFor={id}>
        {field.label}
        {field.optional ? <span className="wm-field__optional"> optional</span> : null}
      </label>
      <Hint id={id} hint={field.hint} />
      <FieldErrors id={id} error={field.error} />
      {children}
    </div>
  );
}

/** The same for a group of controls: the label is the fieldset's legend. */
export function FieldsetShell({ field, children }: { field: FieldProps; children: ReactNode }) {
  const { id, "aria-describedby": describedBy } = controlAttributes(field);
  return (
    <div className={`govuk-form-group${field.error?.length ? " govuk-form-group--error" : ""}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
        <legend
          className={field.labelHidden ? "govuk-visually-hidden" : "govuk-fieldset__legend govuk-fieldset__legend--s"}
        >
          {field.label}
          {field.optional ? <span className="wm-field__optional"> optional</span> : null}
        </legend>
        <Hint id={id} hint={field.hint} />
        <FieldErrors id={id} error={field.error} />
        {children}
      </fieldset>
    </div>
  );
}

function Hint({ id, hint }: { id: string; hint: ReactNode }) {
  if (!hint) return null;
  return (
    <div className="govuk-hint" id={`${id}-hint`}>
      {hint}
    </div>
  );
}

function FieldErrors({ id, error }: { id: string; error: readonly string[] | undefined }) {
  if (!error?.length) return null;
  return (
    <div id={`${id}-error`}>
      {error.map((message) => (
        <p key={message} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {message}
        </p>
      ))}
    </div>
  );
}
