import { Form, Link } from "@remix-run/react";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import type { AttentionView } from "./meter-view";

/** More than these are folded. */
const MOST = 6;

interface AttentionProps {
  id: string;
  /** The agreement that it is about. */
  of: string;
  view: AttentionView;
  problem: string | undefined;
}

/** The actions that are late, at risk or wait for an update, and the buttons that ask their owners for a word. */
export function Attention({ id, of, view, problem }: AttentionProps) {
  const [first, rest] = [view.items.slice(0, MOST), view.items.slice(MOST)];
  return (
    <Section
      id={`${id}-attention`}
      look="label"
      title="Ownerless, late, at risk or waiting for an update"
      of={of}
      intro={view.meter ?? undefined}
    >
      <Items items={first} />
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length} more</summary>
          <Items items={rest} />
        </details>
      ) : null}
      {view.owing.length > 0 ? (
        <div className="wm-nudges">
          {problem ? (
            <p role="alert" className="wm-promise">
              {problem}
            </p>
          ) : null}
          <p className="wm-label">Ask for the updates that are due</p>
          <Form method="post" className="wm-row">
            <input type="hidden" name="code" value={view.code} />
            <input type="hidden" name="intent" value="nudge" />
            {view.owing.length > 1 ? (
              <Button look="second" small name="whom" value="everybody">
                Everybody
              </Button>
            ) : null}
            {view.owing.map(({ organisation, name, due }) => (
              <Button key={organisation} look="second" small name="whom" value={organisation}>
                {name} ({due})
              </Button>
            ))}
          </Form>
        </div>
      ) : null}
    </Section>
  );
}

function Items({ items }: Pick<AttentionView, "items">) {
  return (
    <ul className="wm-items">
      {items.map(({ title, href, owner, marks }) => (
        <li key={href}>
          <h3 className="wm-items__title">
            <Link to={href}>{title}</Link>
          </h3>
          {marks.map(({ kind, words }) => (
            <span key={words}>
              <StatusMark kind={kind} pill>
                {words}
              </StatusMark>{" "}
            </span>
          ))}
          <span className="wm-items__facts">{owner}</span>
        </li>
      ))}
    </ul>
  );
}
