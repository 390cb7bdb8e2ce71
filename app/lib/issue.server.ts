import type { AppLoadContext } from "@remix-run/node";
import type { Issue } from "@models/people/invitation";
import { newToken } from "./new-id.server";

/** What a link is made of: a secret nobody had before, and the real time. */
export function newIssue(context: AppLoadContext): Issue {
  return { token: newToken(), now: context.realTime.now() };
}

/** A link that somebody opened, at the real time at which it was opened. */
export function openedIssue(context: AppLoadContext, token: string | undefined): Issue {
  return { token: token ?? "", now: context.realTime.now() };
}

/** The address that a link is passed on as. */
export function linkTo(context: AppLoadContext, request: Request, path: string): string {
  return (context.settings.appUrl ?? new URL(request.url).origin) + path;
}
