import type { RequestHandler } from "express";
import { stopMail } from "@models/people/mail-choice";
import { readStopToken } from "../mail/stop-link.server";
import type { Installation } from "./load-context";

/**
 * What a mail program sends when its own button to unsubscribe is pressed (RFC 8058): from no page of ours, so that the
 * signed address is the proof. A form of our page comes with an Origin and goes its usual way.
 */
export function takeOneClickStops({ store, sessionSecret, log }: Installation): RequestHandler {
  return (req, res, next) => {
    const token = /^\/mail\/([^/]+)$/.exec(req.path)?.[1];
    if (req.method !== "POST" || token === undefined || req.get("origin")) return next();
    const person = readStopToken(decodeToken(token), sessionSecret);
    if (person === undefined) return void res.status(404).type("text/plain").send("This link is not one of ours.");
    stopMail(store, person, new Date().toISOString()).then(
      () => res.type("text/plain").send("You get no more of these letters."),
      (err: unknown) => {
        log.error({ err }, "letters could not be stopped");
        next(err);
      },
    );
  };
}

function decodeToken(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return "";
  }
}
