import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { missedDates } from "@models/calendar/read-calendar";
import type { RoleHeld } from "@models/people/actor";
import type { Review } from "@models/review/review";
import type { AdministratorHome, NextView, OwnView, RoleHome } from "../components/home/home-view";
import { reviewsPath } from "../parts/part-paths";
import { DATE_WORDS } from "./calendar-words";
import { formatDay } from "./dates";
import { yearWords } from "./review-page.server";
import { stateMark, turnOf } from "./review-words";
import { capitalised } from "./words";

type ActingHome = Exclude<RoleHome, AdministratorHome>;

/** As many missed dates as a home lists. */
const MOST_MISSED = 10;

/**
 * A home with the reviews in which it is this role's move, what the region asked of the person, and dates that were missed,
 * which lock nothing.
 */
export async function withReviews<H extends ActingHome>(
  act: Act,
  held: RoleHeld,
  home: H,
  all: readonly Agreement[],
): Promise<H> {
  if (held.role !== "facilitator" && held.role !== "partner" && held.role !== "reviewer") return home;
  const agreements = "agreement" in home ? all.filter(({ code }) => code === home.agreement.code) : all;
  const today = act.now.slice(0, 10);
  const open = await act.store.find<Review>(
    "reviews",
    { agreement: { $in: agreements.map(({ _id }) => _id) }, state: { $ne: "closed" } },
    { without: ["changes"] },
  );
  const known = open.filter(({ kind }) => kind === "annual" || held.partnership !== undefined);
  const moves = known.flatMap((review) => {
    const agreement = agreements.find(({ _id }) => _id === review.agreement);
    return agreement ? [...movesIn(review, agreement, held), ...asksIn(act, review, agreement, held)] : [];
  });
  const missed = held.role === "partner" ? [] : await missedDates(act, agreements, today);
  const dates = missed.slice(0, MOST_MISSED).map(({ agreement, date }): OwnView => ({
    id: `${agreement.code}-${date.id}`,
    title: DATE_WORDS[date.kind],
    href: `/agreements/${agreement.code}/calendar${date.year ? `?year=${date.year}` : ""}`,
    mark: { kind: "risk", words: "missed" },
    facts: `was due ${formatDay(date.on)} · ${agreement.name}`,
  }));
  return {
    ...home,
    needs: home.needs + moves.length,
    next: home.next ?? nextOfReviews(moves),
    reviews: [...moves, ...dates],
  };
}

/** The first of them as the one next thing. */
const nextOfReviews = ([first]: readonly OwnView[]): NextView | undefined =>
  first && { title: first.title, due: capitalised(first.facts), todo: "Open the review", href: first.href };

/** What this role does next in a review, where it is its move. */
function movesIn(review: Review, { code, name }: Agreement, { role }: RoleHeld): OwnView[] {
  const isRehearsal = review.kind === "rehearsal";
  // Whoever is no facilitator plays the region in a rehearsal, and has no part in a review.
  if (role === "partner" && !isRehearsal) return [];
  const turn = turnOf(review, role === "facilitator" ? "partnership" : "region");
  if (!turn.isYours) return [];
  return [
    {
      id: review._id,
      title: turn.words,
      href: reviewsPath(code, review._id),
      mark: { kind: stateMark(review.state, true), words: isRehearsal ? "rehearsal" : "your move" },
      facts: `${isRehearsal ? "rehearsal" : "review"} of ${yearWords(review.year)} · ${name}`,
    },
  ];
}

/** What the region asked and nobody has answered; for the region, only what is late. */
function asksIn(act: Act, review: Review, { code, name }: Agreement, { role }: RoleHeld): OwnView[] {
  const today = act.now.slice(0, 10);
  return Object.entries(review.requests).flatMap(([id, { text, who, by, answer }]): OwnView[] => {
    const isLate = by < today;
    const isMine = role === "facilitator" || (role === "partner" ? who === act.actor.person : isLate);
    if (answer || !isMine) return [];
    return [
      {
        id: `${review._id}-${id}`,
        title: role === "reviewer" ? `No answer yet: ${text}` : `Answer the region: ${text}`,
        href: `${reviewsPath(code, review._id)}#desk`,
        mark: { kind: isLate ? "must" : "open", words: isLate ? "late" : "asked" },
        facts: `by ${formatDay(by)} · ${name}`,
      },
    ];
  });
}
