import { type Outcome, done, refuse } from "./outcome";

const LONGEST = 2000;

/** Why somebody did something, in their own words. @param ask what to say when nothing was written. */
export function readReason(text: string, ask: string, field = "why"): Outcome<string> {
  const reason = text.trim();
  if (reason === "") return refuse(ask, field);
  if (reason.length > LONGEST) return refuse("Shorten this to 2,000 characters or fewer", field);
  return done(reason);
}
