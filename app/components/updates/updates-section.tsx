import { Section } from "../layout/section";
import { UpdateForm } from "./update-form";
import { UpdateList } from "./update-list";
import type { UpdateRefusal, UpdatesView } from "./update-view";

interface UpdatesSectionProps {
  view: UpdatesView;
  code: string;
  word: string;
  refusal: UpdateRefusal | undefined;
}

/** How it goes: the days that slipped, what its owner said, and for who may say something the form. */
export function UpdatesSection({ view, code, word, refusal }: UpdatesSectionProps) {
  const { updates, slips, form } = view;
  return (
    <Section id="updates" title="How it goes">
      {slips.length > 0 ? (
        <ul className="wm-plain-list wm-promise">
          {slips.map((slip) => (
            <li key={slip}>{slip}</li>
          ))}
        </ul>
      ) : null}
      {updates.length === 0 ? (
        <p className="wm-muted">
          Its owner has said nothing yet of how this {word} goes. A sentence every quarter is enough, and nobody has to
          ask.
        </p>
      ) : (
        <UpdateList updates={updates} code={code} refusal={refusal} />
      )}
      {form ? (
        <details className="wm-updates__add" open={refusal?.form === form.id || undefined}>
          <summary className="govuk-button govuk-button--secondary">
            {form.isRecorded ? "Record what its owner says…" : "Say how it goes…"}
          </summary>
          <UpdateForm view={form} refusal={refusal} key={form.key} />
        </details>
      ) : null}
    </Section>
  );
}
