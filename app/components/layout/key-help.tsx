import { useCallback, useRef, useSyncExternalStore } from "react";
import { useKeys } from "./use-keys";

const STORED = "waymark-keys";
const CHANGED = "waymark-keys-changed";

const keys: readonly { keys: string[]; does: string }[] = [
  { keys: ["?"], does: "show this list" },
  { keys: ["["], does: "the step before" },
  { keys: ["]"], does: "the step after" },
  { keys: ["g", "t"], does: "grid or table, one after the other" },
];

/** The keys, shown by `?` or the button, and a switch that turns them off (WCAG 2.1.4). Absent without JavaScript. */
export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const setting = useSyncExternalStore(subscribe, readSetting, () => undefined);

  const onKey = useCallback((key: string) => {
    if (key !== "?") return false;
    dialog.current?.showModal();
    return true;
  }, []);
  useKeys(setting === "on", onKey);

  if (!setting) return null;
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
              checked={setting === "on"}
              onChange={(event) => storeSetting(event.target.checked ? "on" : "off")}
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

type Setting = "on" | "off";

function readSetting(): Setting {
  return localStorage.getItem(STORED) === "off" ? "off" : "on";
}

function storeSetting(setting: Setting) {
  localStorage.setItem(STORED, setting);
  window.dispatchEvent(new Event(CHANGED));
}

/** Another tab's change arrives as `storage`, our own as our event. */
function subscribe(changed: () => void): () => void {
  window.addEventListener("storage", changed);
  window.addEventListener(CHANGED, changed);
  return () => {
    window.removeEventListener("storage", changed);
    window.removeEventListener(CHANGED, changed);
  };
}
