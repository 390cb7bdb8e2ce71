import { type ActionFunctionArgs, type AppLoadContext, data, redirect } from "@remix-run/node";
import type { Act } from "@models/act";
import { findAgreement } from "@models/agreement/book";
import { findNegotiating } from "@models/negotiation/find";
import { type Actor, VIEWER } from "@models/people/actor";
import { refuseEarlierDay } from "./day-asked.server";
import { newId } from "./new-id.server";
import { returnPath, withTypedFields } from "./kept-form";
import { isWriteLimited } from "./limits.server";
import { readForm } from "./read-form.server";
import { type SignedIn, whoIsSignedIn } from "./session.server";
import { takesFiles } from "./upload-paths";

type RouteArgs = Pick<ActionFunctionArgs, "params" | "request" | "context">;

/** What every page's loader and action is given. */
export interface Gated {
  readonly act: Act;
  /** Undefined on a page that anybody may open, when nobody is signed in. */
  readonly signedIn: SignedIn | undefined;
  readonly params: RouteArgs["params"];
  readonly request: Request;
  readonly context: AppLoadContext;
  /** What was submitted; empty when the request reads. */
  readonly form: FormData;
}

export type GatedSignedIn = Gated & { readonly signedIn: SignedIn };

/** Somebody doing something through a page. */
export function actOf(context: AppLoadContext, actor: Actor): Act {
  return { store: context.store, actor, via: "page", now: context.clock.now(), newId };
}

/**
 * Lets in who is signed in. Others are asked to sign in and brought back; a form that was sent after the session had
 * ended is kept, and saved once its sender has signed in again. Errors that the handler throws are mapped to 404, 403
 * and 500 by the host (app/host/failures.ts).
 */
export function gate<R>(handler: (gated: GatedSignedIn) => Promise<R>): (args: RouteArgs) => Promise<R> {
  return async ({ params, request, context }) => {
    const signedIn = await whoIsSignedIn(context, request);
    if (signedIn === undefined) throw signInFirst(request, context);
    const form = isUpload(request) ? new FormData() : await formOf(request);
    const act = actOf(context, signedIn.actor);
    if (!isRead(request)) {
      await refuseTooManyWrites(context, signedIn.actor.person);
      await refuseUnknownAgreement(act, request, params["code"]);
      refuseEarlierDay(request);
    }
    return handler({ act, signedIn, params, request, context, form });
  };
}

/** Lets in everybody: whoever is signed in as that person, others as a viewer. */
export function openGate<R>(handler: (gated: Gated) => Promise<R>): (args: RouteArgs) => Promise<R> {
  return async ({ params, request, context }) => {
    const signedIn = await whoIsSignedIn(context, request);
    const form = await formOf(request);
    return handler({ act: actOf(context, signedIn?.actor ?? VIEWER), signedIn, params, request, context, form });
  };
}

/** Read by its own page. */
function isUpload(request: Request): boolean {
  const isMultipart = request.headers.get("Content-Type")?.startsWith("multipart/form-data") ?? false;
  return isMultipart && takesFiles(new URL(request.url).pathname);
}

function isRead(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

async function formOf(request: Request): Promise<FormData> {
  return isRead(request) ? new FormData() : withTypedFields(await readForm(request));
}

async function refuseTooManyWrites(context: AppLoadContext, person: string): Promise<void> {
  if (!context.settings.writeLimits) return;
  if (!(await isWriteLimited(context.store, person, context.realTime.now()))) return;
  throw data({ message: "You have saved very often in a short time. Nothing was saved now: wait a few minutes." }, 429);
}

/**
 * Who may not know of an agreement is told that there is none before anything is said of the form. What reads one opens
 * it first anyway. @throws NotFoundError.
 */
async function refuseUnknownAgreement(act: Act, request: Request, code: string | undefined): Promise<void> {
  const { pathname } = new URL(request.url);
  if (code === undefined || !pathname.startsWith("/agreements/")) return;
  // The region knows an agreement by what was offered to it before it knows it as a whole.
  const isNegotiation = pathname.startsWith(`/agreements/${code}/negotiation`);
  await (isNegotiation ? findNegotiating(act, code) : findAgreement(act, code));
}

/**
 * 307 makes the browser send the same form on to the sign-in page, with or without scripts; that page carries its
 * fields along until they can be saved.
 */
function signInFirst(request: Request, context: AppLoadContext): Response {
  // A browser does not let a page keep a file: it has to be chosen again.
  if (isRead(request) || isUpload(request)) {
    return redirect(`/sign-in?to=${encodeURIComponent(returnPath(request.url))}`);
  }
  return redirect(`/sign-in?kept=${encodeURIComponent(context.askedFor)}`, 307);
}
