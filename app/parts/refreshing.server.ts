import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import { signatureState } from "@models/commitments/signature";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatNumber } from "@models/measures/format";
import { comparePeriods, formatPeriod, isPeriodCode } from "@models/measures/period";
import { may } from "@models/people/permissions";
import { concernedBy, proposalHash } from "@models/refresh/move-refresh";
import type { Refresh, RefreshState } from "@models/refresh/refresh";
import { moveRefresh, type RefreshMove } from "@models/refresh/refresh-state";
import { refreshedTarget } from "@models/refresh/refreshed-target";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import type { Target } from "@models/targets/target";
import type { MarkKind } from "~/components/text/status-mark";
import { formatDay, formatInstant } from "~/lib/dates";
import { originOf } from "./answers.server";
import type { AnswerView } from "./part-view";

export const REFRESH_MARKS: Readonly<Record<RefreshState, { readonly kind: MarkKind; readonly words: string }>> = {
  draft: { kind: "none", words: "draft" },
  "asking for consent": { kind: "open", words: "waiting for consent" },
  declined: { kind: "must", words: "an organisation does not consent" },
  "with the region": { kind: "open", words: "with the region" },
  returned: { kind: "risk", words: "returned by the region" },
  approved: { kind: "ready", words: "approved" },
  refused: { kind: "must", words: "refused by the region" },
  withdrawn: { kind: "none", words: "withdrawn" },
};

/** What a proposal would change, who has agreed, and what this person may do. */
export interface RefreshingView {
  readonly saw: string;
  readonly mark: MarkKind;
  readonly words: string;
  /** Each thing that would change: as signed, and as proposed. */
  readonly rows: readonly { readonly what: string; readonly signed: string; readonly proposed: string }[];
  readonly effect: string | null;
  /** What the numbers ask of the proposed values; the strongest first. */
  readonly questions: readonly { readonly question: string; readonly mustAnswer: boolean }[];
  readonly remarks: readonly string[];
  readonly decided: string | null;
  readonly consents: readonly AnswerView[];
  readonly may: {
    readonly ask: boolean;
    readonly enter: boolean;
    readonly takeBack: boolean;
    readonly withdraw: boolean;
    readonly decide: boolean;
  };
}

export function refreshingOf(
  act: Pick<Act, "actor" | "now">,
  book: Book,
  refresh: Refresh,
  names: ReadonlyMap<string, string>,
): RefreshingView {
  const signed = book.parts.target.find(({ _id }) => _id === refresh.target);
  const { designation, organisations } = concernedBy(refresh, signed);
  const saw = proposalHash(refresh);
  const subject = subjectOf(book.agreement);
  const isOpen = lockOn("refresh", book.agreement.status) === null && !refresh.removed;
  const isWorking = book.from === "working documents";
  const proposes = isOpen && isWorking && may(act.actor, "refresh.propose", subject);
  const can = (move: RefreshMove) => moveRefresh(refresh.state, move).kind === "done";
  const isAsking = refresh.state === "asking for consent";
  const after = refreshedTarget(book, refresh);
  return {
    saw,
    mark: REFRESH_MARKS[refresh.state].kind,
    words: REFRESH_MARKS[refresh.state].words,
    // What is settled is in the target already: its versions tell what it was.
    rows: refresh.state === "approved" ? [] : rowsOf(book, signed, after),
    effect: effectOf(refresh, signed),
    questions: after && refresh.state !== "approved" ? questionsOf(book, after, act.now.slice(0, 10)) : [],
    remarks: (refresh.sent?.remarks ?? []).map((remark) =>
      remark.replace(/\d{4}-\d{2}-\d{2}/, (day) => formatDay(day)),
    ),
    decided: refresh.decided
      ? `${names.get(refresh.decided.by) ?? "Somebody"}, ${formatInstant(refresh.decided.at)}${refresh.decided.why ? `: ${refresh.decided.why}` : ""}`
      : null,
    consents: organisations.map((organisation) => {
      const consent = refresh.consents[organisation];
      const state = signatureState(consent, saw);
      const mayAnswer =
        isOpen && isWorking && isAsking && may(act.actor, "commitment.answer", { ...subject, owners: [organisation] });
      return {
        organisation,
        saw,
        name: book.organisations.find(({ _id }) => _id === organisation)?.name ?? "An organisation that has left",
        as: organisation === (signed?.lead ?? refresh.lead) ? "leads the target" : "relates to the target",
        mark: state === "accepted" ? "ready" : state === "declined" ? "must" : "open",
        words: state === "accepted" ? "consents" : state === "declined" ? "does not consent" : "has not said yet",
        reason: consent?.reason ?? undefined,
        origin: consent ? originOf(consent, names) : undefined,
        since: [],
        mayAnswer,
        mayRecord: isOpen && isWorking && isAsking && !mayAnswer && may(act.actor, "commitment.record", subject),
      };
    }),
    may: {
      ask: proposes && designation !== "statutory" && can("ask for consent"),
      enter: proposes && designation === "statutory" && can("adopt"),
      takeBack: proposes && can("take back"),
      withdraw: proposes && can("withdraw"),
      decide: isOpen && can("approve") && may(act.actor, "refresh.decide", subject),
    },
  };
}

function effectOf({ kind, state }: Refresh, signed: Target | undefined): string | null {
  const name = signed?.name ?? "the target";
  if (state === "approved" || kind !== "withdraw") return null;
  return `“${name}” would be taken out of the agreement. Who promised it, and what came of it, stays readable in the versions.`;
}

function rowsOf(
  book: Book,
  before: Target | undefined,
  after: Omit<Target, "rev"> | null | undefined,
): RefreshingView["rows"] {
  if (!after) return [];
  const indicatorName = (id: string | undefined) => book.indicators.find(({ _id }) => _id === id)?.name ?? id ?? "";
  const print = (value: number | null | undefined) => (value == null ? "" : formatNumber(value, decimalsOf(value)));
  const periods = [...new Set([...Object.keys(before?.trajectory ?? {}), ...Object.keys(after.trajectory)])]
    .filter(isPeriodCode)
    .sort(comparePeriods);
  const baseline = (target: Omit<Target, "rev"> | undefined) => {
    const { period, value } = target?.baseline ?? {};
    return value == null ? "" : `${print(value)}${period && isPeriodCode(period) ? ` in ${formatPeriod(period)}` : ""}`;
  };
  return [
    { what: "Target", signed: before?.name ?? "", proposed: after.name },
    { what: "Indicator", signed: indicatorName(before?.indicator), proposed: indicatorName(after.indicator) },
    { what: "List", signed: before?.designation ?? "", proposed: after.designation },
    { what: "State", signed: before?.state ?? "", proposed: after.state },
    { what: "Baseline", signed: baseline(before), proposed: baseline(after) },
    ...periods.map((period) => ({
      what: formatPeriod(period),
      signed: print(before?.trajectory[period]),
      proposed: print(after.trajectory[period]),
    })),
  ].filter(({ signed, proposed }) => signed !== proposed);
}

/** The challenge list, run on the target as it would be. */
function questionsOf(book: Book, after: Omit<Target, "rev">, today: string): RefreshingView["questions"] {
  const target = { ...after, rev: 0 } as Target;
  const parts = { ...book.parts, target: [...book.parts.target.filter(({ _id }) => _id !== target._id), target] };
  return challengeGroupsOf({ ...book, parts }, target, today).map(({ lead }) => ({
    question: lead.challenge.question,
    mustAnswer: lead.challenge.strength === "must answer",
  }));
}
