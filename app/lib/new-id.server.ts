import { randomBytes } from "node:crypto";

/** 96 random bits in hex: unguessable, safe in a URL and as a key of a map. */
export function newId(): string {
  return randomBytes(12).toString("hex");
}

/** 256 random bits, safe in a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}
