import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (person: string, secret: string) =>
  createHmac("sha256", secret).update(`stop letters to ${person}`).digest("base64url");

/** The path on which a person stops the letters without signing in: it does that and nothing else, and never expires. */
export const stopPath = (person: string, secret: string) =>
  `/mail/${encodeURIComponent(person)}.${sign(person, secret)}`;

/** Whose letters a link stops; undefined when it was not made here. */
export function readStopToken(token: string, secret: string): string | undefined {
  const at = token.lastIndexOf(".");
  const [person, given] = [token.slice(0, Math.max(0, at)), Buffer.from(token.slice(at + 1))];
  const right = Buffer.from(sign(person, secret));
  return person !== "" && given.length === right.length && timingSafeEqual(given, right) ? person : undefined;
}
