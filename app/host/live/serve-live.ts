import type { Screen } from "@models/workshop/sequence";
import type { AppLoadContext } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { type Installation, contextOf } from "../load-context";
import { noteOf } from "../request-log";
import type { Sink } from "./channel";

/** As what the sender of a request may follow a workshop; undefined when it may not, or there is no such workshop. */
export type ScreenOf = (context: AppLoadContext, request: Request, workshop: string) => Promise<Screen | undefined>;

const NOT_STORED = "no-store, no-transform";
/** How soon a browser opens a connection again that was closed, by itself. */
const RETRY_MS = 1000;

/**
 * Tells a screen where its room stands, as server-sent events, or once as JSON with `?poll=1`. Answered here and not by
 * a page's loader: Remix writes on to a connection that nobody reads, and holds two streams and a promise for each.
 */
export function serveLive(installation: Installation, screenOf: ScreenOf): RequestHandler<{ workshop: string }> {
  const { live } = installation;
  const serve = async (req: ExpressRequest<{ workshop: string }>, res: ExpressResponse) => {
    noteOf(res).route = "/room/:workshop/live";
    const { workshop } = req.params;
    const context = await contextOf(installation, req as ExpressRequest, res);
    const screen = await screenOf(context, requestOf(req), workshop);
    const told = screen && (await live.ask(workshop, screen));
    if (context.signal.aborted) return;
    if (screen === undefined || told === undefined) {
      res.status(404).type("text/plain").send("There is no such workshop, or you are not in it.");
      return;
    }
    res.set("Cache-Control", NOT_STORED);
    if (req.query["poll"] !== undefined) {
      res.json(told);
      return;
    }
    res.set({ "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" });
    res.write(`retry: ${RETRY_MS}\n\n`);
    const leave = live.listen(workshop, screen, sinkOf(res));
    context.signal.addEventListener("abort", leave, { once: true });
  };
  return (req, res, next) => void serve(req, res).catch(next);
}

/** What came is not read when a few hundred events wait already: such a screen is given up, and asks again if it lives. */
export function sinkOf(res: ExpressResponse): Sink {
  return {
    send(bytes) {
      if (res.writableNeedDrain) res.destroy();
      else res.write(bytes);
      return !res.destroyed;
    },
    end: () => void res.end(),
  };
}

/** What says who asks, in the shape that pages know. */
function requestOf(req: ExpressRequest<{ workshop: string }>): Request {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent", "accept"]) {
    const value = req.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  return new Request(`${req.protocol}://${req.get("host")}${req.originalUrl}`, { headers });
}
