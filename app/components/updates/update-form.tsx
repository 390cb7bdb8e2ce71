import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { Radios } from "../forms/choice-fields";
import { FieldShell, controlAttributes } from "../forms/field";
import { ErrorSummary } from "../forms/error-summary";
import { DateField, NumberField, Select, TextArea, TextField } from "../forms/text-fields";
import { TOLD_HOW } from "../forms/told-how";
import { Button } from "../text/button";
import type { UpdateFormView, UpdateRefusal } from "./update-view";
import { useKeptDraft } from "./use-kept-draft";
import { Verdicts } from "./verdicts";

interface UpdateFormProps {
  view: UpdateFormView;
  refusal: UpdateRefusal | undefined;
}

const MORE = ["file", "help", "newDate", "status", "milestoneDone", "evidence.link", "evidence.item", "noEvidence"];

/** How it goes, in two minutes: the verdict and a sentence are enough, the rest opens. It works before scripts run. */
export function UpdateForm({ view, refusal }: UpdateFormProps) {
  const { id: form } = view;
  const refused = refusal?.form === form ? refusal : undefined;
  const about = (name: string) => ({
    name,
    form,
    error: refused?.errors[name] ?? undefined,
    defaultValue: refused?.typed[name],
  });
  const [first] = view.abouts;
  const element = useRef<HTMLFormElement>(null);
  const { isKeeping, key } = useKeptDraft(element, view.draft, refused !== undefined);
  const [isOffline, setOffline] = useState(false);
  const isMore = MORE.some((name) => refused?.errors[name] ?? refused?.typed[name]);
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      className="wm-update"
      id={form}
      ref={element}
      onSubmit={(event) => {
        // A page that cannot reach its server would be lost to an error: it stays, and what was typed with it.
        if (!navigator.onLine) event.preventDefault();
        setOffline(!navigator.onLine);
      }}
    >
      <ErrorSummary errors={refused?.errors} form={form} />
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="key" value={refused?.typed["key"] ?? key ?? view.key} />
      <input type="hidden" name="code" value={view.code} />
      <input type="hidden" name="action" value={view.action ?? ""} />
      <input type="hidden" name="target" value={view.target ?? ""} />
      {view.answeredBy ? <input type="hidden" name="answeredBy" value={view.answeredBy} /> : null}
      {view.abouts.length > 1 ? (
        <Select {...about("milestone")} label="What is this about?" options={view.abouts} />
      ) : (
        <input type="hidden" name="milestone" value={first?.value ?? ""} />
      )}
      <Verdicts {...about("course")} />
      <TextArea {...about("done")} label="What was done?" hint="A sentence is enough." rows={3} maxLength={3000} />
      <div className="wm-update__in-the-way">
        <TextArea {...about("inTheWay")} label="What is in the way?" rows={3} maxLength={3000} />
      </div>
      {view.value ? <Value view={view.value} about={about("value.typed")} /> : null}
      {view.isRecorded ? (
        <>
          <TextField {...about("recordedFor.who")} label="Who said it?" maxLength={200} />
          <DateField {...about("recordedFor.on")} label="When?" />
          <Radios {...about("recordedFor.how")} label="How?" inline options={TOLD_HOW} />
        </>
      ) : null}
      <details className="wm-update__more" open={isMore || undefined}>
        <summary>Help that is needed{view.hasDays ? ", a new day, what was reached" : ""}</summary>
        <TextArea {...about("help")} label="What help is needed?" rows={2} maxLength={2000} />
        {view.hasDays ? <Days view={view} about={about} /> : null}
        <FileField about={about("file")} />
      </details>
      <Button name="intent" value="update">
        {view.isRecorded ? "Record this update" : "Send update"}
      </Button>
      {isOffline ? (
        <p role="alert" className="wm-promise">
          There is no connection. What you typed is kept in this browser: send it once you are connected again.
        </p>
      ) : isKeeping ? (
        <p className="wm-small wm-muted">
          Takes about two minutes. Kept in this browser until it is sent, should you lose the connection.
        </p>
      ) : null}
    </Form>
  );
}

/** What shows how it goes. A browser gives no file back, so its name is said instead. */
function FileField({ about: { defaultValue: chosen, ...field } }: { about: Field }) {
  const again = chosen ? `Choose “${chosen}” again. ` : "";
  const hint = `${again}A picture or a PDF, up to 10 MB. What a photo says of where and when it was taken is removed.`;
  return (
    <FieldShell field={{ ...field, label: "A photo or file", hint }}>
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        className="govuk-file-upload"
        {...controlAttributes({ ...field, label: "", hint })}
      />
    </FieldShell>
  );
}

interface Field {
  name: string;
  form: string;
  error: readonly string[] | undefined;
  defaultValue: string | undefined;
}

function Value({ view, about }: { view: NonNullable<UpdateFormView["value"]>; about: Field }) {
  return (
    <>
      <input type="hidden" name="value.target" value={view.target} />
      <input type="hidden" name="value.period" value={view.period} />
      <NumberField
        {...about}
        label={view.label}
        hint="Due from you. Leave it empty if it is not known yet."
        unit={view.unit}
      />
    </>
  );
}

function Days({ view, about }: { view: UpdateFormView; about: (name: string) => Field }) {
  const isMilestone = view.abouts.some(({ value }) => value !== "");
  const status = about("status");
  return (
    <>
      <DateField {...about("newDate")} label="New day, if it slips" hint="The first one is kept beside it." />
      {view.status !== null ? (
        <Select
          {...status}
          label="Where is the action now?"
          options={[
            { value: "not started", label: "Not started" },
            { value: "under way", label: "Under way" },
            { value: "done", label: "Done" },
          ]}
          defaultValue={status.defaultValue ?? view.status}
        />
      ) : null}
      {isMilestone ? (
        <>
          <DateField {...about("milestoneDone")} label="Day on which the milestone was reached" />
          <TextField
            {...about("evidence.link")}
            label="A link that shows it"
            inputMode="url"
            autoComplete="off"
            maxLength={2000}
          />
          {view.evidence.length > 0 ? (
            <Select
              {...about("evidence.item")}
              label="Or an item of the evidence register"
              empty="None"
              options={view.evidence}
            />
          ) : null}
          <TextField {...about("noEvidence")} label="Or why nothing shows it" maxLength={500} />
        </>
      ) : null}
    </>
  );
}
