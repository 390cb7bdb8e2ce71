import { useEffect, useRef } from "react";

/** A link or token that is shown once, to who made it. */
export interface MadeLink {
  readonly title: string;
  readonly explanation: string;
  readonly secret: string;
  /** What it is, when it is not a link. */
  readonly what?: string;
}

export function SecretLink({ title, explanation, secret, what = "link" }: MadeLink) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <div className="wm-panel" ref={box} tabIndex={-1} role="status">
      <h2 className="wm-panel__title">{title}</h2>
      <p>{explanation}</p>
      <label className="govuk-label govuk-label--s" htmlFor="made-link">
        The {what}, shown only now
      </label>
      <input
        className="govuk-input wm-secret-link"
        id="made-link"
        readOnly
        value={secret}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
