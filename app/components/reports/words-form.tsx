import { Form, Link } from "@remix-run/react";
import type { BlockView, ReportPage } from "../../lib/report-page.server";
import { SubmitRow } from "../forms/submit-row";
import { TextArea } from "../forms/text-fields";
import type { Refused } from "../people/folded-form";

interface WordsFormProps {
  block: BlockView;
  page: ReportPage;
  refused: Refused | undefined;
}

/** The sentences of one part of a report, each with its figures in slots: words are changed, numbers are not. */
export function WordsForm({ block, page, refused }: WordsFormProps) {
  const own = refused?.form === block.id ? refused : undefined;
  const sentences = [...block.lead, ...block.groups.flatMap((group) => group.sentences)];
  return (
    <Form method="post" noValidate aria-label={`Words of ${block.title}`} className="wm-no-print">
      <input type="hidden" name="form" value={block.id} />
      <input type="hidden" name="rev" value={page.rev} />
      <input type="hidden" name="level" value={page.level} />
      <p>
        Write around the figures: what stands in braces is filled in from the plan, so keep each one. Empty a sentence
        to have it as it was generated.
      </p>
      {sentences.map((sentence) => (
        <TextArea
          key={sentence.id}
          name={sentence.id}
          form={block.id}
          label={sentence.read}
          hint={sentence.slots.length > 0 ? sentence.slots.join(" · ") : "No figures"}
          rows={Math.max(2, Math.ceil(sentence.text.length / 75))}
          maxLength={2000}
          defaultValue={own?.values[sentence.id] ?? sentence.text}
          error={own?.errors[sentence.id] ?? undefined}
        />
      ))}
      <SubmitRow label="Save the words" intent="words">
        <Link to={`?level=${page.level}#${block.id}`} className="wm-submit__cancel">
          Cancel
        </Link>
      </SubmitRow>
    </Form>
  );
}
