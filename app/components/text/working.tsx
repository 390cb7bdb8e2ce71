import type { Working as WorkingOf } from "@models/measures/working";

interface WorkingProps {
  working: WorkingOf;
  /** Said instead of "How was this worked out?" where several stand together. */
  summary?: string;
}

/** Every computed number opens its working: the formula, what went in and from where, what came out. */
export function Working({ working, summary = "How was this worked out?" }: WorkingProps) {
  return (
    <details className="wm-working">
      <summary className="wm-working__summary">{summary}</summary>
      <div className="wm-working__body">
        <p className="wm-working__title">{working.title}</p>
        <p className="wm-working__formula">{working.formula}</p>
        <dl className="wm-working__inputs">
          {working.inputs.map((input) => (
            <div key={`${input.label} ${input.source}`} className="wm-working__input">
              <dt>
                {input.label}
                <span className="wm-working__source">{input.source}</span>
              </dt>
              <dd>
                {input.value} {input.unit}
              </dd>
            </div>
          ))}
          <div className="wm-working__input wm-working__input--result">
            <dt>Result</dt>
            <dd>{working.result}</dd>
          </div>
        </dl>
        {working.steps ? (
          <ol className="wm-working__steps">
            {working.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
        {working.source ? <p className="wm-working__source">Formula: {working.source}</p> : null}
      </div>
    </details>
  );
}
