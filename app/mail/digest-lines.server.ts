import type { MailKind } from "@models/people/mail-choice";
import type { HomeView, OwnView, RoleHome } from "../components/home/home-view";

export const KIND_WORDS: Readonly<Record<MailKind, string>> = {
  answers: "Waiting for your yes or no",
  commitments: "Commitments that wait for you",
  updates: "Waiting for your update",
  figures: "Figures that are due",
  queries: "An auditor asks",
  turns: "Your turn in a negotiation or a refresh",
  reviews: "Reviews and dates",
  late: "Actions that are late",
  next: "What is next",
  minutes: "Minutes of workshops, when they are sent to you",
};

/** One thing that a letter tells of. */
export interface DigestLine {
  readonly kind: MailKind;
  readonly title: string;
  /** Path on the site. */
  readonly href: string;
  readonly facts: string;
}

/** What home says needs a person, as lines of a letter: what home lists for information only is left out. */
export function digestLines(view: HomeView): DigestLine[] {
  return unique(view.roles.flatMap(linesOf));
}

function linesOf(home: RoleHome): DigestLine[] {
  const line = (kind: MailKind) => (each: { title: string; href: string; facts?: string }) => ({
    ...{ kind, title: each.title, href: each.href },
    facts: each.facts ?? "",
  });
  const marked = (kind: MailKind) => (each: OwnView) =>
    line(kind)({ ...each, facts: `${each.mark.words} · ${each.facts}` });
  // A member may read and comment, which nobody waits for.
  const next =
    home.next && home.role !== "member"
      ? [line("next")({ ...home.next, facts: [home.next.due, home.next.detail].filter(Boolean).join(" · ") })]
      : [];
  if (home.role === "administrator") return next;
  const shared = [
    ...(home.reviews ?? []).map(marked("reviews")),
    ...home.queries.map(line("queries")),
    ...home.turns.map(line("turns")),
  ];
  if (home.role === "partner") {
    return [
      ...home.waiting.map(line("answers")),
      ...home.updates.due.flatMap(({ title, href, since, asked }) =>
        href ? [line("updates")({ title, href, facts: [since, asked].filter(Boolean).join(" · ") })] : [],
      ),
      ...home.promises.map(marked("commitments")),
      ...home.updates.due.map(({ title, href, since, asked }) =>
        line("updates")({ title, href: href ?? "/home", facts: asked ?? since }),
      ),
      ...shared,
      ...home.figures.filter(({ isDue }) => isDue).map((each) => line("figures")({ ...each, facts: each.when })),
      ...home.actions
        .filter(({ mark }) => mark.kind === "must" || mark.kind === "risk")
        .map((each) => line("late")({ ...each, facts: each.mark.words })),
    ];
  }
  if (home.role === "facilitator") return [...next, ...home.promises.map(marked("commitments")), ...shared];
  return [...next, ...shared];
}

/** The same thing may need somebody in two roles. */
function unique(lines: readonly DigestLine[]): DigestLine[] {
  const seen = new Set<string>();
  return lines.filter(({ href }) => !seen.has(href) && seen.add(href));
}
