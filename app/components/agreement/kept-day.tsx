import { useLocation, useSearchParams } from "@remix-run/react";
import { PAGES_OF_A_DAY, onDay } from "../../lib/pages-of-a-day";

/** In a form that reads: a page that shows an earlier day goes on showing it. */
export function KeptDay() {
  const day = useSearchParams()[0].get("on");
  return day === null ? null : <input type="hidden" name="on" value={day} />;
}

/** On a page of an earlier day: the address of another page, or of what is taken away, of that day. */
export function useOnDay(): (address: string) => string {
  const { pathname, search } = useLocation();
  const day = PAGES_OF_A_DAY.test(pathname) ? new URLSearchParams(search).get("on") : null;
  return (address) => (day === null ? address : onDay(address, day));
}
