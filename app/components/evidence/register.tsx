import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";
import { capitalised } from "~/lib/words";
import { RemarkCount } from "../parts/remark-count";
import { Tag } from "../text/tag";

type Item = StepTwo["held"][number];

/** What is known: what it says, and beside it how strong it is, of what kind, from whom and when. */
export function Register({ held, notShared }: Pick<StepTwo, "held" | "notShared">) {
  return (
    <ul className="wm-things wm-register">
      {held.map((each) => (
        <li key={each.id} id={each.anchor} className="wm-things__item wm-register__item">
          <div>
            <p className="wm-things__title">
              <Link to={each.to}>{each.title}</Link>
            </p>
            {each.says ? <p>{each.says}</p> : null}
            <Audience item={each} />
            <RemarkCount count={each.remarks} to={each.to} />
          </div>
          <div className="wm-register__about">
            <p>
              {each.strength ? (
                <Strength strength={each.strength} />
              ) : (
                <span className="wm-muted">Strength not said</span>
              )}
            </p>
            <p className="wm-small wm-muted">
              {capitalised(each.kind)}
              {each.date ? `, ${each.date}` : ""}
            </p>
            <p className="wm-small wm-muted">
              <Source item={each} />
            </p>
            {each.causes > 0 ? null : <p className="wm-small wm-muted">No cause rests on it</p>}
          </div>
        </li>
      ))}
      {notShared.map((words, i) => (
        <li key={`${words} ${i}`} className="wm-things__item wm-register__hidden">
          {words}
        </li>
      ))}
    </ul>
  );
}

const BARS = { strong: 3, fair: 2, weak: 1 } as const;

/** A word with bars beside it: never the bars alone. */
export function Strength({ strength }: { strength: keyof typeof BARS }) {
  return (
    <span className="wm-strength">
      <svg width="18" height="12" viewBox="0 0 18 12" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((bar) => (
          <rect
            key={bar}
            className={bar < BARS[strength] ? "wm-strength__on" : "wm-strength__off"}
            x={bar * 6}
            y={8 - bar * 4}
            width="4"
            height={4 + bar * 4}
          />
        ))}
      </svg>
      {capitalised(strength)}
    </span>
  );
}

function Audience({ item }: { item: Item }) {
  const words = [
    item.holder ? `Held by ${item.holder}` : "",
    item.audience ? `seen by: ${item.audience.toLowerCase()}` : "",
  ]
    .filter(Boolean)
    .join(", ");
  return words ? <p className="wm-small wm-muted">{words}</p> : null;
}

function Source({ item }: { item: Item }) {
  const isTold = /^illustrative$/i.test(item.source.trim());
  if (isTold) return <Tag tone="made-up">illustrative</Tag>;
  return (
    <>
      {item.link ? (
        <a href={item.link} rel="noreferrer">
          {item.source || "Source"}
        </a>
      ) : (
        item.source || "No source given"
      )}{" "}
      {item.isIllustrative ? <Tag tone="made-up">illustrative</Tag> : null}
    </>
  );
}

/** What is not known yet: what, who gets it, by when. */
export function Wanted({ wanted }: { wanted: StepTwo["wanted"] }) {
  return (
    <>
      <h3 className="wm-stakeholders__title">Wanted</h3>
      <ul className="wm-things">
        {wanted.map((each) => (
          <li key={each.id} id={each.anchor} className="wm-things__item">
            <p className="wm-things__title">
              <Link to={each.to}>{each.title}</Link>
            </p>
            <p className="wm-things__facts">
              {capitalised(each.kind)} · {each.wantedFrom ? `${each.wantedFrom} gets it` : "nobody is to get it yet"} ·{" "}
              {each.wantedBy ? (
                <span className={each.isLate ? "wm-promise" : undefined}>
                  by {each.wantedBy}
                  {each.isLate ? ", overdue" : ""}
                </span>
              ) : (
                "no day named"
              )}
            </p>
            <RemarkCount count={each.remarks} to={each.to} />
          </li>
        ))}
      </ul>
    </>
  );
}
