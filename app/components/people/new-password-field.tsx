import { SHORTEST_PASSWORD } from "@models/people/password-length";
import type { FormErrors } from "../forms/error-summary";
import { TextField } from "../forms/text-fields";

/** A new password, as it is asked for everywhere. */
export function NewPasswordField({ errors, name = "password" }: { errors: FormErrors | undefined; name?: string }) {
  return (
    <TextField
      name={name}
      type="password"
      label="New password"
      hint={`At least ${SHORTEST_PASSWORD} characters. Three or four words that nobody would put together are good.`}
      autoComplete="new-password"
      error={errors?.[name] ?? undefined}
    />
  );
}
