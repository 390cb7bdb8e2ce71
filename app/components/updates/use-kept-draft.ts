import { type RefObject, useEffect, useState } from "react";

const PREFIX = "waymark.update.";
/** Sent along hidden, and kept: with the same key one that was sent before its answer was lost is not sent twice. */
const KEY = "key";

type Typed = Readonly<Record<string, string>>;

interface Kept {
  readonly isKeeping: boolean;
  readonly key: string | undefined;
}

/**
 * Keeps in this browser what is typed into a form until it was saved, so that a lost connection or a closed tab loses
 * nothing.
 * @param isRefused what was typed came back with the page already.
 * @returns whether it keeps anything, and the key that came with what was kept before.
 */
export function useKeptDraft(form: RefObject<HTMLFormElement>, draft: string, isRefused: boolean): Kept {
  const [isKeeping, setKeeping] = useState(false);
  const [key, setKey] = useState<string>();
  useEffect(() => {
    const element = form.current;
    if (element === null) return;
    const name = PREFIX + draft;
    const kept = isRefused ? undefined : read(name);
    if (kept) {
      restore(element, kept);
      setKey(kept[KEY]);
    }
    const keep = () => setKeeping(write(name, typedIn(element)));
    setKeeping(write(`${PREFIX}trial`, {}));
    forget(`${PREFIX}trial`);
    element.addEventListener("input", keep);
    return () => element.removeEventListener("input", keep);
  }, [form, draft, isRefused]);
  return { isKeeping, key };
}

/** Forgets the draft of an update that was saved. @param saved its id. */
export function useSentDraft(saved: string | null): void {
  useEffect(() => {
    if (saved === null) return;
    for (const name of names()) if (read(name)?.[KEY] === saved) forget(name);
  }, [saved]);
}

function typedIn(form: HTMLFormElement): Typed {
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** Puts back what a person types or chooses; what the page says itself, and files, stay as they are. */
function restore(form: HTMLFormElement, typed: Typed): void {
  for (const [name, value] of Object.entries(typed)) {
    const field = form.elements.namedItem(name);
    const isHidden = field instanceof HTMLInputElement && field.type === "hidden";
    const isFile = field instanceof HTMLInputElement && field.type === "file";
    if (field === null || isHidden || isFile) continue;
    (field as HTMLInputElement | RadioNodeList).value = value;
    if (value !== "" && field instanceof HTMLElement) field.closest("details")?.setAttribute("open", "");
  }
}

// A browser may refuse its storage, or be full: then nothing is kept, and nothing else changes.

function names(): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

function read(name: string): Typed | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Typed | undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, typed: Typed): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
