import type { Side } from "@models/commitments/commitment";
import type { CommitmentMove } from "@models/commitments/commitment-state";
import type { RefreshingView } from "./refreshing.server";
import type { FormErrors } from "~/components/forms/error-summary";
import type { HistoryEntry } from "~/components/text/history";
import type { MoneyOnPart } from "~/lib/money-on-part.server";
import type { UpdateRefusal, UpdatesView } from "~/components/updates/update-view";
import type { MarkKind } from "~/components/text/status-mark";

/** What one field of a part says, as plain data for its page. */
export type Shown =
  | { readonly as: "nothing" }
  | { readonly as: "text"; readonly text: string }
  | { readonly as: "link"; readonly href: string; readonly text: string }
  | { readonly as: "list"; readonly items: readonly { readonly text: string; readonly to?: string | undefined }[] }
  | { readonly as: "entries"; readonly entries: readonly { readonly key: string; readonly text: string }[] };

export interface ShownRow {
  readonly name: string;
  readonly label: string;
  readonly shown: Shown;
}

export interface LinkedParts {
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly to: string }[];
  readonly add?: { readonly label: string; readonly to: string } | undefined;
}

/** Where one organisation's answer stands, and what this person may do about it. */
export interface AnswerView {
  readonly organisation: string;
  /** Hash of what is asked, as it is on this page. */
  readonly saw: string;
  readonly name: string;
  readonly as: string;
  readonly mark: MarkKind;
  readonly words: string;
  readonly reason?: string | undefined;
  /** "Recorded by Ann Lee on 10 March 2008", and for whom when it came by telephone or letter. */
  readonly origin?: string | undefined;
  /** What changed since the answer, in words: "Trajectory, 2008: from 30.1 to 32.6". */
  readonly since: readonly string[];
  readonly mayAnswer: boolean;
  readonly mayRecord: boolean;
  readonly terms?: { readonly text: string; readonly to: string } | undefined;
}

/** What one side of a commitment has said, and what this person may do for it. */
export interface SideView {
  readonly side: Side;
  /** Who speaks for it: an organisation, or the partnership for the public. */
  readonly name: string;
  readonly as: string;
  readonly mark: MarkKind;
  readonly words: string;
  readonly reason?: string | undefined;
  readonly origin?: string | undefined;
  readonly moves: readonly CommitmentMove[];
}

/** The signatures under a commitment and how it ended. */
export interface SigningView {
  /** Hash of the text on this page. */
  readonly saw: string;
  readonly mark: MarkKind;
  readonly words: string;
  /** What one side said of its end and what the other answered, or why it was reconsidered or withdrawn. */
  readonly said: readonly string[];
  /** What was signed has changed since, in words. */
  readonly since: readonly string[];
  readonly sides: readonly SideView[];
}

export interface CommentView {
  readonly id: string;
  readonly who: string;
  readonly when: string;
  readonly text: string;
  readonly seenBy: string;
}

export interface PartPageView {
  readonly code: string;
  readonly kind: string;
  readonly priority: { readonly id: string; readonly name: string } | undefined;
  readonly word: string;
  readonly title: string;
  readonly caption: string;
  /** Who agreed a target's numbers with the region. */
  readonly signed?: string | undefined;
  /** The earlier agreement that gave it. */
  readonly carried?: { readonly words: string; readonly to: string | undefined } | undefined;
  /** The figures or words are made up for the example. */
  readonly isIllustrative: boolean;
  readonly holder?: string | undefined;
  readonly audience?: string | undefined;
  readonly groups: readonly { readonly title?: string | undefined; readonly rows: readonly ShownRow[] }[];
  readonly linked: readonly LinkedParts[];
  /** Present only for what organisations are asked to accept. */
  readonly commitment?: { readonly answers: readonly AnswerView[] } | undefined;
  /** Present only for a commitment. */
  readonly signing?: SigningView | undefined;
  /** Present only for a refresh proposal. */
  readonly refreshing?: RefreshingView | undefined;
  /** What reaches a goal, or is flagged on a resource line; absent for other parts. */
  readonly money?: MoneyOnPart | undefined;
  /** How an action goes; absent for other parts and for who does not read it. */
  readonly updates?: UpdatesView | undefined;
  readonly comments: readonly CommentView[];
  /** Absent when this person does not comment. `threads`: which they may write in. */
  readonly commenting?:
    | {
        readonly threads: readonly ("partnership" | "region")[];
        /** Where all that partnership and region say to each other stands; absent before they do. */
        readonly threadTo: string | undefined;
        readonly ownOrganisation: string | undefined;
      }
    | undefined;
  /** Newest first; absent when this person does not read history. */
  readonly history?: readonly HistoryEntry[] | undefined;
  readonly removed?: { readonly words: string; readonly why: string } | undefined;
  /** Where a question is answered; absent for who does not answer it. */
  readonly answerTo?: string | undefined;
  readonly editTo?: string | undefined;
  readonly mayRemove: boolean;
  /** Priorities that it could be merged into. */
  readonly mergeInto: readonly { readonly value: string; readonly label: string }[];
  readonly backTo: string;
  readonly locked?: string | undefined;
}

/** What the page of a part answers when something stands in the way: which form, why, and what was typed in it. */
export interface PartRefusal {
  readonly intent: string;
  readonly organisation: string;
  readonly errors: FormErrors;
  readonly typed: Readonly<Record<string, string>>;
  /** Of a form about updates. */
  readonly update?: UpdateRefusal;
}
