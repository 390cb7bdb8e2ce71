import pino, { type DestinationStream, type Logger } from "pino";
import type { Settings } from "./settings.server";

/**
 * The log: one JSON object a line, on standard output unless told otherwise. Nothing that could hold a password, a
 * cookie, a token or what somebody typed is ever given to it.
 */
export function openLog(settings: Pick<Settings, "logLevel">, destination?: DestinationStream): Logger {
  const options = { level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}
