import { useCallback, useEffect, useRef, useState } from "react";
import { useKeys } from "./use-keys";

const STORED = "waymark-keys";

const keys: readonly { keys: string[]; does: string }[] = [
  { keys: ["?"], does: "show this list" },
  { keys: ["["], does: "the step before" },
  { keys: ["]"], does: "the step after" },
  { keys: ["g", "t"], does: "grid or table, one after the other" },
];

/** The keys, shown by `?` or the button, and a switch that turns them off (WCAG 2.1.4). Absent without JavaScript. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [ready, setReady] = useState(false);
  const [on, setOn] = useState(true);

  useEffect(() => {
    setOn(localStorage.getItem(STORED) !== "off");
    setReady(true);
  }, []);

  const onKey = useCallback((key: string) => {
    if (key !== "?") return false;
    dialog.current?.showModal();
    return true;
  }, []);
  useKeys(ready && on, onKey);

  if (!ready) return null;
  return (
    <div className="wm-keys">
      <button type="button" className="wm-quiet-button wm-keys__open" onClick={() => dialog.current?.showModal()}>
        Keys
      </button>
      <dialog ref={dialog} className="wm-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title" className="wm-dialog__title">
          Keys
        </h2>
        <dl className="wm-keys__list">
          {keys.map((entry) => (
            <div key={entry.does} className="wm-keys__row">
              <dt>
                {entry.keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{entry.does}</dd>
            </div>
          ))}
        </dl>
        <p className="wm-small wm-muted">They rest while you type or work in a grid.</p>
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input
              className="govuk-checkboxes__input"
              id="keys-on"
              type="checkbox"
              checked={on}
              onChange={(event) => {
                setOn(event.target.checked);
                localStorage.setItem(STORED, event.target.checked ? "on" : "off");
              }}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="keys-on">
              Use these keys in this browser
            </label>
          </div>
        </div>
        <form method="dialog">
          <button type="submit" className="govuk-button govuk-button--secondary">
            Close
          </button>
        </form>
      </dialog>
    </div>
  );
}
