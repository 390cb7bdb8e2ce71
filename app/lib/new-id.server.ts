import { randomBytes, randomInt } from "node:crypto";
import { CODE_ALPHABET, CODE_LENGTH } from "@models/workshop/join-code";

/** 96 random bits in hex: unguessable, safe in a URL and as a key of a map. */
export function newId(): string {
  return randomBytes(12).toString("hex");
}

/** 256 random bits, safe in a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Six characters that let people into a workshop. */
export function newJoinCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
}
