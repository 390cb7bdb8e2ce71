import type { ReactNode } from "react";

interface PageHeadingProps {
  /** A short line above: where this page stands. */
  caption?: ReactNode;
  title: ReactNode;
  /** What the page shows, in a sentence or two. */
  lede?: ReactNode;
  /** Buttons and links that belong to the whole page. */
  actions?: ReactNode;
}

export function PageHeading({ caption, title, lede, actions }: PageHeadingProps) {
  return (
    <header className="wm-heading">
      {caption ? <p className="wm-caption">{caption}</p> : null}
      <h1 className="wm-heading__title">{title}</h1>
      {lede ? <p className="wm-lede">{lede}</p> : null}
      {actions ? <div className="wm-heading__actions">{actions}</div> : null}
    </header>
  );
}
