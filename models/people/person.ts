import { z } from "zod";
import { line } from "../agreement/fields";
import type { Document } from "../history/document";
import { SHORTEST_PASSWORD } from "./password-length";

/** As typed into a form; kept in lower case, since people do not mean two addresses by two spellings. */
export const EmailSchema = z
  .string({ error: "Enter an e-mail address" })
  .trim()
  .toLowerCase()
  .min(1, "Enter an e-mail address")
  .max(254, "Shorten this to 254 characters or fewer")
  .pipe(z.email("Enter an e-mail address, such as name@coventry.example"));

export const PasswordSchema = z
  .string({ error: "Enter a password" })
  .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters. Three or four words are good`)
  .max(256, "Shorten this to 256 characters or fewer");

export const PersonNameSchema = line("a name", 120);

/** Somebody who can be named and, once a password is set, can sign in. */
export const PersonSchema = z.object({
  name: PersonNameSchema,
  email: EmailSchema,
  /** argon2id in PHC form; null until the person has set a password. */
  passwordHash: z.string().nullable(),
  /** Cannot sign in any more; stays named in history. */
  disabled: z.object({ by: z.string(), at: z.string(), why: z.string() }).nullish(),
  /** One of the example's people, whose password everybody knows: signs in only in demo mode. */
  demo: z.literal(true).optional(),
});
export type Person = Document & z.infer<typeof PersonSchema>;
