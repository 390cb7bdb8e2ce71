import type { RequestHandler } from "express";

/** Bytes that a form may send. */
export const MOST_BODY_BYTES = 2 * 1024 * 1024;

/**
 * Refuses a request whose body is larger than `most` bytes (413), or that does not say how large it is (411), before
 * any of it is read.
 */
export function limitBody(most: number): RequestHandler {
  return (req, res, next) => {
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
