import { hash, verify } from "@node-rs/argon2";

/** argon2id with the library's defaults (19 MiB, 2 passes, 1 lane), which are those OWASP recommends. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let standIn: Promise<string> | undefined;

/**
 * Whether this is the password. Takes as long when there is none to compare with, so that the time taken does not tell
 * whether an address is known.
 */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const known = typeof passwordHash === "string";
  const matches = await verify(known ? passwordHash : await (standIn ??= hash("nobody has this password")), password);
  return known && matches;
}
