import { Link } from "@remix-run/react";
import type { FlagView, MoneyPage } from "~/lib/money-page.server";
import { StatusMark } from "../text/status-mark";
import { Working } from "../text/working";

/** What the numbers say, rule by rule; each opens its working. */
export function FlagGroups({ groups }: { groups: MoneyPage["flags"] }) {
  return (
    <>
      {groups.map(({ rule, words, mark, flags }, i) => (
        <details key={rule} className="wm-money__flags" open={i === 0}>
          <summary>
            <StatusMark kind={mark}>{words}</StatusMark> <span className="wm-muted">{flags.length}</span>
          </summary>
          <ul className="wm-items">
            {flags.map((flag) => (
              <li key={flag.id}>
                <h3 className="wm-items__title">
                  <Link to={flag.href}>{flag.title}</Link>
                </h3>
                <span className="wm-items__facts">
                  {flag.kind}. {flag.says}
                </span>{" "}
                <Working working={flag.working} />
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** What is flagged on the part whose page this is. */
export function FlagList({ flags }: { flags: readonly FlagView[] }) {
  return (
    <ul className="wm-items">
      {flags.map((flag) => (
        <li key={flag.id}>
          <StatusMark kind={flag.mark} pill>
            {flag.words}
          </StatusMark>{" "}
          <span className="wm-items__facts">{flag.says}</span> <Working working={flag.working} />
        </li>
      ))}
    </ul>
  );
}
