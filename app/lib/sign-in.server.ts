import type { AppLoadContext } from "@remix-run/node";
import { findByEmail } from "@models/people/manage-people";
import { isPassword } from "@models/people/password";
import type { Person } from "@models/people/person";
import { SIGN_IN_FAILURES_FROM_ADDRESS, SIGN_IN_FAILURES_OF_ACCOUNT, countFailure, takeBack } from "./limits.server";
import { canSignIn } from "./session.server";

export type SignInAnswer =
  | { readonly kind: "known"; readonly person: Person }
  | { readonly kind: "wrong" | "limited"; readonly message: string };

const WRONG = "The e-mail address or the password is not right. Check both and try again.";
const LIMITED =
  "There were too many tries. Wait 15 minutes and try again, or ask your facilitator for a link that sets a new password.";

/**
 * Whether this is somebody who can sign in. An unknown address, one that may not sign in and a wrong password take as
 * long and are answered the same, and count as failures alike.
 */
export async function checkPassword(context: AppLoadContext, email: string, password: string): Promise<SignInAnswer> {
  const { store, address } = context;
  const now = context.realTime.now();
  const account = email.trim().toLowerCase();
  // Counted first and taken back after a success, so that many tries at one moment are held to the limit too.
  const ofAccount = await countFailure(store, SIGN_IN_FAILURES_OF_ACCOUNT, account, now);
  const fromAddress = await countFailure(store, SIGN_IN_FAILURES_FROM_ADDRESS, address, now);
  if (ofAccount > SIGN_IN_FAILURES_OF_ACCOUNT.most || fromAddress > SIGN_IN_FAILURES_FROM_ADDRESS.most) {
    return { kind: "limited", message: LIMITED };
  }
  const person = await findByEmail(store, account);
  const matches = await isPassword(password, person?.passwordHash);
  if (!matches || person === undefined || !canSignIn(context, person)) return { kind: "wrong", message: WRONG };
  await takeBack(store, SIGN_IN_FAILURES_OF_ACCOUNT, account, now);
  await takeBack(store, SIGN_IN_FAILURES_FROM_ADDRESS, address, now);
  return { kind: "known", person };
}
