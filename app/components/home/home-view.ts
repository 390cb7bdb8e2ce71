import type { ProposalView } from "../../lib/proposals.server";
import type { HeaderAgreement } from "../layout/site-header";
import type { AttentionView } from "../updates/meter-view";
import type { DueView } from "../updates/update-view";
import type { MarkKind } from "../text/status-mark";

/** Home as plain data: what each role that a person holds is shown. */

interface Linked {
  readonly title: string;
  readonly href: string;
}

/** A yes or no that an organisation is asked for. */
export interface AskedView extends Linked {
  /** Names it among all that are asked. */
  readonly key: string;
  readonly code: string;
  readonly kind: "target" | "action";
  readonly id: string;
  readonly organisation: string;
  /** The hash of what is on the page. */
  readonly saw: string;
  readonly facts: string;
  /** What changed since the last answer, in words. */
  readonly changed: readonly string[];
}

export interface FigureView extends Linked {
  readonly id: string;
  readonly isDue: boolean;
  /** "due 19 March 2008". */
  readonly when: string;
  readonly source: string | null;
}

export interface OwnView extends Linked {
  readonly id: string;
  readonly mark: { readonly kind: MarkKind; readonly words: string };
  /** "next: rooms agreed, 16 May 2008". */
  readonly facts: string;
}

/** A negotiation or a refresh proposal in which it is this person's side to move. */
export interface TurnView extends Linked {
  /** "Coventry Local Area Agreement · the region answered". */
  readonly facts: string;
}

/** An auditor's query that is not closed. */
export interface QueryView extends Linked {
  readonly id: string;
  readonly question: string;
  /** "answer by 28 March 2008". */
  readonly facts: string;
  /** The day on which an answer was due has gone by. */
  readonly isLate: boolean;
}

/** The one next thing, where it is done on another page. */
export interface NextView extends Linked {
  readonly due?: string | undefined;
  readonly detail?: string | undefined;
  readonly todo: string;
}

interface OfRole {
  readonly key: string;
  /** How many things need this person in the role. */
  readonly needs: number;
  readonly next?: NextView | undefined;
  /** Reviews in which it is this person's move, what the region asked of them, and dates that were missed. */
  readonly reviews?: readonly OwnView[];
  readonly workshops?: readonly OwnView[];
  /** Decisions of which a review asks what became of them. */
  readonly outcomes?: readonly OwnView[];
  /** What readers of a published agreement said and nobody has looked at. */
  readonly feedback?: readonly OwnView[];
}

export interface PartnerHome extends OfRole {
  readonly role: "partner";
  readonly agreement: HeaderAgreement;
  readonly organisation: string;
  readonly waiting: readonly AskedView[];
  /** What waits for our word on how it goes. */
  readonly updates: DueView;
  readonly figures: readonly FigureView[];
  readonly actions: readonly OwnView[];
  readonly targets: readonly OwnView[];
  /** Figures that this person proposed to the facilitator. */
  readonly proposed: readonly OwnView[];
  readonly declined: readonly (Linked & { readonly reason: string })[];
  /** Commitments that wait for our side, or are overdue to be looked at again. */
  readonly promises: readonly OwnView[];
  /** What we were asked for and have not promised, or promised and have not secured. */
  readonly money: readonly OwnView[];
  readonly turns: readonly TurnView[];
  readonly queries: readonly QueryView[];
}

export interface FacilitatedAgreement {
  readonly header: HeaderAgreement;
  readonly steps: readonly {
    readonly number: number;
    readonly title: string;
    readonly to: string;
    readonly kind: MarkKind;
    readonly words: string;
  }[];
  readonly next: NextView | undefined;
  readonly waiting: readonly { readonly organisation: string; readonly items: readonly Linked[] }[];
  /** The actions that are late, at risk or wait for an update; null before it is agreed and when none is. */
  readonly attention: AttentionView | null;
  /** What is flagged about its money, the most pressing first. */
  readonly money: readonly OwnView[];
}

export interface FacilitatorHome extends OfRole {
  readonly role: "facilitator";
  readonly partnership: string;
  readonly partnershipTo: string;
  readonly newTo: string;
  readonly agreements: readonly FacilitatedAgreement[];
  /** Commitments that wait for the partnership, or are overdue to be looked at again. */
  readonly promises: readonly OwnView[];
  readonly turns: readonly TurnView[];
  readonly queries: readonly QueryView[];
  readonly proposals: readonly ProposalView[];
}

export interface ReaderHome extends OfRole {
  readonly role: "reviewer" | "auditor" | "member";
  readonly title: string;
  readonly agreements: readonly {
    readonly header: HeaderAgreement;
    readonly links: readonly { readonly label: string; readonly to: string }[];
  }[];
  readonly empty: { readonly title: string; readonly why: string };
  readonly turns: readonly TurnView[];
  /** An auditor's. */
  readonly queries: readonly QueryView[];
}

export interface AdministratorHome extends OfRole {
  readonly role: "administrator";
  readonly counts: string;
}

export type RoleHome = PartnerHome | FacilitatorHome | ReaderHome | AdministratorHome;

export interface HomeView {
  readonly needs: number;
  readonly roles: readonly RoleHome[];
  /** What was just answered here. */
  readonly note: string | undefined;
  /** The update that was just saved here. */
  readonly sent: string | null;
}

/** What stands in the way of an answer given on this page, with what was typed. */
export interface AnswerRefusal {
  readonly key: string;
  readonly reason: string;
  readonly errors: { readonly reason: readonly string[] };
}

/** Why nobody was asked for an update. */
export interface NudgeRefusal {
  readonly code: string;
  readonly problem: string;
}
