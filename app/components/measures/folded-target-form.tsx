import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { TargetAnswer } from "~/lib/step-3-forms.server";
import { ConflictPanel } from "../forms/conflict-panel";
import { ErrorSummary, type FormErrors } from "../forms/error-summary";
import { SubmitRow } from "../forms/submit-row";

/** What one of step 3's forms came back with. */
export type UnsavedTarget = Exclude<TargetAnswer, { kind: "done" }>;

interface FoldedTargetFormProps {
  id: string;
  summary: string;
  intent: string;
  submit: string;
  hidden: Readonly<Record<string, string | number>>;
  answer: UnsavedTarget | undefined;
  more?: ReactNode;
  children(
    typed: (name: string) => string | undefined,
    errors: FormErrors,
    /** Every value typed or ticked under a name. */
    allTyped: (name: string) => readonly string[] | undefined,
  ): ReactNode;
}

/** One of step 3's forms: it opens when asked for, or when it came back. */
export function FoldedTargetForm({
  id,
  summary,
  intent,
  submit,
  hidden,
  answer,
  more,
  children,
}: FoldedTargetFormProps) {
  const mine = answer?.form === id ? answer : undefined;
  const errors = mine?.kind === "refused" ? mine.errors : {};
  return (
    <details className="wm-working" open={mine !== undefined} id={`${id}-form`}>
      <summary className="wm-working__summary">{summary}</summary>
      {mine?.kind === "conflict" ? (
        <ConflictPanel {...mine.conflict} intent={intent} kept={keptBeside(mine)} />
      ) : (
        <Form method="post" noValidate preventScrollReset>
          <ErrorSummary errors={mine?.kind === "refused" ? errors : undefined} form={id} />
          <input type="hidden" name="form" value={id} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {children(
            (name) => mine?.typed[name]?.[0],
            errors,
            // A form that came back without any box ticked had none ticked.
            (name) => (mine ? (mine.typed[name] ?? []) : undefined),
          )}
          <SubmitRow label={submit} intent={intent}>
            {more}
          </SubmitRow>
        </Form>
      )}
    </details>
  );
}

/** Everything else that was typed goes along with what is chosen now. */
function keptBeside({ typed, conflict }: Extract<UnsavedTarget, { kind: "conflict" }>) {
  const settled = new Set(["rev", "intent", ...conflict.fields.map(({ name }) => name)]);
  return Object.entries(typed).flatMap(([name, values]) =>
    settled.has(name) ? [] : values.map((value) => ({ name, value })),
  );
}
