import { ButtonLink } from "../text/button";
import type { NextView } from "./home-view";

/** The one next thing, in large type. */
export function NextPanel({ next }: { next: NextView }) {
  return (
    <section className="wm-panel" aria-label="The next thing to do">
      {next.due ? <p className="wm-panel__due">{next.due}</p> : null}
      <h2 className="wm-panel__title">{next.title}</h2>
      {next.detail ? <p className="wm-muted">{next.detail}</p> : null}
      <div className="wm-submit">
        <ButtonLink to={next.href}>{next.todo}</ButtonLink>
      </div>
    </section>
  );
}
