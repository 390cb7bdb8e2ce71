import type { Action } from "../actions/action";
import type { Indicator } from "../measures/indicator";
import type { Target } from "../targets/target";
import { type AskedCommitment, commitmentsOf } from "../commitments/asked";
import type { Book } from "./book";
import type { Candidate } from "./priority";

/** Figures that an organisation supplies, and the day (ISO date) on which they are next published, when it is known. */
export interface SuppliedFigures {
  readonly candidate: Candidate;
  readonly indicator: Indicator;
  readonly next: string | null;
  readonly isDue: boolean;
}

/** What some organisations have to do with an agreement. */
export interface OwnWork {
  /** Asked and not answered, or asked again. */
  readonly waiting: readonly AskedCommitment[];
  /** Actions that they own or answer for a part of, those they declined left out. */
  readonly actions: readonly Action[];
  /** Targets that they lead. */
  readonly targets: readonly Target[];
  /** What is due first. */
  readonly figures: readonly SuppliedFigures[];
  readonly declined: readonly AskedCommitment[];
}

/** @param today ISO date. */
export function workOf(book: Book, organisations: readonly string[], today: string): OwnWork {
  const isOurs = (id: string | null | undefined) => id != null && organisations.includes(id);
  const commitments = commitmentsOf(book).filter(({ organisation }) => isOurs(organisation));
  const declined = commitments.filter(({ state }) => state === "declined");
  const refused = new Set(declined.map(({ part }) => part._id));
  return {
    waiting: commitments.filter(({ state }) => state === "waiting" || state === "asked again"),
    actions: book.parts.action.filter(
      ({ _id, owner, partners, status }) =>
        (isOurs(owner) || partners.some(isOurs)) && status !== "dropped" && !refused.has(_id),
    ),
    targets: book.parts.target.filter(({ _id, lead }) => isOurs(lead) && !refused.has(_id)),
    figures: suppliedFigures(book, organisations, today),
    declined,
  };
}

/** The figures that organisations supply, by the day they are next published; those without a day come last. */
export function suppliedFigures(book: Book, organisations: readonly string[], today: string): SuppliedFigures[] {
  return book.parts.candidate
    .filter(({ standing, supplier }) => standing === "chosen" && organisations.includes(supplier.organisation ?? ""))
    .flatMap((candidate): SuppliedFigures[] => {
      const indicator = book.indicators.find(({ _id }) => _id === candidate.indicator);
      const next = candidate.supplier.nextPublication ?? null;
      return indicator ? [{ candidate, indicator, next, isDue: next !== null && next <= today }] : [];
    })
    .sort((a, b) => (a.next ?? "9999").localeCompare(b.next ?? "9999"));
}

/** Who has not answered yet, with what each is asked about; those who are asked most first. */
export function waitingByOrganisation(
  book: Pick<Book, "parts">,
): { readonly organisation: string; readonly waiting: readonly AskedCommitment[] }[] {
  const open = commitmentsOf(book).filter(({ state }) => state === "waiting" || state === "asked again");
  return [...new Set(open.map(({ organisation }) => organisation))]
    .map((organisation) => ({ organisation, waiting: open.filter((each) => each.organisation === organisation) }))
    .sort((a, b) => b.waiting.length - a.waiting.length);
}
