import { Form } from "@remix-run/react";
import { Section } from "../layout/section";
import { Button } from "../text/button";

/** Where a person makes the link for a calendar program, and stops it. @param since when it was made; null without one. */
export function CalendarSection({ since }: { since: string | null }) {
  return (
    <Section
      id="calendar"
      title="Calendar"
      intro="Milestones and reporting dates of every agreement that you may see, in your own calendar program, kept up to date."
    >
      <p>
        {since
          ? `Your private link was made on ${since}. It is not shown again; a new one makes the old one stop working.`
          : "Nobody can read your calendar until you make a private link."}
      </p>
      <Form method="post" className="wm-row">
        <Button look="second" name="intent" value="make-calendar">
          {since ? "Make a new link" : "Make a link"}
        </Button>
        {since ? (
          <Button look="second" name="intent" value="stop-calendar">
            Stop the link
          </Button>
        ) : null}
      </Form>
    </Section>
  );
}
