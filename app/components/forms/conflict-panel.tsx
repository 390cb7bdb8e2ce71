import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { SubmitRow } from "./submit-row";
import { fieldId } from "./field";

export interface ConflictField {
  /** The form field's name: the chosen value is sent under it, as if typed again. */
  name: string;
  label: string;
  theirs: string;
  yours: string;
  /** How the values read, when that differs from what is sent. */
  theirsShown?: string | undefined;
  yoursShown?: string | undefined;
  who: string;
  /** "10 March 2008, 14:05". */
  when: string;
}

interface ConflictPanelProps {
  fields: readonly ConflictField[];
  /** The revision now stored: the next save is against it. */
  rev: number;
  /** The rest of what was submitted, sent again unchanged. */
  kept?: readonly { name: string; value: string }[];
  action?: string | undefined;
  intent?: string | undefined;
}

/** Two people changed the same field: both values, whose and when, and a choice for each. Nothing of either is lost. */
export function ConflictPanel({ fields, rev, kept = [], action, intent }: ConflictPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), [rev]);

  return (
    <div className="wm-conflict" ref={panel} tabIndex={-1} role="alert">
      <h2 className="wm-conflict__title">Someone else changed this while you were writing</h2>
      <p>Both versions are here and nothing is lost. Choose what to keep; it is saved when you press the button.</p>
      <Form method="post" action={action}>
        <input type="hidden" name="rev" value={rev} />
        {kept.map((entry) => (
          <input key={`${entry.name} ${entry.value}`} type="hidden" name={entry.name} value={entry.value} />
        ))}
        {fields.map((field) => (
          <fieldset key={field.name} className="wm-conflict__field">
            <legend className="wm-conflict__label">{field.label}</legend>
            <div className="wm-conflict__sides">
              <Side
                field={field}
                side="theirs"
                value={field.theirs}
                shown={field.theirsShown ?? field.theirs}
                title="Keep theirs"
                note={`${field.who}, ${field.when}`}
              />
              <Side
                field={field}
                side="yours"
                value={field.yours}
                shown={field.yoursShown ?? field.yours}
                title="Keep yours"
                note="what you typed just now"
              />
            </div>
          </fieldset>
        ))}
        <SubmitRow label="Save what is chosen" intent={intent} />
      </Form>
    </div>
  );
}

interface SideProps {
  field: ConflictField;
  side: "theirs" | "yours";
  value: string;
  shown: string;
  title: string;
  note: string;
}

function Side({ field, side, value, shown, title, note }: SideProps) {
  const id = fieldId(field.name, `conflict-${side}`);
  return (
    <label className="wm-conflict__side" htmlFor={id}>
      <span className="wm-conflict__choose">
        <input type="radio" id={id} name={field.name} value={value} required />
        <span>
          <strong>{title}</strong> <span className="wm-muted">{note}</span>
        </span>
      </span>
      <span className="wm-conflict__value">{shown || "(empty)"}</span>
    </label>
  );
}
