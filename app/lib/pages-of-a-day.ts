/**
 * What shows the agreement as it was known on an earlier day: every page of it with figures of its own, what is taken
 * away from them, a report and a review; and of the region its table and its indicators.
 */
export const PAGES_OF_A_DAY =
  /^(\/region(\.csv|\/indicators)?|\/agreements\/[^/]+(\/steps\/[1-5]|\/steps\/[13]\.csv|\/targets(\.csv)?|\/commitments|\/comparators(\.csv)?|\/decisions|\/evaluation|\/priorities|\/quality|\/values|\/verification|\/refresh|\/print|\/money|\/reports(\/[^/]+)?|\/reviews(\/[^/]+)?|\/negotiation(\/[^/]+)?|\/calendar|\/downloads|\/agreement\.xlsx|\/tables\/[^/]+\.csv)?)\/?$/;

/** An address with the day in it, where its page can show one. @param day ISO date, or as typed. */
export function onDay(address: string, day: string): string {
  const [, path = "", query = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address) ?? [];
  const isHere = path === "" && /^\?[\w-]+=/.test(address);
  if (!isHere && !PAGES_OF_A_DAY.test(path)) return address;
  const asked = new URLSearchParams(query);
  asked.set("on", day);
  return `${path}?${asked}${anchor}`;
}
