import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { compareBooks } from "@models/agreement/compare-snapshots";
import { lockOn } from "@models/agreement/parts";
import { type SignedVersion, bookOfVersion, versionsOf } from "@models/agreement/versions";
import { decimalsOf } from "@models/measures/arithmetic";
import { formatNumber } from "@models/measures/format";
import { formatPeriod } from "@models/measures/period";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import { finalValueOf } from "@models/targets/final-value";
import type { Target } from "@models/targets/target";
import { newPath, partPath } from "../parts/part-paths";
import { refreshTitle } from "../parts/part-page.server";
import { REFRESH_MARKS } from "../parts/refreshing.server";
import { formatDay, formatInstant } from "./dates";
import { sayDifference } from "./say-difference.server";

/** What is proposed about the signed targets, every signed version, and how two of them differ. */
export async function refreshPageOf(book: Book, act: Pick<Act, "actor" | "store" | "now">, query: URLSearchParams) {
  const { agreement, parts } = book;
  const { code } = agreement;
  const versions = versionsOf(agreement);
  const names = await findNames(
    act.store,
    versions.map(({ by }) => by),
  );
  const isOpen = book.from === "working documents" && lockOn("refresh", agreement.status) === null;
  const proposals = [...parts.refresh].sort((a, b) => b.created.at.localeCompare(a.created.at));
  return {
    code,
    isSigned: versions.length > 0,
    windows: (agreement.scheme.refresh ?? []).map(({ opens, closes }) => `${formatDay(opens)} to ${formatDay(closes)}`),
    addTo: isOpen && may(act.actor, "refresh.propose", subjectOf(agreement)) ? newPath(code, "refresh", {}) : null,
    proposals: proposals.map((refresh) => ({
      id: refresh._id,
      title: refreshTitle(book, refresh),
      href: partPath(code, "refresh", refresh._id),
      mark: REFRESH_MARKS[refresh.state],
      why: refresh.why,
      by: refresh.by ? formatDay(refresh.by) : null,
    })),
    versions: versions.map((version) => {
      const refresh = parts.refresh.find(({ _id }) => _id === version.refresh);
      return {
        number: version.number,
        when: formatInstant(version.at),
        by: names.get(version.by) ?? "Somebody",
        what: version.refresh === null ? "What was signed first" : refresh ? refreshTitle(book, refresh) : "A refresh",
        to: refresh ? partPath(code, "refresh", refresh._id) : null,
        sha256: version.sha256,
      };
    }),
    compared: await compared(act, versions, query),
  };
}

export type RefreshPage = Awaited<ReturnType<typeof refreshPageOf>>;

/** Two versions side by side: the first and the last unless others are asked for; null while there is one. */
async function compared(act: Pick<Act, "store">, versions: readonly SignedVersion[], query: URLSearchParams) {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const asked = (name: string, otherwise: SignedVersion) =>
    versions.find(({ number }) => String(number) === query.get(name)) ?? otherwise;
  const [from, to] = [asked("from", first), asked("to", last)];
  const [before, after] = await Promise.all([bookOfVersion(act.store, from), bookOfVersion(act.store, to)]);
  const difference = compareBooks(before, after);
  const promise = { ...difference, figures: [], parts: difference.parts.filter(({ kind }) => kind === "target") };
  return {
    from: from.number,
    to: to.number,
    targets: targetRows(before, after),
    changed: sayDifference(promise, before, after),
  };
}

function targetRows(before: Book, after: Book) {
  const of = (book: Book, id: string) => book.parts.target.find(({ _id }) => _id === id);
  const ids = [...new Set([...before.parts.target, ...after.parts.target].map(({ _id }) => _id))];
  return ids.map((id) => {
    const [was, is] = [of(before, id), of(after, id)];
    const [then, now] = [finalWords(was), finalWords(is)];
    return {
      id,
      name: (is ?? was)?.name ?? "",
      was: then,
      is: now,
      mark: was === undefined ? "added" : is === undefined ? "withdrawn" : then === now ? "" : "changed",
    };
  });
}

/** "36.2 in 2011, designated". */
function finalWords(target: Target | undefined): string {
  if (target === undefined) return "";
  const last = finalValueOf(target);
  const value = last
    ? `${formatNumber(last.value, decimalsOf(last.value))} in ${formatPeriod(last.period)}`
    : target.state;
  return `${value}, ${target.designation}`;
}
