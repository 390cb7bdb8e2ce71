import { Form } from "@remix-run/react";
import { Section } from "../layout/section";
import { Button } from "../text/button";

/** A link that works, as the pages that list them show it. */
export interface AnswerLinkView {
  readonly id: string;
  readonly words: string;
}

/** Where a person makes the link with which updates are given without signing in, and stops those that work. */
export function AnswerLinksSection({ links }: { links: readonly AnswerLinkView[] }) {
  return (
    <Section
      id="answer-links"
      title="Link for updates"
      intro="A private address that lists what is due from you and takes your updates without signing in, such as from a phone."
    >
      {links.length === 0 ? <p>Nobody can answer for you until you make a link.</p> : <AnswerLinks links={links} />}
      <Form method="post">
        <Button look="second" name="intent" value="make-answer-link">
          Make a link
        </Button>
      </Form>
    </Section>
  );
}

export function AnswerLinks({ links }: { links: readonly AnswerLinkView[] }) {
  return (
    <ul className="wm-items">
      {links.map(({ id, words }) => (
        <li key={id}>
          <p className="wm-items__facts">{words}</p>
          <Form method="post" className="wm-items__actions">
            <input type="hidden" name="link" value={id} />
            <Button look="second" small name="intent" value="stop-answer-link">
              Stop it<span className="govuk-visually-hidden">: {words}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
