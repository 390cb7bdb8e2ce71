import { Form } from "@remix-run/react";
import type { ReviewPage, ReviewedPriority } from "../../lib/review-page.server";
import { Radios } from "../forms/choice-fields";
import { SubmitRow } from "../forms/submit-row";
import { TextArea } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";

interface AssessmentFormProps {
  page: ReviewPage;
  priority: ReviewedPriority;
  refused: Refused | undefined;
}

/** A draft of what the reader's side says of one priority, saved by itself. */
export function AssessmentForm({ page, priority, refused }: AssessmentFormProps) {
  const id = `assess-${priority.id}`;
  const own = refused?.form === id ? refused : undefined;
  const field = (name: "grade" | "reason" | "note") => ({
    name,
    form: id,
    defaultValue: own?.values[name] ?? priority.own[name],
    error: own?.errors[name] ?? undefined,
  });
  return (
    <Form method="post" noValidate aria-label={`What you say of ${priority.name}`}>
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="priority" value={priority.id} />
      <input type="hidden" name="rev" value={page.rev} />
      <Radios
        {...field("grade")}
        label="How does it stand?"
        options={page.scale.map((grade) => ({ value: grade, label: grade }))}
      />
      <TextArea
        {...field("reason")}
        label="Why"
        hint="The other side reads this once both have sent."
        maxLength={3000}
      />
      <TextArea
        {...field("note")}
        label="Note for your own side"
        hint="The other side never reads this."
        optional
        rows={2}
        maxLength={3000}
      />
      <SubmitRow label="Save" intent="assess" />
    </Form>
  );
}
