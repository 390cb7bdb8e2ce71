import { Form, useLocation } from "@remix-run/react";
import type { PartPageView, PartRefusal } from "~/parts/part-view";
import { ErrorSummary } from "../forms/error-summary";
import { Select, TextArea } from "../forms/text-fields";
import { Button } from "../text/button";

interface RemoveProps {
  view: Pick<PartPageView, "kind" | "word" | "mergeInto">;
  refusal: PartRefusal | undefined;
}

/** Takes a part out, with a reason; a priority may also be merged into another. */
export function RemoveForms({ view, refusal }: RemoveProps) {
  const asked = useLocation().hash;
  const isPriority = view.kind === "priority";
  const removing = refusal?.intent === "remove" ? refusal : undefined;
  const merging = refusal?.intent === "merge" ? refusal : undefined;
  return (
    <div className="wm-remove">
      {view.mergeInto.length > 0 ? (
        <details open={merging !== undefined || asked === "#merge"} id="merge">
          <summary>Merge this priority into another</summary>
          <ErrorSummary errors={merging?.errors} form="merge" />
          <Form method="post" noValidate>
            <p>Everything that belongs to it moves: indicators, evidence, targets, options and actions.</p>
            <Select
              name="into"
              form="merge"
              label="Into"
              empty="Choose a priority"
              options={view.mergeInto}
              defaultValue={merging?.typed["into"]}
              error={merging?.errors["into"] ?? undefined}
            />
            <Why form="merge" label="Why do they belong together?" refusal={merging} />
            <Button name="intent" value="merge" look="second">
              Merge
            </Button>
          </Form>
        </details>
      ) : null}
      <details open={removing !== undefined || asked === "#remove"} id="remove">
        <summary>{isPriority ? "Drop this priority" : `Remove this ${view.word}`}</summary>
        <ErrorSummary errors={removing?.errors} form="remove" />
        <Form method="post" noValidate>
          <p>Nothing is deleted: it stays in the history with your reason and can be brought back.</p>
          <Why form="remove" label="Why?" refusal={removing} />
          <Button name="intent" value="remove" look="danger">
            {isPriority ? "Drop it" : "Remove it"}
          </Button>
        </Form>
      </details>
    </div>
  );
}

function Why({ form, label, refusal }: { form: string; label: string; refusal: PartRefusal | undefined }) {
  return (
    <TextArea
      name="why"
      form={form}
      label={label}
      rows={2}
      maxLength={1000}
      error={refusal?.errors["why"] ?? undefined}
      defaultValue={refusal?.typed["why"]}
    />
  );
}
