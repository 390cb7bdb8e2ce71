import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "pino";

/** What is known about a request while it is answered. */
export interface RequestNote {
  /** Also in the X-Request-Id header, and what people are shown when something fails. */
  readonly id: string;
  readonly log: Logger;
  /** Person id, once somebody is known to be signed in. */
  person?: string;
  /** The pattern of the route, never the URL itself: that may hold a token. */
  route: string;
}

export function noteOf(res: Response): RequestNote {
  return res.locals["note"] as RequestNote;
}

/** Gives each request an id and its own log, and writes one line when the response has gone or was given up. */
export function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const id = randomBytes(6).toString("hex");
    const start = performance.now();
    const note: RequestNote = { id, log: log.child({ id }), route: "unknown" };
    res.locals["note"] = note;
    res.set("X-Request-Id", id);
    res.once("close", () => writeLine(note, req, res, performance.now() - start));
    next();
  };
}

function writeLine(note: RequestNote, req: Request, res: Response, milliseconds: number): void {
  note.log.info(
    {
      method: req.method,
      route: note.route,
      person: note.person,
      status: res.statusCode,
      ms: Math.round(milliseconds * 10) / 10,
      ...(!res.writableFinished && { givenUp: true }),
    },
    "request",
  );
}
