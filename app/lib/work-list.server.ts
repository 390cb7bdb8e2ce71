import type { Act } from "@models/act";
import type { RegionCalendar } from "@models/calendar/calendar";
import { regionDayFor } from "@models/calendar/due";
import { yearAt } from "@models/calendar/read-calendar";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { RegionAgreement, RegionRow } from "@models/region/keep-table";
import { assessedBy } from "@models/review/assess";
import type { Review } from "@models/review/review";
import { REVIEW_STATE_WORDS } from "@models/review/state";
import { workingDaysUntil } from "@models/review/working-days";
import { reviewsPath } from "../parts/part-paths";
import { yearWords } from "./review-page.server";
import { stateMark, turnOf } from "./review-words";
import { countOf } from "./words";

/** What comes next; the table of all agreements stands right below. */
const AT_FIRST = 10;

/**
 * The reviews of a region's agreed agreements: one's own first, then what is due soonest, begun before not begun.
 * @param table every agreement that was submitted in the region, by name. @param isWhole all of them.
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
  const ranked = agreements
    .map((agreement) => dutyOf(act, agreement, reviews, calendars))
    .sort(
      (a, b) =>
        Number(b.isMine) - Number(a.isMine) ||
        Number(a.due > b.due) - Number(a.due < b.due) ||
        Number(Boolean(b.review)) - Number(Boolean(a.review)),
    );
  const shown = isWhole ? ranked : ranked.slice(0, AT_FIRST);
  const names = await findNames(act.store, [
    ...new Set(
      shown.flatMap(({ review }) => [review?.assigned.to, review?.assigned.second]).filter((id) => id != null),
    ),
  ]);
  const today = act.now.slice(0, 10);
  return {
    rows: shown.map((duty) => rowOf(duty, today, (id) => (id ? (names.get(id) ?? null) : null))),
    more: ranked.length - shown.length,
  };
}

export type WorkList = Awaited<ReturnType<typeof workList>>;

/** The review that an agreement needs next: begun or not, of which year, and by when it is to be judged. */
interface Duty {
  readonly agreement: RegionAgreement;
  readonly review: Review | undefined;
  /** Period code. */
  readonly year: string;
  /** ISO date. */
  readonly due: string;
  readonly isMine: boolean;
}

function dutyOf(
  { actor, now }: Act,
  agreement: RegionAgreement,
  reviews: readonly Review[],
  calendars: readonly RegionCalendar[],
): Duty {
  const own = reviews.filter((each) => each.agreement === agreement._id);
  // One of an earlier year that is not closed is done first.
  const newest = own.findLast(({ state }) => state !== "closed") ?? own[0];
  const year = newest && newest.state !== "closed" ? newest.year : yearAt(agreement, now.slice(0, 10));
  const review = newest?.year === year ? newest : undefined;
  const due = regionDayFor(
    agreement,
    year,
    calendars.find((each) => each.year === year),
    "judgement",
  );
  const { to, second } = review?.assigned ?? {};
  return { agreement, review, year, due, isMine: to === actor.person || second === actor.person };
}

function rowOf(
  { agreement, review, year, due }: Duty,
  today: string,
  nameOf: (id: string | null | undefined) => string | null,
) {
  const turn = review && turnOf(review, "region");
  const asked = Object.values(review?.requests ?? {}).filter(({ answer }) => !answer);
  return {
    code: agreement.code,
    name: agreement.name,
    to: review ? reviewsPath(agreement.code, review._id) : reviewsPath(agreement.code),
    year: yearWords(year),
    mark: review ? stateMark(review.state, turn?.isYours ?? false) : ("none" as const),
    state: review ? REVIEW_STATE_WORDS[review.state].toLowerCase() : "not opened",
    assigned: nameOf(review?.assigned.to),
    second: nameOf(review?.assigned.second),
    judged: review ? `${assessedBy(review, "region")} of ${Object.keys(review.judged).length}` : "",
    days: review?.sent.region ? "" : daysWords(workingDaysUntil(today, due)),
    asked: asked.length === 0 ? null : askedWords(asked.length, asked.filter(({ by }) => by < today).length),
    next: turn?.words ?? "Open the review",
  };
}

function askedWords(asked: number, late: number): string {
  return `${countOf(asked, "request")} not answered${late > 0 ? `, ${late} late` : ""}`;
}

function daysWords(left: number): string {
  if (left < 0) return `${countOf(-left, "working day")} over`;
  return left === 0 ? "today" : `${countOf(left, "working day")} left`;
}
