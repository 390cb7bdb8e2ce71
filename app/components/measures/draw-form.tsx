import { Form } from "@remix-run/react";
import { ErrorSummary, type FormErrors } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";
import { TextField } from "../forms/text-fields";
import { Section } from "../layout/section";

interface DrawFormProps {
  answer: { readonly typed: { readonly size: string; readonly seed: string }; readonly errors: FormErrors } | undefined;
  isFirst: boolean;
}

/** How many figures to draw, and the seed when an earlier drawing is to be done again. */
export function DrawForm({ answer, isFirst }: DrawFormProps) {
  const error = (name: string) => answer?.errors[name] ?? undefined;
  return (
    <Section id="draw" title={isFirst ? "Draw the first sample" : "Draw another sample"}>
      <Form method="post" noValidate>
        <ErrorSummary errors={answer?.errors} title="Nothing was drawn: please put this right" />
        <TextField
          name="size"
          label="How many figures?"
          width={4}
          inputMode="numeric"
          defaultValue={answer?.typed.size ?? "20"}
          error={error("size")}
        />
        <TextField
          name="seed"
          label="Seed"
          optional
          hint="Leave it empty, and one is made. Give an earlier one to draw the same again, while the figures are the same."
          width={20}
          autoComplete="off"
          defaultValue={answer?.typed.seed}
          error={error("seed")}
        />
        <SubmitRow label="Draw the sample" />
      </Form>
    </Section>
  );
}
