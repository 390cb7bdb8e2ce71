import type { Problem } from "@models/outcome";
import type { FormErrors } from "~/components/forms/error-summary";
import { constraintOf } from "./constraints.server";
import { organisations } from "./choices";
import type { Choice, Field, FormPartName, FormSources, MapField, PartForm, SimpleField } from "./descriptor";
import {
  type FormValues,
  type Reworked,
  isAskedOf,
  entryName,
  keysName,
  newPeriodName,
  newPeriodValueName,
  storedIn,
} from "./form-values.server";
import type { FormItem, ItemChoice, MapEntry, MapItem, ViewGroup } from "./form-view";

interface Drawing {
  readonly form: PartForm;
  readonly values: FormValues;
  readonly sources: FormSources;
  readonly errors: FormErrors;
  /** In which list the person goes on, when one was just made longer or shorter. */
  readonly goOn?: Reworked["goOn"] | undefined;
  /** Ids for further entries that a person may fill in. */
  newId(): string;
}

/** The form's groups as plain data, with what stands in them, their errors beside them. */
export function drawGroups(drawing: Drawing): ViewGroup[] {
  const isAsked = (field: Field) => isAskedOf(field, drawing.sources);
  const asked = drawing.form.groups.filter(({ fields }) => fields.some(isAsked));
  return asked.map(({ title, intro, elsewhere, advise, fields }) => ({
    title,
    intro,
    elsewhere: elsewhere?.(drawing.sources),
    advice: advise?.(drawing.sources),
    items: fields
      .filter(isAsked)
      .map((field) => (field.control === "map" ? drawMap(field, drawing) : drawItem(field, field.name, drawing, true))),
  }));
}

/** Problems by the name of the control that they are about; what no control shows is said of the form as a whole. */
export function errorsByName(form: PartForm, problems: readonly Problem[]): FormErrors {
  const shown = (name: string) =>
    form.groups.some(({ fields }) =>
      fields.some((f) => name === f.name || name.startsWith(`${f.name}.`) || name.startsWith(`${f.name}~`)),
    );
  const errors: Record<string, string[]> = {};
  for (const { field = "", message } of problems) {
    const name = shown(field) ? field : "";
    const present = errors[name] ?? [];
    if (!present.includes(message)) errors[name] = [...present, message];
  }
  return errors;
}

function drawItem(field: SimpleField, name: string, drawing: Drawing, mayBeRequired: boolean): FormItem {
  const { values, sources, form, errors } = drawing;
  const { required, maxLength } = constraintOf(form.kind, name);
  const base = {
    name,
    label: field.label,
    hint: field.hint,
    optional: !required && isTyped(field),
    errors: errors[name] ?? undefined,
    onlyFor: field.onlyFor,
  };
  const [first = ""] = values.get(name) ?? [];
  switch (field.control) {
    case "flag":
      return { ...base, control: "flag", value: first !== "" };
    case "audience":
      return {
        ...base,
        control: "audience",
        errors: [...(errors[name] ?? []), ...(errors[`${name}.organisations`] ?? [])],
        kind: values.get(`${name}.kind`)?.[0] ?? "partnership",
        organisations: values.get(`${name}.organisations`) ?? [],
        choices: organisations(sources).map(plainChoice),
      };
    case "select":
      return { ...base, control: "select", value: first, choices: choicesOf(field, name, sources), empty: field.empty };
    case "radios":
      return { ...base, control: "radios", value: first, choices: choicesOf(field, name, sources) };
    case "checkboxes":
      return {
        ...base,
        control: "checkboxes",
        value: values.get(name) ?? [],
        choices: choicesOf(field, name, sources),
      };
    default:
      return {
        ...base,
        optional: base.optional && mayBeRequired,
        control: field.control,
        value: first,
        maxLength,
        width: field.width,
        rows: field.rows,
      };
  }
}

/** Choices show by themselves that they may be left. */
const isTyped = ({ control }: SimpleField) => !["flag", "radios", "checkboxes", "audience", "select"].includes(control);

const plainChoice = ({ value, label, hint }: Choice): ItemChoice => ({ value, label, hint });

/** What a select or list offers as the part stands, what it names already included. */
export function choicesOf(
  field: Extract<SimpleField, { control: "select" | "radios" | "checkboxes" }>,
  name: string,
  sources: FormSources,
): ItemChoice[] {
  const offered = field.choices(sources);
  const gone = storedIn(sources, name).filter((stored) => offered.every(({ value }) => value !== stored));
  const all = { ...sources, content: { ...sources.content, priority: undefined } };
  const elsewhere = gone.length === 0 ? [] : field.choices(all);
  return [
    ...offered.map(plainChoice),
    ...gone.map((value) => ({
      value,
      label: elsewhere.find((each) => each.value === value)?.label ?? "No longer in the list",
    })),
  ];
}

function drawMap(map: MapField, drawing: Drawing): MapItem {
  const { values, sources, form, errors } = drawing;
  const fixed = map.keys?.(sources);
  const present = (values.get(keysName(map)) ?? []).filter((key) => fixed?.every(({ value }) => value !== key) ?? true);
  const compact = map.entry.length === 1;
  const entryOf = (key: string, mayRemove: boolean, title?: string): MapEntry => ({
    key,
    title,
    mayRemove,
    items: map.entry.map((field) => drawItem(field, entryName(map, key, field), drawing, !compact)),
  });
  const listed = present.map((key) => entryOf(key, true, fixed && key));
  return {
    control: "map",
    onlyFor: map.onlyFor,
    name: map.name,
    label: map.label,
    hint: map.hint,
    optional: !constraintOf(form.kind as FormPartName, map.name).required,
    errors: errors[map.name] ?? undefined,
    word: map.word,
    keysName: keysName(map),
    compact,
    isRow: map.isRow === true,
    entries: [...(fixed ?? []).map(({ value, label }) => entryOf(value, false, label)), ...listed],
    blank: fixed ? undefined : entryOf(drawing.newId(), true),
    goOn: drawing.goOn?.map === map.name ? drawing.goOn.at : undefined,
    addPeriod: map.keyedByPeriod ? addPeriodItems(map, drawing) : undefined,
  };
}

function addPeriodItems(map: MapField, { values, errors }: Drawing): MapItem["addPeriod"] {
  const item = (name: string, label: string, control: "period" | "number"): FormItem => ({
    name,
    label,
    optional: true,
    control,
    value: values.get(name)?.[0] ?? "",
    errors: errors[name] ?? undefined,
    width: "middle",
  });
  return {
    period: item(newPeriodName(map), "Another period", "period"),
    value: item(newPeriodValueName(map), "Its value", "number"),
  };
}
