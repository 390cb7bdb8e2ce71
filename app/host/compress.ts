import compression from "compression";
import type { RequestHandler } from "express";

/** Compresses what gains by it, never an event stream: its events must leave at once. */
export function compressResponses(): RequestHandler {
  return compression({
    filter: (req, res) =>
      !String(res.getHeader("Content-Type") ?? "").startsWith("text/event-stream") && compression.filter(req, res),
  });
}
