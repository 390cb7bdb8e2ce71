import type { Clock } from "@models/act";
import { clockOf } from "@models/demo-store";
import type { Store } from "@models/store/port";
import type { AppLoadContext } from "@remix-run/node";
import type { Request, Response } from "express";
import type { Logger } from "pino";
import type { Settings } from "../lib/settings.server";
import type { DemoDecision } from "./demo";
import type { ImportRunner } from "./import-runner";
import type { LiveRooms } from "./live/rooms";
import { noteOf } from "./request-log";

/** What the process holds for as long as it runs. */
export interface Installation {
  readonly store: Store;
  readonly settings: Settings;
  readonly log: Logger;
  readonly demo: Pick<DemoDecision, "on" | "warn">;
  readonly imports: Pick<ImportRunner, "run">;
  /** Tells the screens of workshops how they go. */
  readonly live: LiveRooms;
  /** Signs what the browser keeps for us. */
  readonly sessionSecret: string;
}

/** What a loader or action is given besides the request. */
export interface WaymarkContext extends Installation {
  /** The domain's present: in a demo store the day on which it stands. */
  readonly clock: Clock;
  /** The present of sessions, links and limits. */
  readonly realTime: Clock;
  /** Also in the log and in the X-Request-Id header. */
  readonly requestId: string;
  /** For script and style elements; the content security policy allows no others. */
  readonly nonce: string;
  /** Aborted when the connection closes, whether or not the answer had gone. */
  readonly signal: AbortSignal;
  /** Where the request came from, as far as TRUST_PROXY lets us believe. */
  readonly address: string;
  /** The page's path and query as its form names them, "?index" included, which Remix keeps from handlers. */
  readonly askedFor: string;
  /** Puts the person signed in into the request's log line. */
  notePerson(person: string): void;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends WaymarkContext {}
}

const realTime: Clock = { now: () => new Date().toISOString() };

export async function contextOf(installation: Installation, req: Request, res: Response): Promise<AppLoadContext> {
  const note = noteOf(res);
  const connection = new AbortController();
  res.once("close", () => connection.abort());
  return {
    ...installation,
    clock: await clockOf(installation.store, realTime),
    realTime,
    log: note.log,
    requestId: note.id,
    nonce: res.locals["nonce"] as string,
    signal: connection.signal,
    address: req.ip ?? "unknown",
    askedFor: withoutTransport(req.originalUrl),
    notePerson(person) {
      note.person = person;
    },
  };
}

/** A page's data is asked for under its own path with ".data" after it and, for some of it, the routes wanted. */
function withoutTransport(originalUrl: string): string {
  const [path = "/", ...rest] = originalUrl.split("?");
  const query = rest.join("?");
  const wanted = query.split("&").filter((part) => part !== "" && !part.startsWith("_routes="));
  const page = path === "/_root.data" ? "/" : path.replace(/\.data$/, "");
  return wanted.length === 0 ? page : `${page}?${wanted.join("&")}`;
}
