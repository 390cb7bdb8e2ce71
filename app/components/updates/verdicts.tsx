import { fieldId } from "../forms/field";
import { StatusMark, type MarkKind } from "../text/status-mark";

const VERDICTS: readonly { value: string; kind: MarkKind; words: string }[] = [
  { value: "on course", kind: "ready", words: "Yes" },
  { value: "at risk", kind: "risk", words: "At risk" },
  { value: "off course", kind: "must", words: "No" },
];

interface VerdictsProps {
  form: string;
  defaultValue: string | undefined;
  error: readonly string[] | undefined;
}

/** Still on course? Three wide answers, for a thumb. */
export function Verdicts({ form, defaultValue, error }: VerdictsProps) {
  const id = fieldId("course", form);
  return (
    <div className={`govuk-form-group${error?.length ? " govuk-form-group--error" : ""}`}>
      <fieldset className="wm-verdicts" aria-describedby={error?.length ? `${id}-error` : undefined}>
        <legend className="govuk-label govuk-label--s">Still on course?</legend>
        {VERDICTS.map(({ value, kind, words }, i) => (
          <label key={value} className={`wm-mark--${kind}`}>
            <input
              type="radio"
              id={i === 0 ? id : `${id}-${i + 1}`}
              name="course"
              value={value}
              defaultChecked={value === defaultValue}
            />
            <StatusMark kind={kind}>{words}</StatusMark>
          </label>
        ))}
      </fieldset>
      {error?.length ? (
        <div id={`${id}-error`}>
          {error.map((message) => (
            <p key={message} className="govuk-error-message">
              <span className="govuk-visually-hidden">Error: </span>
              {message}
            </p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
