import { type AppLoadContext, createCookie } from "@remix-run/node";
import type { Actor } from "@models/people/actor";
import { rolesOf } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import { type Session, findSession, startSession } from "@models/people/session";
import { newToken } from "./new-id.server";

/** Seconds: as long as the longest session. */
const COOKIE_AGE = 7 * 24 * 60 * 60;

/** Somebody signed in, on one browser. */
export interface SignedIn {
  readonly session: Session;
  readonly person: Person;
  readonly actor: Actor;
}

function cookieOf(context: AppLoadContext, request: Request) {
  const origin = context.settings.appUrl ?? request.url;
  return createCookie("waymark", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: origin.startsWith("https:"),
    maxAge: COOKIE_AGE,
    secrets: [context.sessionSecret],
  });
}

/** One request's loaders share one answer. */
const known = new WeakMap<AppLoadContext, Promise<SignedIn | undefined>>();

/** Who sent the request; undefined when nobody is signed in or the session has ended. */
export function whoIsSignedIn(context: AppLoadContext, request: Request): Promise<SignedIn | undefined> {
  const found = known.get(context) ?? readSession(context, request);
  known.set(context, found);
  return found;
}

async function readSession(context: AppLoadContext, request: Request): Promise<SignedIn | undefined> {
  const token: unknown = await cookieOf(context, request).parse(request.headers.get("cookie"));
  if (typeof token !== "string") return undefined;
  const { store } = context;
  const session = await findSession(store, token, context.realTime.now());
  if (session === undefined) return undefined;
  const person = await store.get<Person>("people", session.person);
  if (person === undefined || !canSignIn(context, person)) return undefined;
  context.notePerson(person._id);
  return { session, person, actor: { person: person._id, name: person.name, roles: await rolesOf(store, person._id) } };
}

/** The example's people, whose password everybody knows, come in only in demo mode. */
export function canSignIn(context: Pick<AppLoadContext, "demo">, person: Person): boolean {
  return !person.disabled && (person.demo !== true || context.demo.on);
}

/** Starts a session. @returns the Set-Cookie header for it. */
export async function signIn(context: AppLoadContext, request: Request, person: string): Promise<string> {
  const token = newToken();
  const browser = request.headers.get("user-agent") ?? "unknown";
  await startSession(context.store, { token, person, browser, now: context.realTime.now() });
  return cookieOf(context, request).serialize(token);
}

/** The Set-Cookie header that makes the browser forget its session. */
export function forgetSession(context: AppLoadContext, request: Request): Promise<string> {
  return cookieOf(context, request).serialize("", { maxAge: 0 });
}
