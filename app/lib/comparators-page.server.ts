import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { defaultSetOf } from "@models/agreement/compared-areas";
import { type ComparatorSet, areasOf } from "@models/agreement/comparator-set";
import { findComparators } from "@models/agreement/comparators";
import { lockOn } from "@models/agreement/parts";
import { candidatesFor, similarityOf } from "@models/agreement/set-members";
import type { Agreement } from "@models/agreement/agreement";
import type { Change, Document } from "@models/history/document";
import { valueAt } from "@models/history/document";
import { withWholeHistory } from "@models/history/read-history";
import { formatNumber } from "@models/measures/format";
import { formatPeriod } from "@models/measures/period";
import { type Similarity, explainDistance } from "@models/measures/similarity";
import { findNames } from "@models/people/find-names";
import { may } from "@models/people/permissions";
import type { HistoryEntry } from "~/components/text/history";
import { METHOD_WORDS } from "../parts/comparator-set";
import { editPath, newPath, partAnchor, partPath } from "../parts/part-paths";
import { comparisonView } from "./comparison-view.server";
import { formatInstant } from "./dates";
import { listed } from "./words";

/** Everything that the page of the comparator sets shows. */
export async function comparatorsPage(book: Book, act: Act, query: URLSearchParams) {
  const { agreement } = book;
  const { code } = agreement;
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayChange = isOpen && may(act.actor, "indicator.change", subjectOf(agreement));
  const shown = defaultSetOf(book);
  const sets = [...book.parts.comparatorSet].sort(
    (a, b) => Number(b === shown) - Number(a === shown) || a.name.localeCompare(b.name, "en"),
  );
  const text = (query.get("q") ?? "").trim().slice(0, 100);
  const compared = sets.find(({ _id }) => _id === query.get("set")) ?? shown ?? sets[0];
  const candidate = book.parts.candidate.find(({ _id }) => _id === query.get("candidate"));
  const found =
    text === "" || !mayChange ? [] : await findComparators(act, agreement, shown ? areasOf(shown) : [], text);
  const paper = (set: ComparatorSet) => partPath(code, "comparatorSet", set._id);
  return {
    code,
    mayChange,
    newTo: newPath(code, "comparatorSet"),
    text,
    found: found.map(({ _id, name, kind }) => ({ value: _id, label: `${name} (${kind})` })),
    sets: await Promise.all(
      sets.map(async (set) => ({
        id: set._id,
        anchor: partAnchor("comparatorSet", set._id),
        name: set.name,
        isShown: set === shown,
        isByHand: set.method === "by hand",
        method: METHOD_WORDS[set.method],
        reason: set.reason,
        shownBecause: set === shown ? (agreement.compareWith?.why ?? "") : null,
        areas: areasOf(set).map((area) => ({ area, ...sayMember(set, area) })),
        today: book.from === "working documents" ? await todayOf(book, act, set) : null,
        history: await historyOf(book, act, set, agreement),
        to: paper(set),
        editTo: mayChange ? editPath(code, "comparatorSet", set._id) : null,
      })),
    ),
    compared: compared?._id ?? null,
    comparison:
      compared === undefined
        ? null
        : await comparisonView(book, act, compared, {
            indicator: query.get("indicator") ?? candidate?.indicator ?? null,
            period: query.get("period"),
            from: query.get("from"),
            everyWorking: query.get("workings") === "all",
          }),
    fromSubmission: book.from === "snapshot",
  };
}

export type ComparatorsPage = Awaited<ReturnType<typeof comparatorsPage>>;
export type SetView = ComparatorsPage["sets"][number];

function sayMember(set: ComparatorSet, area: string) {
  const { name = area, distance, over } = set.areas[area] ?? {};
  return {
    name,
    distance: distance === undefined ? null : formatNumber(distance, 2),
    over: over === undefined ? null : String(over),
  };
}

