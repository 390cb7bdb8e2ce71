import { Link } from "@remix-run/react";
import type { PrioritiesPage } from "~/lib/priorities-page.server";
import { listed } from "~/lib/words";

/** Where within a priority the evidence points, and what chose it. */
export function Focuses({ focuses }: Pick<PrioritiesPage, "focuses">) {
  return (
    <ul className="wm-things">
      {focuses.map((focus) => {
        const bare = focus.indicators.length + focus.evidence.length + focus.notShared.length === 0;
        return (
          <li key={focus.id} id={focus.anchor} className="wm-things__item">
            <p className="wm-things__title">
              <Link to={focus.to}>{focus.name}</Link>
            </p>
            {focus.why ? <p>{focus.why}</p> : null}
            {bare ? <p className="wm-small wm-promise">No indicator or evidence chose it yet</p> : null}
            {focus.indicators.length > 0 ? (
              <p className="wm-things__facts">Chosen by the figures for {listed(focus.indicators)}</p>
            ) : null}
            {focus.evidence.length + focus.notShared.length > 0 ? (
              <p className="wm-things__facts">
                Rests on{" "}
                {focus.evidence.map((evidence, i) => (
                  <span key={evidence.to}>
                    {i > 0 ? "; " : ""}
                    <Link to={evidence.to}>{evidence.title}</Link>
                  </span>
                ))}
                {focus.notShared.map((words, i) => (
                  <span key={`${words} ${i}`}>
                    {focus.evidence.length + i > 0 ? "; " : ""}
                    {words.charAt(0).toLowerCase() + words.slice(1)}
                  </span>
                ))}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
