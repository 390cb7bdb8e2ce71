import { Form } from "@remix-run/react";
import type { PrioritiesPage } from "~/lib/priorities-page.server";
import { TextField } from "../forms/text-fields";
import { Button } from "../text/button";

interface FindIndicatorProps {
  search: NonNullable<PrioritiesPage["search"]>;
  priority: string;
}

/** Searches the national catalogue and our own by number or words; each result goes on the shortlist with one button. */
export function FindIndicator({ search, priority }: FindIndicatorProps) {
  const { typed, found, more } = search;
  return (
    <div className="wm-find-indicator wm-no-print" id="find-indicator">
      <Form method="get" action="#find-indicator" preventScrollReset className="wm-find-indicator__form">
        <input type="hidden" name="priority" value={priority} />
        <TextField
          name="q"
          label="Find an indicator"
          hint="Among the 198 national ones and our own, by number or words"
          type="search"
          defaultValue={typed}
          maxLength={100}
        />
        <Button look="second">Search</Button>
      </Form>
      {typed ? (
        <p role="status">
          {found.length === 0
            ? `Nothing found for “${typed}”. Try fewer words, or add an indicator of our own.`
            : `${found.length === 1 ? "One indicator" : `${found.length} indicators`}${more > 0 ? `, and ${more} more: add a word to narrow it` : ""}`}
        </p>
      ) : null}
      <ul className="wm-things">
        {found.map((each) => (
          <li key={each.id} className="wm-things__item wm-find-indicator__item">
            <div>
              <strong>{each.code}</strong> {each.name}
              <p className="wm-small wm-muted">{each.facts}</p>
            </div>
            {each.isListed ? (
              <span className="wm-small wm-muted">on the shortlist</span>
            ) : (
              <Form method="post">
                <input type="hidden" name="priority" value={priority} />
                <input type="hidden" name="indicator" value={each.id} />
                <Button small look="second" name="intent" value="shortlist">
                  Put on the shortlist<span className="govuk-visually-hidden">: {each.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
