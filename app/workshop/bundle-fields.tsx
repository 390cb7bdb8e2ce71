import type { Group, Noted } from "@models/workshop/exercises/bundled";
import { bundled } from "@models/workshop/exercises/bundled";
import type { Exercise } from "@models/workshop/workshop";
import { Checkboxes } from "../components/forms/choice-fields";
import { TextField } from "../components/forms/text-fields";
import { textIn } from "./exercise-screens";

/**
 * Puts together what people said in different words: tick what is the same, give it a name. Every bundle can be taken
 * apart again by unticking. Needs no script, and no mouse.
 */
export function BundleFields({ items, exercise }: { items: readonly Noted[]; exercise: Pick<Exercise, "bundles"> }) {
  const groups = bundled(exercise, items);
  const made = groups.filter(({ id }) => id in exercise.bundles);
  const alone = groups.filter(({ id }) => !(id in exercise.bundles));
  return (
    <>
      {made.map(({ id, name, items: own }) => (
        <fieldset key={`${id} ${own.length}`} className="govuk-fieldset wm-bundle">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{name}</legend>
          <input type="hidden" name="bundle" value={id} />
          <TextField name={`bundle.${id}.name`} label="Its name" maxLength={300} defaultValue={name} />
          <Checkboxes
            name={`bundle.${id}.items`}
            label="What belongs to it"
            hint="Untick what does not."
            options={own.map((item) => ({ value: item.id, label: item.text }))}
            defaultValue={own.map((item) => item.id)}
          />
        </fieldset>
      ))}
      {alone.length > 0 ? (
        <fieldset key={alone.length} className="govuk-fieldset wm-bundle">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Put together what is the same</legend>
          <Checkboxes
            name="together"
            label="Tick what belongs together"
            labelHidden
            options={alone.map(({ items: own, name }) => ({
              value: own.map((item) => item.id).join(" "),
              label: own.length > 1 ? `${name} (${own.length} said this)` : name,
            }))}
          />
          <TextField
            name="togetherName"
            label="A name for those that are ticked"
            hint="Left empty, it is the words of the first."
            maxLength={300}
            defaultValue=""
          />
          {made.length > 0 ? (
            <p className="govuk-hint">To add to a bundle above, tick it here and write that bundle’s name.</p>
          ) : null}
        </fieldset>
      ) : null}
    </>
  );
}

/** The bundles as the form leaves them: renamed, taken apart, and one more where something is ticked. */
export function readBundles(form: FormData, { bundles, rounds }: Exercise): Pick<Exercise, "bundles"> {
  const next = { ...bundles };
  for (const id of form.getAll("bundle").map(String)) {
    const before = next[id];
    const items = form.getAll(`bundle.${id}.items`).map(String);
    if (!before) continue;
    if (items.length === 0) delete next[id];
    else next[id] = { ...before, items, name: textIn(form, `bundle.${id}.name`) || before.name };
  }
  const together = form.getAll("together").flatMap((each) => String(each).split(" "));
  if (together.length === 0) return { bundles: next };
  const name = textIn(form, "togetherName");
  const [there] = Object.entries(next).find(([, bundle]) => bundle.name.toLowerCase() === name.toLowerCase()) ?? [];
  const same = there ? next[there] : undefined;
  if (there && same) return { bundles: { ...next, [there]: { ...same, items: [...same.items, ...together] } } };
  const order = Math.max(-1, ...Object.values(bundles).map((each) => each.order)) + 1;
  const added = { name: name || wordsIn(rounds, together[0] ?? ""), items: together, order };
  return { bundles: { ...next, [`b${order + 1}`]: added } };
}

/** The form that puts one group with another, under the other's name: what dragging sends, for `readBundles`. */
export function joinFields(
  { bundles }: Pick<Exercise, "bundles">,
  moved: Group<Noted>,
  onto: Group<Noted>,
): [name: string, value: string][] {
  const ids = moved.items.map(({ id }) => id);
  const kept = Object.entries(bundles).flatMap(([id, { name, items }]): [string, string][] => {
    const own = [...items.filter((item) => !ids.includes(item)), ...(id === onto.id ? ids : [])];
    return [
      ["bundle", id],
      [`bundle.${id}.name`, name],
      ...own.map((item): [string, string] => [`bundle.${id}.items`, item]),
    ];
  });
  if (onto.id in bundles) return kept;
  const together = [...onto.items.map(({ id }) => id), ...ids];
  return [...kept, ["togetherName", onto.name], ...together.map((id): [string, string] => ["together", id])];
}

/** What a shown thing says, wherever it stands in the results. */
function wordsIn(rounds: Exercise["rounds"], id: string): string {
  const shown = Object.values(rounds).flatMap(({ result }) => (result as { items?: Noted[] } | null)?.items ?? []);
  return shown.find((item) => item.id === id)?.text ?? "Together";
}
