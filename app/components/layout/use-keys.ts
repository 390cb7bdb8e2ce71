import { useEffect } from "react";

const TYPING = "input, textarea, select, [contenteditable], [role='grid'], [role='treegrid'], dialog";
const SEQUENCE_MS = 1000;

/**
 * Single keys that press what carries them: an element with `data-keys="]"` (or `"g t"`, one key after the other) is
 * clicked. Nothing happens while someone types, works in a grid or holds a modifier. `onKey` hears a key first and may
 * take it by returning true.
 */
export function useKeys(enabled: boolean, onKey: (key: string) => boolean): void {
  useEffect(() => {
    if (!enabled) return;
    let before: { key: string; at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (onKey(event.key)) return event.preventDefault();
      const follows = before && event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${event.key}` : undefined;
      const target = (follows ? findByKeys(follows) : null) ?? findByKeys(event.key);
      before = { key: event.key, at: event.timeStamp };
      if (!target) return;
      event.preventDefault();
      target.click();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [enabled, onKey]);
}

function findByKeys(keys: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-keys="${CSS.escape(keys)}"]`);
}
