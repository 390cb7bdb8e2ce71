import { type ServerBuild, data } from "@remix-run/node";
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { noteOf } from "./request-log";

/**
 * The errors that commands throw, by name, since the host and the pages are bundled apart. Their messages are for the
 * person; anything else is unexpected and says nothing of what went wrong inside.
 */
const STATUS_BY_NAME: Readonly<Record<string, number>> = {
  NotFoundError: 404,
  MissingError: 404,
  ForbiddenError: 403,
  ConflictError: 409,
};

/** What a page's error boundary is given. */
export type FailureNotice = { readonly message: string } | { readonly errorId: string };

/** Says what may be told of an error, and logs it when it was not expected. */
export function noticeOf(error: unknown, log: Logger, id: string): { status: number; notice: FailureNotice } {
  const status = error instanceof Error ? STATUS_BY_NAME[error.name] : undefined;
  if (status === undefined || !(error instanceof Error)) {
    log.error({ err: error }, "unexpected failure");
    return { status: 500, notice: { errorId: id } };
  }
  const message = status === 409 ? "Somebody else saved this at the same moment. Open it again to see both." : error.message;
  return { status, notice: { message: status === 404 ? "There is no such page." : message } };
}

type Handler = NonNullable<ServerBuild["routes"][string]>["module"]["loader"];

/** The same build with every loader and action answering for its failures as noticeOf says. */
export function withFailureNotices(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module;
      const module = {
        ...route.module,
        ...(loader && { loader: withNotice(loader) }),
        ...(action && { action: withNotice(action) }),
      };
      return [id, { ...route, module }];
    }),
  );
  return { ...build, routes };
}

function withNotice(handle: NonNullable<Handler>): NonNullable<Handler> {
  return async (args) => {
    try {
      return await handle(args);
    } catch (thrown) {
      // Responses, and data with a status, are what a route meant to answer.
      if (!(thrown instanceof Error)) throw thrown;
      const { context } = args;
      if (context.signal.aborted) throw thrown;
      const { status, notice } = noticeOf(thrown, context.log, context.requestId);
      throw data(notice, { status });
    }
  };
}

/** The last word on what failed outside the pages: one short sentence, with the id under which it is logged. */
export const answerFailure: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const { id, log } = noteOf(res);
  if (isUnreadable(error)) {
    res.status(400).type("text/plain").send("This address cannot be read. Check how it was copied.");
    return;
  }
  const { status, notice } = noticeOf(error, log, id);
  if (res.headersSent) return next(error);
  const words =
    "errorId" in notice
      ? `Something went wrong here. It is logged as ${notice.errorId}. Please try again; if it fails again, say that number to whoever runs this site.`
      : notice.message;
  res.status(status).type("text/plain").send(words);
};

/** Express says so of a path whose %-signs do not decode. */
function isUnreadable(error: unknown): boolean {
  return error instanceof URIError || (error as { status?: unknown }).status === 400;
}
