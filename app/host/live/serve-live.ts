import type { Screen } from "@models/workshop/sequence";
import type { AppLoadContext } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { type Installation, contextOf } from "../load-context";
import { noteOf } from "../request-log";
import type { Sink } from "./channel";

/** As what the sender of a request may follow a workshop, and on a phone whose it is; undefined when it may not, or there is no such workshop. */
export type ListenerOf = (
  context: AppLoadContext,
  request: Request,
  workshop: string,
) => Promise<{ readonly screen: Screen; readonly participant?: string } | undefined>;

const NOT_STORED = "no-store, no-transform";
/** How soon a browser opens a connection again that was closed, by itself. */
const RETRY_MS = 1000;
/** Tabs and connections that died without saying so. Nobody holds more, so that one phone cannot fill the memory. */
const MOST_STREAMS_EACH = 8;

/**
 * Tells a screen where its room stands, as server-sent events, or once as JSON with `?poll=1`. Answered here and not by
 * a page's loader: Remix writes on to a connection that nobody reads, and holds two streams and a promise for each.
 */
export function serveLive(installation: Installation, listenerOf: ListenerOf): RequestHandler<{ workshop: string }> {
  const { live } = installation;
  const streams = new Map<string, Set<ExpressResponse>>();
  const hold = (participant: string, res: ExpressResponse, signal: AbortSignal) => {
    const own = streams.get(participant) ?? new Set();
    streams.set(participant, own.add(res));
    const [oldest] = own;
    if (own.size > MOST_STREAMS_EACH) oldest?.end();
    signal.addEventListener("abort", () => {
      own.delete(res);
      if (own.size === 0) streams.delete(participant);
    });
  };
  const serve = async (req: ExpressRequest<{ workshop: string }>, res: ExpressResponse) => {
    noteOf(res).route = "/room/:workshop/live";
    const { workshop } = req.params;
    const context = await contextOf(installation, req as ExpressRequest, res);
    const listener = await listenerOf(context, requestOf(req), workshop);
    const told = listener && (await live.ask(workshop, listener.screen));
    if (context.signal.aborted) return;
    if (listener === undefined || told === undefined) {
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
    if (listener.participant) hold(listener.participant, res, context.signal);
    const leave = live.listen(workshop, listener.screen, sinkOf(res));
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
