import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { type StandingNegotiation, negotiatedIn, negotiationLock, readNegotiations } from "@models/negotiation/find";
import type { Negotiation, Side } from "@models/negotiation/negotiation";
import type { NextView, TurnView } from "../components/home/home-view";
import { lockOn } from "@models/agreement/parts";
import { concernedBy } from "@models/refresh/move-refresh";
import { isNews } from "@models/refresh/answered";
import type { Refresh, RefreshState } from "@models/refresh/refresh";
import type { Target } from "@models/targets/target";
import { negotiationPath, partPath } from "../parts/part-paths";

/**
 * The negotiations in which an agreement's partnership moves next.
 * @param isOurs whether it is this person's to answer.
 */
export async function partnershipTurns(
  { store }: Act,
  agreements: readonly Agreement[],
  isOurs: (negotiation: Negotiation) => boolean = () => true,
): Promise<TurnView[]> {
  const found = await readNegotiations(
    store,
    agreements.map(({ _id }) => _id),
  );
  return agreements
    .flatMap((agreement) =>
      turnsOf(agreement, found.get(agreement._id)?.negotiations ?? [], "partnership").filter(({ of }) => isOurs(of)),
    )
    .map(viewOf);
}

/** The negotiations of a region in which its reviewer moves next. */
export async function regionTurns(act: Act, region: string): Promise<TurnView[]> {
  const found = await negotiatedIn(act, region);
  return found.flatMap(({ agreement, all }) => turnsOf(agreement, all.negotiations, "region")).map(viewOf);
}

/** Refresh proposals in these agreements that wait for somebody. @param words what one waits for; undefined when for nobody here. */
export async function refreshTurns(
  { store }: Pick<Act, "store">,
  agreements: readonly Agreement[],
  words: (refresh: Refresh, target: Target | undefined) => string | undefined,
): Promise<TurnView[]> {
  const open = agreements.filter(({ status }) => lockOn("refresh", status) === null);
  const refreshes = await store.find<Refresh>(
    "refreshes",
    { agreement: { $in: open.map(({ _id }) => _id) }, state: { $in: WAITING }, removed: null },
    { without: ["changes"] },
  );
  const targets = await store.find<Target>(
    "targets",
    { _id: { $in: refreshes.flatMap(({ target }) => target ?? []) } },
    { without: ["changes"] },
  );
  return refreshes.flatMap((refresh): TurnView[] => {
    const agreement = open.find(({ _id }) => _id === refresh.agreement);
    const target = targets.find(({ _id }) => _id === refresh.target);
    const facts = words(refresh, target);
    if (agreement === undefined || facts === undefined) return [];
    return [
      {
        title: `Refresh of “${target?.name ?? refresh.name ?? ""}”`,
        href: partPath(agreement.code, "refresh", refresh._id),
        facts: `${agreement.name} · ${facts}`,
      },
    ];
  });
}

const WAITING: readonly RefreshState[] = ["asking for consent", "declined", "with the region", "returned", "refused"];

/** What a proposal waits for from one organisation. */
export const consentWords =
  (organisation: string) =>
  (refresh: Refresh, target: Target | undefined): string | undefined =>
    refresh.state === "asking for consent" &&
    concernedBy(refresh, target).organisations.includes(organisation) &&
    refresh.consents[organisation] === undefined
      ? "your consent is asked"
      : undefined;

/** @param today ISO date. */
export const facilitatorWords =
  (today: string) =>
  (refresh: Refresh): string | undefined => {
    if (refresh.state === "declined") return "an organisation does not consent";
    if (refresh.state === "returned") return "returned by the region";
    return refresh.state === "refused" && isNews(refresh, today) ? "refused by the region: read why" : undefined;
  };

export const reviewerWords = ({ state }: Refresh): string | undefined =>
  state === "with the region" ? "waits for your decision" : undefined;

/** The first of them as the one next thing. */
export const nextOfTurns = ([first]: readonly TurnView[]): NextView | undefined =>
  first && { title: first.title, due: first.facts, todo: "Look and answer", href: first.href };

interface Turn {
  readonly agreement: Agreement;
  readonly of: Negotiation;
  readonly state: StandingNegotiation["standing"]["state"];
}

function turnsOf(agreement: Agreement, all: readonly StandingNegotiation[], side: Side): Turn[] {
  if (negotiationLock(agreement.status) !== null) return [];
  return all.flatMap(({ negotiation, standing }) =>
    standing.turn === side ? [{ agreement, of: negotiation, state: standing.state }] : [],
  );
}

const FACTS: Readonly<Record<Turn["state"], string>> = {
  offered: "offered to the region",
  countered: "the region answered",
  changed: "changed since it was agreed: offer it again",
  agreed: "agreed",
  withdrawn: "withdrawn",
};

const viewOf = ({ agreement, of, state }: Turn): TurnView => ({
  title: `Negotiate “${of.name}”`,
  href: negotiationPath(agreement.code, of._id),
  facts: `${agreement.name} · ${FACTS[state]}`,
});
