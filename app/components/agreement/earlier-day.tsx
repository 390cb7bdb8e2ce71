import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDay, readDay } from "../../lib/dates";
import { PAGES_OF_A_DAY } from "../../lib/pages-of-a-day";
import { DateField } from "../forms/text-fields";
import { AskDay } from "../reports/ask-day";
import { Button } from "../text/button";

interface EarlierDayProps {
  words: string;
  /** What opens from here as it is today. */
  today?: string;
  /** What came later. */
  children?: ReactNode;
}

/** Above a page that shows the agreement as it was: which day, and the way back. */
export function EarlierDay({ words, today = "a single part", children }: EarlierDayProps) {
  const { pathname, search } = useLocation();
  const asked = new URLSearchParams(search);
  asked.delete("on");
  const query = asked.toString();
  return (
    <div className="wm-earlier" role="region" aria-label="An earlier day">
      <p>
        <strong>{words}</strong> <span aria-hidden="true">·</span>{" "}
        <Link to={query === "" ? pathname : `${pathname}?${query}`}>Back to today</Link>
      </p>
      <p className="wm-earlier__note">
        To read only, as it stood at the end of that day. People, organisations, places and indicators have the names
        they have today, and {today} opens as it is today.
      </p>
      {children}
    </div>
  );
}

/**
 * Below a page that can show an earlier day: leads to the same page as known on another, with all else that its address asks.
 * @param problem why nothing is shown of the day that was asked for.
 */
export function AskAnotherDay({ problem = null }: { problem?: string | null }) {
  const { pathname, search } = useLocation();
  if (!PAGES_OF_A_DAY.test(pathname)) return null;
  const asked = new URLSearchParams(search);
  const typed = asked.get("on") ?? "";
  asked.delete("on");
  asked.delete("saved");
  return (
    <details className="wm-working wm-ask-day wm-no-print" open={problem !== null}>
      <summary className="wm-working__summary">See this page as known on another day</summary>
      <AskDay asked={{ typed, problem }} label="As known at the end of">
        {[...asked].map(([name, value], i) => (
          <input key={`${name} ${i}`} type="hidden" name={name} value={value} />
        ))}
      </AskDay>
    </details>
  );
}

/** A page on which an earlier day is chosen, and one whose day was refused comes back to it. */
const CHOOSES = /\/changes\/?$/;

/** Above a page that only knows today, when its address asks for an earlier day. */
export function OnlyToday() {
  const { pathname, search } = useLocation();
  const day = readDay(new URLSearchParams(search).get("on") ?? "");
  const [agreement] = /^\/agreements\/[^/]+/.exec(pathname) ?? [];
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || PAGES_OF_A_DAY.test(pathname) || CHOOSES.test(pathname)) return null;
  if (!agreement && !pathname.startsWith("/region")) return null;
  return (
    <div className="wm-page wm-page--before" role="region" aria-label="Only today">
      <p className="wm-earlier">
        <strong>This page shows today.</strong> It cannot show {formatDay(day)}.{" "}
        {agreement ? <Link to={`${agreement}?on=${day}`}>See the agreement as it was then</Link> : null}
      </p>
    </div>
  );
}

/** A form that leads to the agreement as it was. */
export function ChooseDay({ code, typed, error }: { code: string; typed: string; error: string[] | undefined }) {
  return (
    <Form method="get" action={`/agreements/${code}`} className="wm-filter wm-no-print" aria-label="An earlier day">
      <DateField name="on" form="day" label="See the agreement as it was on" defaultValue={typed} error={error} />
      <div className="wm-filter__go">
        <Button look="second">See it</Button>
      </div>
    </Form>
  );
}
