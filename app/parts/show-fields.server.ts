import type { Content } from "@models/history/document";
import { valueAt } from "@models/history/document";
import type { Json } from "@models/store/port";
import { PART_NAMES } from "@models/agreement/parts";
import type { Field, FormSources, MapField, PartForm, SimpleField } from "./descriptor";
import { partPath } from "./part-paths";
import type { PartPageView, Shown } from "./part-view";
import { entryWords, wordsOf } from "./words.server";

/** A part's fields as its page shows them; what is empty is left out where a whole group is. */
export function showGroups(form: PartForm, content: Content, sources: FormSources): PartPageView["groups"] {
  return form.groups.flatMap(({ title, fields }) => {
    const rows = fields
      .filter(({ name }) => name !== "audience" && name !== "organisation" && name !== "priority")
      .map((field) => ({
        name: field.name,
        label: field.label,
        shown: orUnsaid(field, show(field, valueAt(content, field.name), sources)),
      }))
      .filter(({ name, shown }) => shown.as !== "nothing" || !fields.find((field) => field.name === name)?.quiet);
    return rows.some(({ shown }) => shown.as !== "nothing") ? [{ title, rows }] : [];
  });
}

function show(field: Field, value: Json | undefined, sources: FormSources): Shown {
  if (field.control === "map") return showEntries(field, value, sources);
  if (field.control === "link")
    return typeof value === "string" && value ? { as: "link", href: value, text: value } : NOTHING;
  if (field.control === "checkboxes" || field.control === "select") return showChosen(field, value, sources);
  const text = wordsOf(field, value, sources);
  return text === "" ? NOTHING : { as: "text", text };
}

const NOTHING: Shown = { as: "nothing" };

const orUnsaid = ({ unsaid }: Field, shown: Shown): Shown =>
  shown.as === "nothing" && unsaid ? { as: "text", text: unsaid } : shown;

/** What is chosen from other parts of the agreement leads to them. */
function showChosen(field: SimpleField, value: Json | undefined, sources: FormSources): Shown {
  const chosen = (Array.isArray(value) ? value : [value]).filter(
    (each) => each !== null && each !== undefined && each !== "",
  );
  if (chosen.length === 0) return NOTHING;
  const items = chosen.map((each) => ({
    text: wordsOf(field, each as Json, sources),
    to: pathOf(String(each), sources),
  }));
  return { as: "list", items };
}

function pathOf(id: string, { book }: FormSources): string | undefined {
  const kind = PART_NAMES.find((name) => book.parts[name].some(({ _id }) => _id === id));
  return kind === undefined || kind === "comment" ? undefined : partPath(book.agreement.code, kind, id);
}

function showEntries(map: MapField, value: Json | undefined, sources: FormSources): Shown {
  const entries = Object.entries((value ?? {}) as Record<string, Json>);
  if (entries.length === 0) return NOTHING;
  const keys = map.keys?.(sources);
  // In the order of their keys where these are known: years, periods, criteria.
  const at = (key: string) => keys?.findIndex((each) => each.value === key) ?? 0;
  return {
    as: "entries",
    entries: [...entries]
      .sort(([a], [b]) => at(a) - at(b))
      .map(([key, entry]) => ({
        key: keys?.find((each) => each.value === key)?.label ?? "",
        text: entryWords(map, entry, sources),
      })),
  };
}
