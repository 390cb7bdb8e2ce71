import { controlAttributes, fieldId, FieldsetShell, type FieldProps } from "./field";
import type { Choice } from "./text-fields";

interface RadiosProps extends FieldProps {
  options: readonly Choice[];
  defaultValue?: string | undefined;
  required?: boolean;
  inline?: boolean;
}

export function Radios({ options, defaultValue, required, inline = false, ...field }: RadiosProps) {
  return (
    <FieldsetShell field={field}>
      <div className={`govuk-radios govuk-radios--small${inline ? " govuk-radios--inline" : ""}`}>
        {options.map((option, index) => (
          <ChoiceItem
            key={option.value}
            kind="radio"
            field={field}
            option={option}
            index={index}
            checked={option.value === defaultValue}
            required={required}
          />
        ))}
      </div>
    </FieldsetShell>
  );
}

interface CheckboxesProps extends FieldProps {
  options: readonly Choice[];
  defaultValue?: readonly string[] | undefined;
  inline?: boolean;
}

export function Checkboxes({ options, defaultValue = [], inline = false, ...field }: CheckboxesProps) {
  return (
    <FieldsetShell field={field}>
      <div className={`govuk-checkboxes govuk-checkboxes--small${inline ? " wm-checkboxes--inline" : ""}`}>
        {options.map((option, index) => (
          <ChoiceItem
            key={option.value}
            kind="checkbox"
            field={field}
            option={option}
            index={index}
            checked={defaultValue.includes(option.value)}
          />
        ))}
      </div>
    </FieldsetShell>
  );
}

interface ChoiceItemProps {
  kind: "radio" | "checkbox";
  field: FieldProps;
  option: Choice;
  index: number;
  checked: boolean;
  required?: boolean | undefined;
}

const block = { radio: "govuk-radios", checkbox: "govuk-checkboxes" } as const;

function ChoiceItem({ kind, field, option, index, checked, required }: ChoiceItemProps) {
  // The first choice carries the field's own id, so that an error summary's link lands on it.
  const id = index === 0 ? fieldId(field.name, field.form) : `${fieldId(field.name, field.form)}-${index + 1}`;
  const hintId = option.hint ? `${id}-choice-hint` : undefined;
  return (
    <div className={`${block[kind]}__item`}>
      <input
        className={`${block[kind]}__input`}
        type={kind}
        id={id}
        name={field.name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        required={required}
        aria-invalid={controlAttributes(field)["aria-invalid"]}
        aria-describedby={hintId}
      />
      <label className={`govuk-label ${block[kind]}__label`} htmlFor={id}>
        {option.label}
      </label>
      {option.hint ? (
        <div className={`govuk-hint ${block[kind]}__hint`} id={hintId}>
          {option.hint}
        </div>
      ) : null}
    </div>
  );
}
