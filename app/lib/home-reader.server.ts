import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import type { Book } from "@models/agreement/book";
import type { RoleHeld } from "@models/people/actor";
import type { NextView, ReaderHome } from "../components/home/home-view";
import { headerOf } from "./agreement-header";
import { formatDay } from "./dates";
import { nextOfTurns, refreshTurns, regionTurns, reviewerWords } from "./home-turns.server";
import { capitalised } from "./words";
import { queriesToClose, uniqueQueries } from "./query-items.server";

type ReaderRole = ReaderHome["role"];

interface ReaderRules {
  title(place: string): string;
  readonly empty: ReaderHome["empty"];
  links(agreement: Agreement): { label: string; to: string }[];
  /** What an agreement asks of this reader; undefined when nothing. */
  next(agreement: Agreement): NextView | undefined;
}

const RULES: Readonly<Record<ReaderRole, ReaderRules>> = {
  reviewer: {
    title: (place) => `Agreements submitted in ${place}`,
    empty: {
      title: "No agreement has been submitted yet",
      why: "An agreement appears here when its partnership submits it to the region.",
    },
    links: ({ code, status }) => [
      { label: "Read it", to: `/agreements/${code}` },
      { label: status === "submitted" ? "Agree or return it" : "Submission", to: `/agreements/${code}/submission` },
    ],
    next: ({ code, name, status }) =>
      status === "submitted"
        ? {
            title: `Read ${name}, then agree it or return it`,
            todo: "Read it",
            href: `/agreements/${code}`,
          }
        : undefined,
  },
  auditor: {
    title: (place) => `Agreements you can examine in ${place}`,
    empty: {
      title: "No agreement to examine yet",
      why: "You can sample and verify figures once an agreement is submitted to the region, or from the start in a partnership.",
    },
    links: ({ code }) => [
      { label: "Figures", to: `/agreements/${code}/steps/1` },
      { label: "Sample and queries", to: `/agreements/${code}/verification` },
      { label: "Data quality", to: `/agreements/${code}/quality` },
      { label: "Changes", to: `/agreements/${code}/changes` },
      { label: "Print", to: `/agreements/${code}/print` },
    ],
    next: () => undefined,
  },
  member: {
    title: (place) => `Agreements of ${place}`,
    empty: {
      title: "No agreement yet",
      why: "You can read and comment on the agreement here as soon as the facilitator has started it.",
    },
    links: ({ code }) => [
      { label: "At a glance", to: `/agreements/${code}` },
      { label: "As one document", to: `/agreements/${code}/print` },
    ],
    next: ({ code, name, status, published }) => {
      if (status === "agreed" || status === "closed") return undefined;
      const closes = published?.kind === "consultation draft" && published.publication ? published.closes : undefined;
      return {
        title: `Read ${name} and say what you think of it`,
        due: closes ? `Comments until ${formatDay(closes)}` : undefined,
        detail: "Open any target, action, option or piece of evidence to comment on it.",
        todo: "Read it at a glance",
        href: `/agreements/${code}`,
      };
    },
  },
};

/** The agreements that somebody reads, judges or examines. */
export async function readerHome(
  act: Act,
  held: RoleHeld,
  agreements: readonly Agreement[],
  open: (code: string) => Promise<Book>,
): Promise<ReaderHome> {
  const role = held.role as ReaderRole;
  const rules = RULES[role];
  const waiting = agreements.flatMap((agreement) => rules.next(agreement) ?? []);
  const turns =
    role === "reviewer" && held.region
      ? [...(await regionTurns(act, held.region)), ...(await refreshTurns(act, agreements, reviewerWords))]
      : [];
  const books = role === "auditor" ? await Promise.all(agreements.map(({ code }) => open(code))) : [];
  const queries = uniqueQueries(books.flatMap((book) => queriesToClose(book, act.now.slice(0, 10))));
  return {
    role,
    key: `${role}-${held.partnership ?? held.region ?? ""}`,
    needs: waiting.length + turns.length + queries.length,
    next: waiting[0] ?? nextOfTurns(turns) ?? nextOfQueries(queries),
    turns,
    queries,
    title: rules.title(await placeOf(act, held)),
    agreements: agreements.map((agreement) => ({ header: headerOf(agreement), links: rules.links(agreement) })),
    empty: rules.empty,
  };
}

const nextOfQueries = ([first]: ReaderHome["queries"]): NextView | undefined =>
  first && {
    title: first.title,
    due: capitalised(first.facts),
    detail: first.question,
    todo: "Close the query",
    href: first.href,
  };

async function placeOf({ store }: Act, { partnership, region }: RoleHeld): Promise<string> {
  const id = partnership ?? region ?? "";
  const found = await store.get<{ _id: string; rev: number; name: string }>(partnership ? "partnerships" : "areas", id);
  return `the ${found?.name ?? "region"}`;
}
