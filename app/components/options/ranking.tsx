import { Link } from "@remix-run/react";
import type { StepFour } from "~/lib/step-4.server";
import { listed } from "~/lib/words";
import { Tag } from "../text/tag";
import { Working } from "../text/working";

/** The options in order of their totals, each opening how it was worked out. */
export function Ranking({ ranking }: { ranking: StepFour["ranking"] }) {
  return (
    <ol className="wm-things wm-ranking">
      {ranking.map((each) => (
        <li key={each.id} className="wm-things__item">
          <p className="wm-things__title">
            {each.place ? <span className="wm-ranking__place">{each.place}</span> : null}{" "}
            <Link to={each.to}>{each.name}</Link> {each.printed ? <strong>{each.printed}</strong> : null}{" "}
            {each.favoured ? <Tag tone="teal">favoured</Tag> : null}
          </p>
          {each.missing.length > 0 ? (
            <p className="wm-small wm-muted">
              No total until it is scored for {listed(each.missing.map((name) => `“${name}”`))}.
            </p>
          ) : null}
          {each.working ? <Working working={each.working} /> : null}
        </li>
      ))}
    </ol>
  );
}
