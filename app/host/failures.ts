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
  const message =
    status === 409 ? "Somebody else saved this at the same moment. Open it again to see both." : error.message;
  return { status, notice: { message: status === 404 ? "There is no such page." : message } };
}

type Handler = NonNullable<ServerBuild["routes"][string]>["module"]["loader"];

/** The same build with every loader and action answering for its failures as noticeOf says. */
export function withFailureNotices(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action, default: page, ErrorBoundary } = route.module;
      const answer = page || ErrorBoundary ? toPage : toProgram;
      const module = {
        ...route.module,
        ...(loader && { loader: withNotice(loader, answer) }),
        ...(action && { action: withNotice(action, answer) }),
      };
      return [id, { ...route, module }];
    }),
  );
  return { ...build, routes };
}

type Failure = ReturnType<typeof noticeOf>;

/** An error boundary shows it. */
function toPage({ status, notice }: Failure): unknown {
  return data(notice, { status });
}

/** A resource has no page to show it on. */
function toProgram({ status, notice }: Failure): Response {
  return new Response(wordsOf(notice), { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}

function wordsOf(notice: FailureNotice): string {
  if ("message" in notice) return notice.message;
  return (
    `Something went wrong here. It is logged as ${notice.errorId}. ` +
    "Please try again; if it fails again, tell whoever runs this site that number."
  );
}

function withNotice(handle: NonNullable<Handler>, answer: (failure: Failure) => unknown): NonNullable<Handler> {
  return async (args) => {
    try {
      return await handle(args);
    } catch (thrown) {
      // Responses, and data with a status, are what a route meant to answer.
      if (!(thrown instanceof Error)) throw thrown;
      const { context } = args;
      if (context.signal.aborted) throw thrown;
      throw answer(noticeOf(thrown, context.log, context.requestId));
    }
  };
}

/** The last word on what failed outside the pages: one short sentence, with the id under which it is logged. */
export const answerFailure: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const { id, log } = noteOf(res);
  if (isUnreadable(error)) {
    res.status(400).type("text/plain").send("This address cannot be read. Check how it was copied.");
    return;
  }
  const { status, notice } = noticeOf(error, log, id);
  // Half an answer has gone: cutting the connection says that it is not whole.
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.status(status).type("text/plain").send(wordsOf(notice));
};

/** Express says so of a path whose %-signs do not decode. */
function isUnreadable(error: unknown): boolean {
  return error instanceof URIError || (error as { status?: unknown }).status === 400;
}
