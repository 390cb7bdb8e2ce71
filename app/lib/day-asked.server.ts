import { data } from "@remix-run/node";
import { readDay } from "./dates";
import { PAGES_OF_A_DAY } from "./pages-of-a-day";

/** The day that the address asks for, such as ?on=2008-03-03; null on pages that only know today. */
export function dayAsked(request: Request): string | null {
  const { pathname, searchParams } = new URL(request.url);
  const asked = searchParams.get("on");
  return asked !== null && PAGES_OF_A_DAY.test(pathname) ? readDay(asked) : null;
}

/** @throws data with words when a form is sent from the agreement as it was. */
export function refuseEarlierDay(request: Request): void {
  if (dayAsked(request) === null) return;
  throw data(
    { message: "This is the agreement as it was on an earlier day, to read only. Go back to today to change it." },
    400,
  );
}
