import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { type DragEvent, useRef, useState } from "react";
import { TextArea } from "../forms/text-fields";
import { Button } from "../text/button";

interface UploadFormProps {
  /** The largest file: "256 MB". */
  most: string;
  errors: readonly string[] | undefined;
}

/** Where a file is dropped, chosen, or a block from a spreadsheet pasted. Without scripts, chosen or pasted. */
export function UploadForm({ most, errors }: UploadFormProps) {
  const submit = useSubmit();
  const busy = useNavigation().formMethod === "POST";
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!input.current || !form.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    submit(form.current, { method: "post", encType: "multipart/form-data" });
  };
  return (
    <Form ref={form} method="post" encType="multipart/form-data" className="wm-upload">
      <div
        className={`wm-upload__drop${over ? " wm-upload__drop--over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className={`govuk-form-group${errors ? " govuk-form-group--error" : ""}`}>
          <label className="govuk-label govuk-label--s" htmlFor="file">
            Drop a file here, or choose it
          </label>
          <div id="file-hint" className="govuk-hint">
            CSV, TSV or Excel (.xlsx), or a .zip of one of them, up to {most}. As Nomis, ONS, Fingertips, LG Inform or
            Eurostat give it, or the office’s own spreadsheet.
          </div>
          {errors ? (
            <p id="file-error" className="govuk-error-message">
              <span className="govuk-visually-hidden">Error:</span> {errors.join(" ")}
            </p>
          ) : null}
          <input
            ref={input}
            className="govuk-file-upload"
            type="file"
            id="file"
            name="file"
            accept=".csv,.tsv,.txt,.xlsx,.zip"
            aria-describedby={errors ? "file-hint file-error" : "file-hint"}
          />
        </div>
      </div>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Or paste a table from a spreadsheet</span>
        </summary>
        <div className="govuk-details__text">
          <TextArea
            name="pasted"
            label="The table, with its headings"
            hint="Select the cells in the spreadsheet, copy them, and paste them here."
            rows={6}
            spellCheck={false}
          />
        </div>
      </details>
      <Button disabled={busy}>{busy ? "Reading the file…" : "See what would happen"}</Button>
    </Form>
  );
}
