import { MONTHS } from "@models/measures/period";

export { formatDay } from "@models/day";

const inLondon = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** An ISO instant for people, in the time of the United Kingdom: 10 March 2008, 14:05. */
export function formatInstant(instant: string): string {
  return inLondon.format(new Date(instant)).replace(" at ", ", ");
}

/**
 * Reads a day as people write it (2008-03-10, 10 March 2008, 10 Mar 2008, 10/3/2008) into an ISO date. What is not a
 * day comes back as it was, for the schema to refuse with its own words.
 */
export function readDay(typed: string): string {
  const text = typed.trim().replace(/\s+/g, " ");
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (slashed) return isoOf(slashed[3], Number(slashed[2]), slashed[1]);
  const written = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})$/i.exec(text);
  const name = written?.[2]?.toLowerCase() ?? "";
  const month = name.length < 3 ? -1 : MONTHS.findIndex((each) => each.toLowerCase().startsWith(name));
  return written && month >= 0 ? isoOf(written[3], month + 1, written[1]) : text;
}

function isoOf(year = "", month: number, day = ""): string {
  return `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
