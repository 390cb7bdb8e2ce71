import { Form, Link } from "@remix-run/react";
import type { ReviewsPage } from "../../lib/reviews-page.server";
import { Select } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { Tag } from "../text/tag";

/** The reviews of an agreement with where each stands. */
export function ReviewList({ reviews }: { reviews: ReviewsPage["reviews"] }) {
  return (
    <ul className="wm-items">
      {reviews.map(({ id, to, title, isRehearsal, mark, words, turn, opened, written }) => (
        <li key={id}>
          <h2 className="wm-items__title">
            <Link to={to}>{title}</Link>
          </h2>
          <p className="wm-items__facts">
            <StatusMark kind={mark} pill>
              {words}
            </StatusMark>{" "}
            {isRehearsal ? <Tag>only the partnership sees this</Tag> : null} {turn} · opened {opened} · {written}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface BeginReviewProps {
  intent: "open" | "rehearse";
  years: readonly { value: string; label: string }[];
  submit: string;
  refused: Refused | undefined;
}

/** Which year is reviewed or rehearsed. */
export function BeginReview({ intent, years, submit, refused }: BeginReviewProps) {
  const own = refused?.form === intent ? refused : undefined;
  return (
    <Form method="post">
      <input type="hidden" name="form" value={intent} />
      <Select
        name="year"
        form={intent}
        label="Year"
        options={years}
        defaultValue={own?.values["year"] ?? years.at(-1)?.value}
        error={own?.errors["year"] ?? undefined}
      />
      <Button look={intent === "open" ? "main" : "second"} name="intent" value={intent}>
        {submit}
      </Button>
    </Form>
  );
}
