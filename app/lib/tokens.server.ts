import { type Token, makeToken } from "@models/people/token";
import type { Refused } from "../components/people/folded-form";
import type { MadeLink } from "../components/people/secret-link";
import { formatDay, formatInstant } from "./dates";
import type { GatedSignedIn } from "./gate.server";
import { newIssue } from "./issue.server";
import { refusedForm, text } from "./several-forms.server";

/** Makes a token as a form asks for it: the token itself, to be shown once, or what is wrong. */
export async function makeTokenByForm({
  context,
  signedIn,
  form,
}: GatedSignedIn): Promise<{ made: MadeLink } | { refused: Refused }> {
  const fields = { name: text(form, "name"), scope: text(form, "scope"), days: text(form, "days") };
  const made = await makeToken(context.store, signedIn.person._id, fields, newIssue(context));
  if (made.kind !== "done") return { refused: refusedForm(form, made).refused };
  const { secret, token } = made.value;
  const explanation = `Give it to the program and to nobody else: with it anybody can act as you. It works until ${formatDay(token.expiresAt)}.`;
  return { made: { title: `The token for “${token.name}”`, explanation, secret, what: "token" } };
}

/** A token on its person's page. */
export function tokenView({ _id, name, scope, madeAt, expiresAt, usedAt }: Token) {
  const used = usedAt === null ? "not used yet" : `last used ${formatInstant(usedAt)}`;
  return {
    id: _id,
    name,
    mayChange: scope === "write",
    facts: `Made ${formatDay(madeAt)}; ${used}. Works until ${formatDay(expiresAt)}.`,
  };
}
