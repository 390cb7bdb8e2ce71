import { clockOf } from "@models/demo-store";
import type { Act } from "@models/act";
import { rolesOf } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import { type Token, findToken } from "@models/people/token";
import type { Request } from "express";
import type { Installation } from "../host/load-context";
import { newId } from "../lib/new-id.server";
import { canSignIn } from "../lib/session.server";
import { Problem } from "./problem";

/** A program at work: the token it sent, and what its person does. */
export interface Bearer {
  readonly act: Act;
  readonly token: Token;
  /** Real time, ISO 8601. */
  readonly now: string;
}

/** Who a program acts for, by its Authorization header alone: a cookie counts for nothing here. @throws Problem 401. */
export async function bearerOf(installation: Installation, req: Request): Promise<Bearer> {
  const { store } = installation;
  const now = new Date().toISOString();
  const header = req.get("authorization");
  if (header === undefined) throw unauthorised("Send a token in a header: “Authorization: Bearer waymark_…”.");
  const secret = /^Bearer +([\w.~+/-]+=*)$/i.exec(header.trim())?.[1];
  const token = secret === undefined ? undefined : await findToken(store, secret, now);
  const person = token && (await store.get<Person>("people", token.person));
  if (token === undefined || person === undefined || !canSignIn(installation, person)) {
    const words = "This token does not work: it is not one of ours, it was revoked, or its time is over. Make another.";
    throw unauthorised(words, ', error="invalid_token"');
  }
  const clock = await clockOf(store, { now: () => now });
  const actor = { person: person._id, name: person.name, roles: await rolesOf(store, person._id) };
  return { act: { store, actor, via: "api", now: clock.now(), newId }, token, now };
}

function unauthorised(detail: string, more = ""): Problem {
  return new Problem(401, detail, { headers: { "WWW-Authenticate": `Bearer realm="Waymark"${more}` } });
}

/** A token that only reads changes nothing, whatever its person may do. @throws Problem 403. */
export function requireWriteScope({ token }: Bearer): void {
  if (token.scope === "write") return;
  throw new Problem(403, "This token only reads. Make one that may also change things.", {
    headers: { "WWW-Authenticate": 'Bearer realm="Waymark", error="insufficient_scope", scope="write"' },
  });
}
