import type { InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { controlAttributes, FieldShell, splitField, type FieldProps } from "./field";

type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30;

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "form" | "id" | "width">;

export interface TextFieldProps extends FieldProps, Input {
  /** In characters; without it the field takes the column. */
  width?: Width;
  prefix?: string;
  suffix?: string;
}

export function TextField(props: TextFieldProps) {
  const { field, control } = splitField(props);
  const { width, prefix, suffix, ...input } = control;
  const classes = ["govuk-input", width && `govuk-input--width-${width}`, field.error?.length && "govuk-input--error"];
  const box = (
    <input type="text" {...input} {...controlAttributes(field)} className={classes.filter(Boolean).join(" ")} />
  );
  return (
    <FieldShell field={field}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix ? (
            <span className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </span>
          ) : null}
          {box}
          {suffix ? (
            <span className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </span>
          ) : null}
        </div>
      ) : (
        box
      )}
    </FieldShell>
  );
}

/** A figure typed as people write it; the server reads it. Not `type=number`, which drops what it cannot read. */
export function NumberField({ unit, ...props }: TextFieldProps & { unit?: string }) {
  return <TextField width={10} inputMode="decimal" autoComplete="off" suffix={unit} {...props} />;
}

/** Pounds. */
export function MoneyField(props: TextFieldProps) {
  return <TextField width={10} inputMode="decimal" autoComplete="off" prefix="£" {...props} />;
}

/** A day. The browser's own date control, sent as 2008-04-01. */
export function DateField(props: TextFieldProps) {
  return <TextField type="date" width={10} {...props} />;
}

type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "form" | "id">;

export function TextArea(props: FieldProps & Area) {
  const { field, control } = splitField(props);
  return (
    <FieldShell field={field}>
      <textarea
        rows={4}
        {...control}
        {...controlAttributes(field)}
        className={`govuk-textarea${field.error?.length ? " govuk-textarea--error" : ""}`}
      />
    </FieldShell>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
  disabled?: boolean;
}

interface SelectProps extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "form" | "id"> {
  options: readonly Choice[];
  /** The first, empty choice: "Choose an organisation". */
  empty?: string;
}

export function Select(props: SelectProps) {
  const { field, control } = splitField(props);
  const { options, empty, ...select } = control;
  return (
    <FieldShell field={field}>
      <select
        {...select}
        {...controlAttributes(field)}
        className={`govuk-select${field.error?.length ? " govuk-select--error" : ""}`}
      >
        {empty !== undefined ? <option value="">{empty}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldShell>
  );
}
