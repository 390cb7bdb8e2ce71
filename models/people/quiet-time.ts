import type { MailChoice } from "./mail-choice";

type Quiet = Pick<MailChoice, "quietFrom" | "quietUntil" | "weekends">;

const HOUR = 3_600_000;
/** No quiet time is longer: two days of a weekend and the night before and after. */
const LONGEST_HOURS = 24 * 4;

/** Whether nothing is to be sent now. @param zone IANA name, such as Europe/London. */
export function isQuiet({ quietFrom, quietUntil, weekends }: Quiet, at: Date, zone: string): boolean {
  const { hour, weekday } = localTime(at, zone);
  if (!weekends && (weekday === "Sat" || weekday === "Sun")) return true;
  if (quietFrom === quietUntil) return false;
  return quietFrom < quietUntil ? hour >= quietFrom && hour < quietUntil : hour >= quietFrom || hour < quietUntil;
}

/** The first moment from an instant on that is not quiet: the instant itself, or the beginning of an hour. */
export function firstLoudMoment(quiet: Quiet, from: Date, zone: string): Date {
  let at = from;
  for (let hours = 0; hours < LONGEST_HOURS && isQuiet(quiet, at, zone); hours++) {
    at = new Date((Math.floor(at.getTime() / HOUR) + 1) * HOUR);
  }
  return at;
}

function localTime(at: Date, zone: string): { hour: number; weekday: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    hourCycle: "h23",
    weekday: "short",
    timeZone: zone,
  });
  const part = (type: string) => parts.formatToParts(at).find((each) => each.type === type)?.value ?? "";
  return { hour: Number(part("hour")), weekday: part("weekday") };
}
