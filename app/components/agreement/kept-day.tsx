import { useSearchParams } from "@remix-run/react";

/** In a form that reads: a page that shows an earlier day goes on showing it. */
export function KeptDay() {
  const day = useSearchParams()[0].get("on");
  return day === null ? null : <input type="hidden" name="on" value={day} />;
}
