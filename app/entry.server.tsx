import { type AppLoadContext, type EntryContext, createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer, isRouteErrorResponse } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceProvider } from "./components/layout/nonce";
import { Gather } from "./lib/gather.server";
import { RequestIdProvider } from "./lib/request-id";

/** Milliseconds that a page's slow parts may take before they are given up. */
export const streamTimeout = 10_000;

/**
 * Renders a page. People get it as soon as its shell is ready; programs that read pages, when all of it is.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, requestId, log, signal }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let shellSent = false;
    const send = () => {
      shellSent = true;
      const body = new Gather();
      headers.set("Content-Type", "text/html; charset=utf-8");
      keepFromCaches(headers);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RequestIdProvider value={requestId}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
        </RequestIdProvider>
      </NonceProvider>,
      {
        nonce,
        ...(whole ? { onAllReady: send } : { onShellReady: send }),
        onShellError: reject,
        onError(error) {
          // What fails before the shell has gone is rejected, and logged by handleError.
          if (shellSent && !signal.aborted) log.error({ err: error }, "a part of the page failed");
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout + 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      abort();
    });
  });
}

/** What a page that is open already asks for, as JSON and not as a page. */
export function handleDataRequest(response: Response): Response {
  keepFromCaches(response.headers);
  return response;
}

/** A page is one person's: nobody else may be shown a copy, nor the same person after signing out. */
function keepFromCaches(headers: Headers): void {
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
}

/** What failed in rendering. Failures of loaders and actions were logged by the host. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
  // No such page, or no such method: the request's own line says so, without the address.
  if (isRouteErrorResponse(error) || context.signal.aborted) return;
  context.log.error({ err: error }, "unexpected failure");
}
