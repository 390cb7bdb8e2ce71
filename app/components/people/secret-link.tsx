import { useEffect, useRef } from "react";

/** A link that is shown once, to who made it, to be passed on. */
export interface MadeLink {
  readonly title: string;
  readonly explanation: string;
  readonly url: string;
}

export function SecretLink({ title, explanation, url }: MadeLink) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [url]);
  return (
    <div className="wm-panel" ref={box} tabIndex={-1} role="status">
      <h2 className="wm-panel__title">{title}</h2>
      <p>{explanation}</p>
      <label className="govuk-label govuk-label--s" htmlFor="made-link">
        The link, shown only now
      </label>
      <input
        className="govuk-input wm-secret-link"
        id="made-link"
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
