import { FieldsetShell } from "../components/forms/field";

interface ScaleFieldProps {
  name: string;
  label: string;
  /** What the lowest and the highest number mean. */
  ends: readonly [string, string];
  value: number | null | undefined;
  error: readonly string[] | undefined;
}

const NUMBERS = [0, 1, 2, 3, 4, 5] as const;

/** A number from 0 to 5, each as wide as a thumb. */
export function ScaleField({ name, label, ends: [low, high], value, error }: ScaleFieldProps) {
  return (
    <FieldsetShell field={{ name, label, error }}>
      <div className="wm-scale">
        {NUMBERS.map((number) => (
          <label key={number} className="wm-scale__choice">
            <input type="radio" name={name} value={number} defaultChecked={value === number} />
            <span>{number}</span>
            {number === 0 ? <span className="govuk-visually-hidden"> {low}</span> : null}
            {number === NUMBERS.length - 1 ? <span className="govuk-visually-hidden"> {high}</span> : null}
          </label>
        ))}
      </div>
      <p className="wm-scale__ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
    </FieldsetShell>
  );
}
