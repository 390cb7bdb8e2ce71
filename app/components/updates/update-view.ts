import type { FormErrors } from "../forms/error-summary";
import type { Choice } from "../forms/text-fields";
import type { Mark } from "../actions/marks";

/** A form in which an owner says how an action, a milestone or a target goes. */
export interface UpdateFormView {
  /** Names it among the forms of its page. */
  readonly id: string;
  /** Sent along, so that one sent twice is one update. */
  readonly key: string;
  readonly code: string;
  readonly action: string | null;
  readonly target: string | null;
  /** What it may be about: the action as a whole and its milestones. One alone is not asked. */
  readonly abouts: readonly Choice[];
  /** The action's status; null for a milestone or a target, which have none. */
  readonly status: string | null;
  /** Days can slip: not those of a target. */
  readonly hasDays: boolean;
  /** A value that is due together with it. */
  readonly value: {
    readonly target: string;
    readonly period: string;
    readonly label: string;
    readonly unit: string;
  } | null;
  /** Items of the evidence register. */
  readonly evidence: readonly Choice[];
  /** The facilitator writes down what somebody said. */
  readonly isRecorded: boolean;
  /** Who answers, where it is somebody else than whose link it is. */
  readonly answeredBy: string | null;
  /** Under what this browser keeps what is typed until it was saved: whose it is, and of what. */
  readonly draft: string;
}

/** What stands in the way of an update, with what was typed. */
export interface UpdateRefusal {
  readonly form: string;
  readonly errors: FormErrors;
  readonly typed: Readonly<Record<string, string>>;
}

/** An update as its readers see it. */
export interface UpdateView {
  readonly id: string;
  /** The milestone that it is about. */
  readonly about: string | null;
  readonly mark: Mark;
  /** "Karen Whitlock, Jobcentre Plus, 3 June 2008". */
  readonly origin: string;
  readonly done: string | null;
  readonly inTheWay: string | null;
  readonly help: string | null;
  /** What it changed: "End moved from 30 June 2008 to 31 August 2008". */
  readonly changes: readonly string[];
  readonly evidence: readonly { readonly text: string; readonly href: string | null }[];
  readonly file: { readonly name: string; readonly href: string; readonly isPicture: boolean } | null;
  /** Where it stands, when it does not simply hold. */
  readonly standing: string | null;
  readonly mayDecide: boolean;
}

export interface UpdatesView {
  readonly updates: readonly UpdateView[];
  /** "End: first 30 June 2008, moved twice". */
  readonly slips: readonly string[];
  readonly form: UpdateFormView | null;
}

/** Something that waits for its owner's update. */
export interface DueUpdateView {
  readonly title: string;
  /** Null where there is no page to open without signing in. */
  readonly href: string | null;
  /** "due since 1 July 2008". */
  readonly since: string;
  /** "Serves VAT registrations · lead: enterprise team · ends 31 March 2011". */
  readonly facts: string;
  readonly last: Mark | null;
  /** "Priya Nair asked for it on 1 December 2008". */
  readonly asked: string | null;
  readonly form: UpdateFormView;
}

export interface DueView {
  readonly due: readonly DueUpdateView[];
  /** What somebody else answered with the owner's link. */
  readonly toConfirm: readonly {
    readonly title: string;
    readonly href: string | null;
    readonly code: string;
    readonly update: UpdateView;
  }[];
}
