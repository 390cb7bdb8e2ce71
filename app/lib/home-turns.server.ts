import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { type StandingNegotiation, negotiatedIn, negotiationLock, readNegotiations } from "@models/negotiation/find";
import type { Negotiation, Side } from "@models/negotiation/negotiation";
import type { NextView, TurnView } from "../components/home/home-view";
import { negotiationPath } from "../parts/part-paths";

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
