import { Form, Link } from "@remix-run/react";
import type { AdminPageData } from "../../lib/admin-page.server";
import { TextField } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";

/** The national list, to open one and give it a new definition. */
export function IndicatorsSection({ indicators: { typed, found } }: Pick<AdminPageData, "indicators">) {
  return (
    <Section
      id="indicators"
      title="National indicators"
      intro="When the government defines one anew, its page takes the new words: figures before and after are then kept apart."
    >
      <Form method="get" action="#indicators" preventScrollReset className="wm-find-indicator__form">
        <TextField
          name="q"
          label="Find an indicator"
          hint="By number or words"
          type="search"
          defaultValue={typed}
          maxLength={100}
        />
        <Button look="second">Search</Button>
      </Form>
      {typed && found.length === 0 ? <p role="status">Nothing found for “{typed}”. Try fewer words.</p> : null}
      <ul className="wm-items">
        {found.map(({ code, name, to }) => (
          <li key={code}>
            <p className="wm-items__title">
              <Link to={to}>{name}</Link>
            </p>
            <p className="wm-items__facts">{code}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
