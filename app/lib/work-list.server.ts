import type { Act } from "@models/act";
import type { RegionCalendar } from "@models/calendar/calendar";
import { regionDayFor } from "@models/calendar/due";
import { yearAt } from "@models/calendar/read-calendar";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import { compareNames } from "@models/region/arrange-rows";
import type { RegionAgreement, RegionRow } from "@models/region/keep-table";
import { assessedBy } from "@models/review/assess";
import type { Review } from "@models/review/review";
import { REVIEW_STATE_WORDS } from "@models/review/state";
import { workingDaysUntil } from "@models/review/working-days";
import { reviewsPath } from "../parts/part-paths";
import { yearWords } from "./review-page.server";
import { stateMark, turnOf } from "./review-words";
import { countOf } from "./words";

/** More would be longer than what it is the list for. */
const AT_FIRST = 25;

/**
 * The reviews of a region's agreed agreements: one's own first, then what is due soonest, begun before not begun.
 * @param table every agreement that was submitted in the region. @param isWhole all of them.
 */
export async function workList(act: Act, region: string, table: readonly RegionRow[], isWhole: boolean) {
  if (!may(act.actor, "review.judge", { region, withRegion: true })) return { rows: [], more: 0 };
  const agreements = table.map(({ agreement }) => agreement).filter(({ status }) => status === "agreed");
  const [reviews, calendars] = await Promise.all([
    act.store.find<Review>(
      "reviews",
      { agreement: { $in: agreements.map(({ _id }) => _id) }, kind: "annual" },
      { without: ["changes"], sort: { year: -1 } },
    ),
    act.store.find<RegionCalendar>("regionCalendars", { region }, { without: ["changes"] }),
  ]);
  const names = await findNames(act.store, [
    ...new Set(reviews.flatMap(({ assigned }) => [assigned.to, assigned.second]).filter((id) => id != null)),
  ]);
  const rows = agreements
    .map((agreement) => rowOf(act, agreement, reviews, calendars, (id) => (id ? (names.get(id) ?? null) : null)))
    .sort(
      (a, b) =>
        Number(b.isMine) - Number(a.isMine) ||
        a.left - b.left ||
        Number(b.isOpen) - Number(a.isOpen) ||
        compareNames(a.name, b.name),
    );
  return { rows: isWhole ? rows : rows.slice(0, AT_FIRST), more: isWhole ? 0 : Math.max(0, rows.length - AT_FIRST) };
}

export type WorkList = Awaited<ReturnType<typeof workList>>;

function rowOf(
  { actor, now }: Act,
  agreement: RegionAgreement,
  reviews: readonly Review[],
  calendars: readonly RegionCalendar[],
  nameOf: (id: string | null | undefined) => string | null,
) {
  const today = now.slice(0, 10);
  const own = reviews.filter((review) => review.agreement === agreement._id);
  // One of an earlier year that is not closed is done first.
  const review = own.findLast(({ state }) => state !== "closed") ?? own[0];
  const year = review && review.state !== "closed" ? review.year : yearAt(agreement, today);
  const current = review?.year === year ? review : undefined;
  const calendar = calendars.find((each) => each.year === year);
  const due = regionDayFor(agreement, year, calendar, "judgement");
  const left = workingDaysUntil(today, due);
  const turn = current && turnOf(current, "region");
  const asked = Object.values(current?.requests ?? {}).filter(({ answer }) => !answer);
  const { to, second } = current?.assigned ?? {};
  return {
    code: agreement.code,
    name: agreement.name,
    to: current ? reviewsPath(agreement.code, current._id) : reviewsPath(agreement.code),
    year: yearWords(year),
    mark: current ? stateMark(current.state, turn?.isYours ?? false) : ("none" as const),
    state: current ? REVIEW_STATE_WORDS[current.state].toLowerCase() : "not opened",
    assigned: nameOf(to),
    second: nameOf(second),
    judged: current ? `${assessedBy(current, "region")} of ${Object.keys(current.judged).length}` : "",
    left,
    isOpen: current !== undefined,
    days: current?.sent.region ? "" : daysWords(left),
    asked: asked.length === 0 ? null : askedWords(asked.length, asked.filter(({ by }) => by < today).length),
    next: turn?.words ?? "Open the review",
    isMine: to === actor.person || second === actor.person,
  };
}

function askedWords(asked: number, late: number): string {
  return `${countOf(asked, "request")} not answered${late > 0 ? `, ${late} late` : ""}`;
}

function daysWords(left: number): string {
  if (left < 0) return `${countOf(-left, "working day")} over`;
  return left === 0 ? "today" : `${countOf(left, "working day")} left`;
}
