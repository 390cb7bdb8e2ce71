import type { ReactNode } from "react";

interface SectionProps {
  /** Also the anchor, and what names the section's heading. */
  id: string;
  title: ReactNode;
  /** What a section of the same title is told apart by, to who hears the page. */
  of?: string;
  /** The step's own question or a line of explanation under the heading. */
  intro?: ReactNode;
  /** Beside the heading: a link or a small button. */
  action?: ReactNode;
  /** `label` sets the title as a small grey label over a rule, for lists. */
  look?: "heading" | "label";
  children: ReactNode;
}

export function Section({ id, title, of, intro, action, look = "heading", children }: SectionProps) {
  return (
    <section className={`wm-section wm-section--${look}`} id={id} aria-labelledby={`${id}-title`}>
      <div className="wm-section__head">
        <h2 id={`${id}-title`} className="wm-section__title">
          {title}
          {of ? <span className="govuk-visually-hidden">: {of}</span> : null}
        </h2>
        {action ? <div className="wm-section__action">{action}</div> : null}
      </div>
      {intro ? <p className="wm-section__intro">{intro}</p> : null}
      {children}
    </section>
  );
}
