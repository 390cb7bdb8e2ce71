import { type Content, valueAt, withValueAt } from "@models/history/document";
import { formatPeriod, isPeriodCode } from "@models/measures/period";
import { parsePeriod } from "@models/measures/parse-period";
import type { Problem } from "@models/outcome";
import type { Json } from "@models/store/port";
import { formatDay, readDay } from "~/lib/dates";
import { ADD_ENTRY, REMOVE_ENTRY } from "./form-view";
import type { Field, FormSources, MapField, PartForm, SimpleField } from "./descriptor";

/** What stands in each control, by its name; a checkbox list has several. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

export const fieldsOf = (form: PartForm): Field[] => form.groups.flatMap(({ fields }) => fields);

/** Whether the form asks this of this person. */
export const isAskedOf = ({ apart, shownTo }: Field, sources: FormSources): boolean =>
  !apart && (shownTo?.(sources) ?? true);

/** The name of a control inside an entry of a map. */
export function entryName(map: MapField, key: string, field: SimpleField): string {
  return field.name === "" ? `${map.name}.${key}` : `${map.name}.${key}.${field.name}`;
}

/** The hidden list of a map's entries that were on the form. */
export const keysName = (map: MapField) => `${map.name}~keys`;
export const newPeriodName = (map: MapField) => `${map.name}~period`;
export const newPeriodValueName = (map: MapField) => `${map.name}~value`;

/** How a stored part stands in its form. */
export function valuesOfContent(form: PartForm, content: Content): FormValues {
  const values = new Map<string, readonly string[]>();
  for (const field of fieldsOf(form)) {
    if (field.control !== "map") {
      putValues(values, field, field.name, valueAt(content, field.name));
      continue;
    }
    const entries = (valueAt(content, field.name) ?? {}) as Record<string, Json | undefined>;
    values.set(keysName(field), Object.keys(entries));
    for (const [key, entry] of Object.entries(entries)) {
      for (const part of field.entry) {
        const value = part.name === "" ? entry : valueAt(entry, part.name);
        putValues(values, part, entryName(field, key, part), value);
      }
    }
  }
  return values;
}

function putValues(values: Map<string, readonly string[]>, field: SimpleField, name: string, value: Json | undefined) {
  if (field.control === "audience") {
    const audience = (value ?? { kind: "partnership" }) as { kind: string; organisations?: string[] };
    values.set(`${name}.kind`, [audience.kind]);
    values.set(`${name}.organisations`, audience.organisations ?? []);
    return;
  }
  values.set(name, typedAs(field, value));
}

function typedAs(field: SimpleField, value: Json | undefined): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    if (field.control !== "periods") return value.map(String);
    return [value.map((code) => periodWords(String(code))).join(", ")];
  }
  if (field.control === "flag") return value === true ? ["on"] : [];
  if (field.control === "date") return [formatDay(String(value))];
  if (field.control === "period") return [periodWords(String(value))];
  return [String(value)];
}

const periodWords = (code: string) => (isPeriodCode(code) ? formatPeriod(code) : code);

