import { randomBytes } from "node:crypto";

/** 96 random bits in hex: unguessable, safe in a URL and as a key of a map. */
export function newId(): string {
  return randomBytes(12).toString("hex");
}