/** What the rule of a set finds with the figures of today, beside what it found when it was last asked. */
async function todayOf(book: Book, act: Pick<Act, "store">, set: ComparatorSet) {
  const { agreement } = book;
  if (set.method === "by hand") return null;
  if (set.method !== "most similar") {
    const areas = await candidatesFor(act.store, agreement, set.method);
    return { ...movesOf(set, areas), likeness: null };
  }
  const { similarity, areas } = await similarityOf(act.store, agreement, set.weights);
  const names = new Map([...book.areas, ...areas].map(({ _id, name }) => [_id, name]));
  const nameOf = (area: string) => names.get(area) ?? area;
  const nearest = similarity.neighbours.slice(0, set.nearest);
  return {
    ...movesOf(
      set,
      nearest.map(({ area }) => ({ _id: area, name: nameOf(area) })),
    ),
    likeness: {
      indicators: indicatorsOf(book, set, similarity),
      count: similarity.used.length,
      leftOut: similarity.leftOut.map(({ area, has }) => ({ area, name: nameOf(area), has })),
      workings: nearest.map((each) => explainDistance(similarity, agreement.area, each, nameOf)),
    },
  };
}

/** Who would join and who would leave if the areas were found again. */
function movesOf(set: ComparatorSet, now: readonly { readonly _id: string; readonly name: string }[]) {
  const codes = new Set(now.map(({ _id }) => _id));
  const gone = areasOf(set).filter((area) => !codes.has(area));
  return {
    joins: listed(now.filter(({ _id }) => !(_id in set.areas)).map(({ name }) => name)),
    leaves: listed(gone.map((area) => set.areas[area]?.name ?? area)),
  };
}

/** Each indicator of the rule with its weight, and the values it rests on or why it counts for nothing. */
function indicatorsOf(book: Book, set: ComparatorSet, { used, unused }: Similarity) {
  return Object.entries(set.weights).map(([id, weight]) => {
    const indicator = book.indicators.find(({ _id }) => _id === id);
    const standard = used.find((each) => each.id === id);
    const why = unused.find((each) => each.id === id)?.why ?? "ours has no value";
    return {
      id,
      name: indicator ? `${indicator.code}: ${indicator.name}` : id,
      weight: formatNumber(weight, weight % 1 === 0 ? 0 : 2),
      rests: standard
        ? `${formatPeriod(standard.period)}, ${standard.values.size} areas, spread ${formatNumber(standard.spread, 2)}`
        : `not used: ${why}`,
    };
  });
}

/** Who changed a set or let charts compare with it, and why; newest first. Empty for who does not read history. */
async function historyOf(book: Book, act: Act, set: ComparatorSet, { _id }: Agreement): Promise<HistoryEntry[]> {
  if (book.from === "snapshot" || !may(act.actor, "history.read", subjectOf(book.agreement))) return [];
  const [recent, agreement] = await Promise.all([
    act.store.get<ComparatorSet>("comparatorSets", set._id),
    act.store.get<Agreement>("agreements", _id),
  ]);
  if (recent === undefined || agreement === undefined) return [];
  const whole = await withWholeHistory(act.store, recent);
  const changed = whole.changes.filter(({ path, to }) => path.startsWith("whys.") && to !== undefined);
  const shown = (await withWholeHistory<Document>(act.store, agreement)).changes.filter((change) =>
    namesSet(change, set._id),
  );
  const names = await findNames(act.store, [whole.created.by, ...[...changed, ...shown].map(({ by }) => by)]);
  const entry = (id: string, { by, at }: Pick<Change, "by" | "at">, what: string): HistoryEntry => ({
    id,
    who: names.get(by) ?? "Whoever set this up",
    when: formatInstant(at),
    at,
    what,
  });
  const told = [
    entry("made", whole.created, `Made it: ${whole.reason}`),
    ...changed.map((change) => entry(change.path, change, `Changed it: ${String(change.to)}`)),
    ...shown.map((change) => entry(`shown-${change.rev}`, change, "Let charts and tables compare with it")),
  ];
  // What came of one moment stands the other way round too.
  return told.reverse().sort((a, b) => (b.at ?? "").localeCompare(a.at ?? ""));
}

const namesSet = ({ path, to }: Change, set: string) =>
  path === "compareWith.set" ? to === set : path === "compareWith" && valueAt(to, "set") === set;
