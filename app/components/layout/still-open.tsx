import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ButtonLink } from "../text/button";
import { MarkShape, type MarkKind } from "../text/status-mark";

export interface OpenItem {
  id: string;
  /** What is open: "Health service has declined NI 152". */
  title: string;
  to: string;
  kind: MarkKind;
  /** "holds up submission", "reminder", "must answer". */
  words: string;
  /** What to do, in a sentence. */
  detail?: string | undefined;
}

export interface NextThing {
  /** One clear thing, as a sentence in the imperative. */
  title: string;
  detail?: string | undefined;
  action?: { label: string; to: string } | undefined;
}

export interface StillOpenProps {
  /** Absent when nothing waits for this person here. */
  next?: NextThing | undefined;
  /** Said instead of the next thing when there is none. */
  doneWords?: string;
  items: readonly OpenItem[];
  /** How many there are in all, when `items` is only the first of them. */
  total?: number | undefined;
  allTo?: string | undefined;
}

const NOTHING = "Nothing is open here.";

/** The right-hand panel: the one next thing, then the rest, each a link to act on it. */
export function StillOpen({
  next,
  doneWords = NOTHING,
  items,
  total = items.length,
  allTo,
  children,
}: StillOpenProps & { children?: ReactNode }) {
  return (
    <aside className="wm-open" id="still-open" aria-label="Still open">
      <div className="wm-open__inner">
        <div className="wm-open__next">
          <p className="wm-label">Next</p>
          <NextWords next={next} doneWords={doneWords} />
        </div>
        {children}
        {items.length > 0 ? (
          <section aria-labelledby="still-open-title">
            <h2 className="wm-label" id="still-open-title">
              Still open
            </h2>
            <ul className="wm-open__list">
              {items.map((item) => (
                <li key={item.id} className="wm-open__item">
                  <Link to={item.to} className="wm-open__link">
                    {item.title}
                  </Link>
                  <p className={`wm-open__words wm-mark--${item.kind}`}>
                    <MarkShape kind={item.kind} /> {item.words}
                  </p>
                  {item.detail ? <p className="wm-open__detail">{item.detail}</p> : null}
                </li>
              ))}
            </ul>
            {allTo && total > items.length ? (
              <p>
                <Link to={allTo}>See all {total}</Link>
              </p>
            ) : null}
          </section>
        ) : null}
      </div>
    </aside>
  );
}

/** The same next thing for a phone, where it comes before everything else on the page. */
export function NextFirst({ next, doneWords = NOTHING, items, total = items.length }: StillOpenProps) {
  return (
    <section className="wm-next-first" aria-label="The next thing to do">
      <p className="wm-label">Next</p>
      <NextWords next={next} doneWords={doneWords} />
      {total > 0 ? (
        <p className="wm-next-first__rest">
          <a href="#still-open">{total === 1 ? "1 thing is still open" : `${total} things are still open`}</a>
        </p>
      ) : null}
    </section>
  );
}

function NextWords({ next, doneWords }: { next: NextThing | undefined; doneWords: string }) {
  if (!next) return <p className="wm-open__title">{doneWords}</p>;
  return (
    <>
      <p className="wm-open__title">{next.title}</p>
      {next.detail ? <p className="wm-open__detail">{next.detail}</p> : null}
      {next.action ? <ButtonLink to={next.action.to}>{next.action.label}</ButtonLink> : null}
    </>
  );
}