export function valuesOfFormData(data: FormData): FormValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of data) {
    if (typeof value === "string") values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

export interface Reworked {
  readonly values: FormValues;
  /** The list that changed, and where in it the person goes on: see MapItem. */
  readonly goOn: { readonly map: string; readonly at: string };
}

/**
 * What was typed, with one more empty entry or one less, when that is what the form's button asked for; undefined when
 * the form was sent to be saved.
 */
export function withEntriesChanged(form: PartForm, values: FormValues, newId: () => string): Reworked | undefined {
  const [add] = values.get(ADD_ENTRY) ?? [];
  const [removed] = values.get(REMOVE_ENTRY) ?? [];
  if (add === undefined && removed === undefined) return undefined;
  const [name = "", key] = (add ?? removed ?? "").split("~");
  const map = fieldsOf(form).find((field) => field.control === "map" && field.name === name);
  if (map?.control !== "map") return { values, goOn: { map: name, at: "" } };
  const keys = values.get(keysName(map)) ?? [];
  const fresh = newId();
  const next = add === undefined ? keys.filter((each) => each !== key) : [...keys, fresh];
  return {
    values: new Map([...values, [keysName(map), next]]),
    goOn: { map: name, at: add === undefined ? "" : fresh },
  };
}

export interface Typed {
  readonly content: Content;
  /** What the schema cannot tell: a period that is none, a choice that is not on the list. */
  readonly problems: readonly Problem[];
}

/** Reads a submitted form into content. What was left empty is null, or undefined where a number is needed. */
export function readTyped(form: PartForm, values: FormValues, sources: FormSources): Typed {
  const problems: Problem[] = [];
  const read = (field: SimpleField, name: string) => readControl(field, name, values, sources, problems);
  const content = fieldsOf(form).reduce<Content>((present, field) => {
    if (!isAskedOf(field, sources)) return present;
    const value = field.control === "map" ? readMap(field, values, read, problems) : read(field, field.name);
    return { ...withValueAt(present, field.name, value ?? null), ...(value === undefined ? gone(field.name) : {}) };
  }, {});
  return { content, problems };
}

/** Coercing null to a number gives 0, so an empty one is there but undefined. */
function gone(name: string): Content {
  return name.includes(".") ? {} : { [name]: undefined };
}

/** Keys are parts of dotted paths: nothing is taken for one that this site would not have made, indicator ids among them. */
const ENTRY_KEY = /^[A-Za-z0-9][\w -]{0,99}$/;
/** A name that every object answers to, such as "constructor", would be found where nothing was stored. */
const isEntryKey = (key: string) => ENTRY_KEY.test(key) && !(key in {});

type ReadControl = (field: SimpleField, name: string) => Json | undefined;

function readMap(map: MapField, values: FormValues, read: ReadControl, problems: Problem[]): Json {
  const entries: Record<string, Json | undefined> = {};
  for (const key of new Set(values.get(keysName(map)) ?? [])) {
    if (!isEntryKey(key)) continue;
    const parts = map.entry.map((field) => [field, read(field, entryName(map, key, field))] as const);
    if (parts.every(([field, value]) => isEmpty(field, value))) continue;
    entries[key] = map.entry[0]?.name === "" ? parts[0]?.[1] : Object.fromEntries(parts.map(([f, v]) => [f.name, v]));
  }
  if (map.keyedByPeriod) addPeriod(map, values, entries, problems);
  return entries as Json;
}

/** An untouched choice in a new entry does not make it one. */
function isEmpty(field: SimpleField, value: Json | undefined): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function addPeriod(map: MapField, values: FormValues, entries: Record<string, Json | undefined>, problems: Problem[]) {
  const [typed = ""] = values.get(newPeriodName(map)) ?? [];
  const [value = ""] = values.get(newPeriodValueName(map)) ?? [];
  if (typed.trim() === "" && value.trim() === "") return;
  const parsed = parsePeriod(typed);
  if (parsed.ok) entries[parsed.period] = readNumber(value);
  else problems.push({ field: newPeriodName(map), message: parsed.remedy });
}

function readControl(
  field: SimpleField,
  name: string,
  values: FormValues,
  sources: FormSources,
  problems: Problem[],
): Json | undefined {
  const given = (values.get(name) ?? []).map((value) => value.trim()).filter((value) => value !== "");
  const [first] = given;
  switch (field.control) {
    case "flag":
      return first !== undefined;
    case "audience":
      return readAudience(name, values);
    case "number":
      return first === undefined ? undefined : readNumber(first);
    case "date":
      return first === undefined ? null : readDay(first);
    case "period":
      return first === undefined ? null : (readPeriods(name, [first], problems)[0] ?? null);
    case "periods":
      return readPeriods(name, (first ?? "").split(/[,;]/), problems);
    case "select":
    case "radios":
    case "checkboxes":
      return readChoice(field, name, given, sources, problems);
    default:
      return first?.replace(/\r\n/g, "\n") ?? null;
  }
}

function readAudience(name: string, values: FormValues): Json {
  const kind = values.get(`${name}.kind`)?.[0] ?? "partnership";
  return kind === "organisations"
    ? { kind, organisations: [...(values.get(`${name}.organisations`) ?? [])] }
    : { kind };
}

/**
 * A field that was left empty where nothing was said before is no change: without this every save would turn each
 * unsaid field into an emptied one, in history and in other people's way.
 */
export function withoutUnsaid(typed: Content, before: Content): Content {
  const kept = Object.entries(typed).flatMap(([name, value]): [string, Json | undefined][] => {
    const present = before[name];
    if (value === null && present === undefined) return [];
    if (!isMap(value)) return [[name, value]];
    const inside = withoutUnsaid(value, isMap(present) ? present : {});
    return present === undefined && Object.keys(inside).length === 0 ? [] : [[name, inside as Json]];
  });
  return Object.fromEntries(kept);
}

function isMap(value: Json | undefined): value is { readonly [key: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As people write numbers: 1,250 · £412.50 · 74.0% · −1.3. What is none is left for the schema to refuse. */
export function readNumber(typed: string): Json {
  const plain = typed.replace(/[\s,£%]/g, "").replace(/^[−–]/, "-");
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : typed;
}

function readPeriods(name: string, typed: readonly string[], problems: Problem[]): string[] {
  return typed.flatMap((text) => {
    if (text.trim() === "") return [];
    const parsed = parsePeriod(text);
    if (parsed.ok) return [parsed.period];
    problems.push({ field: name, message: parsed.remedy });
    return [];
  });
}

function readChoice(
  field: Extract<SimpleField, { control: "select" | "radios" | "checkboxes" }>,
  name: string,
  given: readonly string[],
  sources: FormSources,
  problems: Problem[],
): Json {
  // With another priority chosen, what was offered under the one before still stands on the form.
  const anyPriority = { ...sources, content: { ...sources.content, priority: undefined } };
  const offered = new Set([...field.choices(anyPriority).map(({ value }) => value), ...storedIn(sources, name)]);
  const foreign = given.some((value) => !offered.has(value));
  if (foreign) problems.push({ field: name, message: "Choose from the list: what was sent is not on it" });
  if (field.control === "checkboxes") return [...given];
  return given[0] ?? null;
}

/** What the part already says stays on offer, even when it has gone from the list since. */
export function storedIn({ stored }: FormSources, name: string): string[] {
  const value = valueAt(stored, name);
  return (Array.isArray(value) ? value : [value]).flatMap((each) => (typeof each === "string" ? [each] : []));
}
