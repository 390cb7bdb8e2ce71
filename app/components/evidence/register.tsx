import { Link } from "@remix-run/react";
import type { StepTwo } from "~/lib/step-2.server";
import { capitalised } from "~/lib/words";
import { RemarkCount } from "../parts/remark-count";
import { TableScroll } from "../text/table-scroll";
import { Tag } from "../text/tag";

type Item = StepTwo["held"][number];

/** What is known: kind, strength, source and date, and what it says. */
export function Register({ held, notShared }: Pick<StepTwo, "held" | "notShared">) {
  return (
    <TableScroll label="The evidence register">
      <table className="wm-table wm-register">
        <caption className="govuk-visually-hidden">Evidence held, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Evidence</th>
            <th scope="col">Kind</th>
            <th scope="col">Strength</th>
            <th scope="col">Source and date</th>
          </tr>
        </thead>
        <tbody>
          {held.map((each) => (
            <tr key={each.id} id={each.anchor}>
              <th scope="row">
                <Link to={each.to}>{each.title}</Link>
                {each.says ? <p className="wm-register__says">{each.says}</p> : null}
                <Audience item={each} />
                <RemarkCount count={each.remarks} to={each.to} />
              </th>
              <td>{capitalised(each.kind)}</td>
              <td>
                {each.strength ? <Strength strength={each.strength} /> : <span className="wm-muted">Not said</span>}
              </td>
              <td>
                <Source item={each} />
                {each.date ? <p className="wm-small wm-muted wm-nowrap">{each.date}</p> : null}
                {each.causes > 0 ? null : <p className="wm-small wm-muted">No cause rests on it</p>}
              </td>
            </tr>
          ))}
          {notShared.map((words, i) => (
            <tr key={`${words} ${i}`}>
              <th scope="row" className="wm-muted">
                {words}
              </th>
              <td className="wm-table__missing" colSpan={3}>
                <span className="govuk-visually-hidden">not shared</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
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
  if (item.isIllustrative && /^illustrative$/i.test(item.source.trim())) return <Tag tone="made-up">illustrative</Tag>;
  return (
    <>
      {item.link ? (
        <a href={item.link} rel="noreferrer">
          {item.source || "Source"}
        </a>
      ) : (
        item.source || <span className="wm-muted">No source given</span>
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
