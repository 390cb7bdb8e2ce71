import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormErrors } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";

/** A form of a page with several that was sent back. */
export interface Refused {
  /** Which of the page's forms. */
  readonly form: string;
  readonly errors: FormErrors;
  /** What was typed, but for passwords; what was ticked of several boxes, a line each. */
  readonly values: Readonly<Record<string, string>>;
}

/** What each field of the form is given: its names, what was typed before, and what was wrong with it. */
export interface FieldBasics {
  name: string;
  form: string;
  defaultValue: string | undefined;
  error: readonly string[] | undefined;
}

interface FoldedFormProps {
  /** What opening it is for: "Add an organisation". */
  summary: string;
  intent: string;
  /** What tells it apart where a page has several of one intent. */
  id?: string;
  refused: Refused | undefined;
  submit: string;
  danger?: boolean;
  intro?: ReactNode;
  children: (field: (name: string, otherwise?: string) => FieldBasics) => ReactNode;
}

/** One of a page's forms, folded away until it is wanted or was sent back. Opens without a script. */
export function FoldedForm({
  summary,
  intent,
  id = intent,
  refused,
  submit,
  danger,
  intro,
  children,
}: FoldedFormProps) {
  const navigation = useNavigation();
  const own = refused?.form === id ? refused : undefined;
  const field = (name: string, otherwise?: string): FieldBasics => ({
    name,
    form: id,
    defaultValue: own?.values[name] ?? otherwise,
    error: own?.errors[name] ?? undefined,
  });
  return (
    <details className="govuk-details" open={own !== undefined || undefined}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">
        {intro ? <p>{intro}</p> : null}
        <Form method="post" noValidate>
          <input type="hidden" name="form" value={id} />
          {children(field)}
          <SubmitRow
            label={submit}
            intent={intent}
            {...(danger && { danger })}
            busy={navigation.formData?.get("form") === id}
          />
        </Form>
      </div>
    </details>
  );
}
