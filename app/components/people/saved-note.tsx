/** Says, once, that what was asked for was done. */
export function SavedNote({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p className="wm-saved-note" role="status">
      {text}
    </p>
  );
}
