import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/**
 * Says, once, that what was asked for was done. It takes the focus, which would otherwise stay on a button that is gone
 * or has come to mean the next thing, unless the address leads to a place on the page.
 */
export function SavedNote({ text }: { text: string | undefined }) {
  const note = useRef<HTMLParagraphElement>(null);
  const { key, hash } = useLocation();
  useEffect(() => {
    if (text && hash === "") note.current?.focus();
  }, [text, key, hash]);
  if (!text) return null;
  return (
    <p className="wm-saved-note" role="status" ref={note} tabIndex={-1}>
      {text}
    </p>
  );
}
