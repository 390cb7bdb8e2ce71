import type { LoaderFunctionArgs } from "@remix-run/node";
import { NotFoundError } from "@models/outcome";
import { findCalendarReader } from "@models/people/calendar-link";
import { calendarFor } from "~/lib/calendar.server";
import { actOf } from "~/lib/gate.server";
import { linkTo } from "~/lib/issue.server";

/** One person's calendar: whoever holds the link reads what that person may see today. */
export async function loader({ params, request, context }: LoaderFunctionArgs): Promise<Response> {
  const actor = await findCalendarReader(context.store, params["token"] ?? "");
  if (!actor) throw new NotFoundError("calendar");
  const calendar = await calendarFor(actOf(context, actor), linkTo(context, request, ""));
  return new Response(calendar, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="waymark.ics"',
      "Cache-Control": "private, no-store",
    },
  });
}
