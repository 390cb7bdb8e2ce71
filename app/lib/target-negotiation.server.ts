import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { mayOnSide, negotiationLock, sideOf, withStandings } from "@models/negotiation/find";
import { type Negotiation, negotiationId } from "@models/negotiation/negotiation";
import { whyNotOffered } from "@models/negotiation/offer";
import { may } from "@models/people/permissions";
import { negotiationPath } from "../parts/part-paths";
import { standingWords } from "./negotiation-words";

/** Where the negotiation of one target stands, for step 3, or where it can be begun; null when there is neither. */
export async function targetNegotiation(act: Act, book: Book, id: string | undefined) {
  const { agreement, parts, organisations } = book;
  const subject = subjectOf(agreement);
  const target = parts.target.find(({ _id }) => _id === id);
  if (!target || !may(act.actor, "negotiation.read", subject)) return null;
  const base = `/agreements/${agreement.code}/negotiation`;
  const negotiation = await act.store.get<Negotiation>("negotiations", negotiationId(target._id));
  if (negotiation === undefined) {
    const isOffered =
      negotiationLock(agreement.status) === null &&
      whyNotOffered(target) === null &&
      mayOnSide(act.actor, "negotiation.offer", subject, "partnership");
    return isOffered ? { words: "Not offered yet", label: "Offer to the region", to: `${base}#offers` } : null;
  }
  const standing = (await withStandings(act.store, [negotiation]))[0]?.standing;
  if (standing === undefined) return null;
  const lead = organisations.find(({ _id }) => _id === target.lead)?.name ?? "the lead organisation";
  const answers = may(act.actor, "negotiation.propose", { ...subject, owners: target.lead ? [target.lead] : [] });
  const { words, turn } = standingWords(standing, answers ? sideOf(act.actor, subject) : null, lead);
  const label = [words, turn].filter(Boolean).join(", ");
  return {
    words: "",
    label: label.charAt(0).toUpperCase() + label.slice(1),
    to: negotiationPath(agreement.code, negotiation._id),
  };
}

export type TargetNegotiation = NonNullable<Awaited<ReturnType<typeof targetNegotiation>>>;
