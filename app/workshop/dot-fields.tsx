import { useEffect, useState } from "react";
import type { WhyChoice } from "@models/workshop/exercises/why";
import type { FormErrors } from "../components/forms/error-summary";
import { FieldsetShell, controlAttributes, fieldId } from "../components/forms/field";
import { capitalised, counted } from "../lib/words";
import { textIn } from "./exercise-screens";

interface DotFieldsProps {
  choices: readonly WhyChoice[];
  each: number;
  given: Readonly<Record<string, number>>;
  errors: FormErrors;
}

/** So many dots to give, several to one thing if somebody likes: by thumb with a script, as numbers without. */
export function DotFields({ choices, each, given, errors }: DotFieldsProps) {
  const [dots, setDots] = useState(given);
  const [hasScript, setScript] = useState(false);
  useEffect(() => setScript(true), []);
  const left = each - Object.values(dots).reduce((sum, count) => sum + count, 0);
  const give = (id: string, count: number) => setDots({ ...dots, [id]: Math.max(0, Math.min(each, count)) });
  return (
    <FieldsetShell
      field={{
        name: "dots",
        label: `Give ${counted(each, "dot")} to what you believe`,
        hint: "Several to one cause if you like.",
        error: errors["dots"] ?? undefined,
      }}
    >
      {hasScript ? (
        <p className={`wm-dots__left${left < 0 ? " wm-dots__left--over" : ""}`} role="status">
          {capitalised(left < 0 ? `${counted(-left, "dot")} too many` : `${counted(left, "dot")} left`)}
        </p>
      ) : null}
      <ul className="wm-dots">
        {choices.map(({ id, text }, i) => {
          const name = `dots.${id}`;
          const count = dots[id] ?? 0;
          const field = { name, label: text, error: errors[name] ?? undefined };
          return (
            <li key={id} className={count > 0 ? "wm-dots__given" : undefined}>
              <label htmlFor={i === 0 ? "dots" : fieldId(name)}>
                {text}
                {field.error ? <span className="govuk-error-message">{field.error}</span> : null}
              </label>
              {hasScript ? (
                <button type="button" onClick={() => give(id, count - 1)} disabled={count === 0}>
                  −<span className="govuk-visually-hidden"> one dot from {text}</span>
                </button>
              ) : null}
              <input
                id={i === 0 ? "dots" : fieldId(name)}
                name={name}
                type="number"
                inputMode="numeric"
                min={0}
                max={each}
                value={count}
                onChange={(event) => give(id, Number(event.currentTarget.value) || 0)}
                aria-invalid={controlAttributes(field)["aria-invalid"]}
              />
              {hasScript ? (
                <button type="button" onClick={() => give(id, count + 1)} disabled={left <= 0}>
                  +<span className="govuk-visually-hidden"> one dot to {text}</span>
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </FieldsetShell>
  );
}

/** How many for each, as typed; what is left empty is none. */
export const dotsIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.keys()]
      .filter((name) => name.startsWith("dots."))
      .map((name) => [name.slice("dots.".length), textIn(form, name) || "0"]),
  );
