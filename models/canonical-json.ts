import { createHash } from "node:crypto";
import type { Json } from "./store/port";

/**
 * JSON with the keys of every object in code-unit order and no white space (RFC 8785 for what documents hold), so that
 * equal content has equal text and hash.
 */
export function canonicalJson(value: Json | undefined): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(",")}]`;
  const entries = Object.entries(value as { [key: string]: Json | undefined })
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(",")}}`;
}

/** SHA-256 (hex) of the canonical JSON. */
export function sha256Of(value: Json | undefined): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
