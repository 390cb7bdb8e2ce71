import { indexesOf } from "./collections";
import type { Fresh, Stored } from "./port";

/**
 * The JSON text of a document about to be written: what is read back later is exactly what this text says, on
 * either engine (undefined fields fall away, a Date becomes ISO text).
 * @throws TypeError when the id is empty or a field of a unique index is absent, which the engines would not treat alike.
 */
export function toJson<T extends Stored>(collection: string, doc: Fresh<T>, rev: number): string {
  if (typeof doc._id !== "string" || doc._id === "") throw new TypeError(`A document of ${collection} needs an _id.`);
  for (const { fields, unique } of indexesOf(collection)) {
    const absent = unique ? fields.find((field) => fieldAt(doc, field) == null) : undefined;
    if (absent) throw new TypeError(`${collection} ${doc._id} needs ${absent}, which is part of a unique key.`);
  }
  return JSON.stringify({ ...doc, rev });
}

function fieldAt(doc: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (at, step) => (at && typeof at === "object" ? (at as Record<string, unknown>)[step] : undefined),
      doc,
    );
}
