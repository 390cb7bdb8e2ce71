import type { Request, RequestHandler } from "express";
import { MOST_ATTACHED } from "@models/updates/most-attached";
import { takesAttachments, takesFiles } from "../lib/upload-paths";

/** Bytes that a form may send. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

/** @param mostFile bytes that a file of figures may have. */
export function mostBytesFor(mostFile: number): (req: Pick<Request, "path">) => number {
  return ({ path }) => {
    if (takesFiles(path)) return mostFile + MOST_BODY_BYTES;
    return takesAttachments(path) ? MOST_ATTACHED + MOST_BODY_BYTES : MOST_BODY_BYTES;
  };
}

/**
 * Refuses a request whose body is larger than `mostFor` says (413), or that does not say how large it is (411), before
 * any of it is read.
 */
export function limitBody(mostFor: (req: Request) => number): RequestHandler {
  return (req, res, next) => {
    const most = mostFor(req);
    const refuse = (status: number, words: string) => {
      res.set("Connection", "close").status(status).type("text/plain").send(words);
    };
    if (req.get("transfer-encoding") !== undefined) {
      return refuse(411, "Nothing was saved, because the request did not say how long it is. Send a Content-Length.");
    }
    if (Number(req.get("content-length") ?? 0) > most) {
      return refuse(413, `Nothing was saved, because it is larger than ${most / 1024 / 1024} MB. Send less at a time.`);
    }
    next();
  };
}
