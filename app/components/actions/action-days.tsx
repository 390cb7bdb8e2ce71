import { Link } from "@remix-run/react";
import type { StepFive } from "~/lib/step-5.server";
import { StatusMark } from "../text/status-mark";

/** What happens when: every start, milestone and end, month by month. */
export function ActionDays({ months }: { months: StepFive["months"] }) {
  return (
    <>
      {months.map((month) => (
        <section key={month.name} className="wm-days">
          <h3 className="wm-days__month">{month.name}</h3>
          <ul className="wm-plain-list">
            {month.days.map((day) => (
              <li key={day.id} className="wm-days__item">
                <time dateTime={day.on} className="wm-days__day">
                  {day.day}
                </time>
                <div>
                  <p className="wm-days__what">
                    <Link to={day.href}>{day.what}</Link>{" "}
                    {day.mark ? <StatusMark kind={day.mark.kind}>{day.mark.words}</StatusMark> : null}
                  </p>
                  <p className="wm-small wm-muted">
                    {day.kind}
                    {day.of ? ` of ${day.of}` : ""} · {day.owner}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
