import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ActionRow } from "~/lib/step-5.server";
import { ConflictPanel, type ConflictField } from "../forms/conflict-panel";
import { ErrorSummary, type FormErrors } from "../forms/error-summary";
import { DateField, Select } from "../forms/text-fields";
import { Button } from "../text/button";
import { capitalised } from "~/lib/words";

/** What was typed, sent back with what stands in its way; without either it was saved. */
export interface QuickAnswer {
  id: string;
  typed: Readonly<Record<"status" | "start" | "end" | "leadPerson", string>>;
  errors?: FormErrors | undefined;
  conflict?: { rev: number; fields: readonly ConflictField[] } | undefined;
}

interface QuickChangeProps {
  row: ActionRow;
  editTo: string;
  answer: QuickAnswer | undefined;
}

/** Status, dates and lead, changed in the row. Everything else has the whole form. */
export function QuickChange({ row, editTo, answer }: QuickChangeProps) {
  const fetcher = useFetcher<QuickAnswer>({ key: `quick-${row.id}` });
  const scripted = useScripts();
  const back = stillStands(fetcher.data ?? answer, row);
  const refused = Boolean(back?.errors ?? back?.conflict);
  const values = refused && back ? back.typed : row.quick;
  const form = `quick-${row.id}`;
  return (
    <details className="wm-quick wm-no-print" open={refused || undefined}>
      <summary className="wm-quick__summary">
        Change<span className="govuk-visually-hidden"> {row.what}</span>
      </summary>
      {back?.conflict ? (
        <ConflictPanel
          rev={back.conflict.rev}
          fields={back.conflict.fields}
          kept={[
            { name: "id", value: row.id },
            ...Object.entries(back.typed)
              .filter(([name]) => !back.conflict?.fields.some((field) => field.name === name))
              .map(([name, value]) => ({ name, value })),
          ]}
        />
      ) : (
        <fetcher.Form method="post" noValidate key={`${row.rev} ${refused}`}>
          <ErrorSummary errors={back?.errors} form={form} />
          <input type="hidden" name="id" value={row.id} />
          <input type="hidden" name="rev" value={row.rev} />
          {scripted ? <input type="hidden" name="in-place" value="yes" /> : null}
          <Select
            form={form}
            name="status"
            label="Status"
            options={row.quick.statuses.map((value) => ({ value, label: capitalised(value) }))}
            defaultValue={values.status}
            error={back?.errors?.["status"] ?? undefined}
          />
          <DateField
            form={form}
            name="start"
            label="Starts"
            defaultValue={values.start}
            error={back?.errors?.["start"] ?? undefined}
          />
          <DateField
            form={form}
            name="end"
            label="Ends"
            defaultValue={values.end}
            error={back?.errors?.["end"] ?? undefined}
          />
          <Select
            form={form}
            name="leadPerson"
            label="Named lead"
            options={row.quick.people}
            defaultValue={values.leadPerson}
            error={back?.errors?.["leadPerson"] ?? undefined}
          />
          <div className="wm-row">
            <Button small>{fetcher.state === "idle" ? "Save" : "Saving…"}</Button>
            <Link to={editTo}>Change everything else</Link>
          </div>
        </fetcher.Form>
      )}
      <p role="status" className="wm-quick__saved">
        {fetcher.data && !refused && fetcher.state === "idle" ? "Saved" : null}
      </p>
    </details>
  );
}

/** A conflict is over once the row has been saved again. */
function stillStands(answer: QuickAnswer | undefined, row: ActionRow): QuickAnswer | undefined {
  return answer?.conflict && answer.conflict.rev < row.rev ? undefined : answer;
}

/** Whether the browser runs scripts: only then can a row be saved without leaving the page. */
function useScripts(): boolean {
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  return running;
}
