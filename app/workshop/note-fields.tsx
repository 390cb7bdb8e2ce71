import type { FormErrors } from "../components/forms/error-summary";
import { TextField } from "../components/forms/text-fields";
import { textIn } from "./exercise-screens";

interface NoteFieldsProps {
  label: string;
  each: number;
  notes: readonly string[];
  errors: FormErrors;
}

/** A short line for each note; those left empty are no notes. */
export function NoteFields({ label, each, notes, errors }: NoteFieldsProps) {
  return (
    <>
      {Array.from({ length: each }, (_, i) => (
        <TextField
          key={i}
          name={`notes.${i}`}
          label={i === 0 ? label : "Another"}
          optional={i > 0}
          maxLength={300}
          autoComplete="off"
          defaultValue={notes[i] ?? ""}
          error={errors[`notes.${i}`] ?? undefined}
        />
      ))}
    </>
  );
}

/** In the order of the form, the empty ones too, so that an error stands beside its own field. */
export const notesIn = (form: FormData): string[] =>
  [...form.keys()].filter((name) => name.startsWith("notes.")).map((name) => textIn(form, name));
