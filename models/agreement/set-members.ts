import type { Content } from "../history/document";
import { differencesBetween } from "../history/document";
import { readLikenesses } from "../measures/read-likenesses";
import { type Similarity, similarityTo } from "../measures/similarity";
import { type Outcome, done, refuse } from "../outcome";
import type { Area } from "../place/area";
import type { Store } from "../store/port";
import type { Agreement } from "./agreement";
import type { ComparatorSetFields, Member, Method } from "./comparator-set";

type Reading = Pick<Store, "find">;
type Rule = Pick<ComparatorSetFields, "nearest" | "weights">;

/** The official areas that a rule chooses from, ours left out, by name. */
export async function candidatesFor(store: Reading, agreement: Agreement, method: Method): Promise<Area[]> {
  const slim = { without: ["changes"] };
  const [ours] = await store.find<Area>("areas", { _id: agreement.area }, slim);
  const among = method === "region" ? { region: agreement.region, laa: true } : { kind: ours?.kind ?? "" };
  const found = await store.find<Area>("areas", { partnership: null, ...among }, slim);
  return found.filter(({ _id }) => _id !== agreement.area).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** How all areas of our kind stand to ours by these weights, with what is known now. */
export async function similarityOf(
  store: Reading,
  agreement: Agreement,
  weights: Rule["weights"],
): Promise<{ readonly similarity: Similarity; readonly areas: readonly Area[] }> {
  const areas = await candidatesFor(store, agreement, "most similar");
  const codes = areas.map(({ _id }) => _id);
  const likenesses = await readLikenesses(store, agreement.partnership, agreement.area, codes, weights);
  return { similarity: similarityTo(agreement.area, codes, likenesses), areas };
}

/** Whom a rule finds now. Refused where it finds nobody, saying what is missing. */
export async function membersBy(
  store: Reading,
  agreement: Agreement,
  method: Exclude<Method, "by hand">,
  rule: Rule,
): Promise<Outcome<Record<string, Member>>> {
  if (method !== "most similar") {
    const found = await candidatesFor(store, agreement, method);
    if (found.length === 0) return refuse("No other area is of this kind. Choose the areas by hand.", "method");
    return done(Object.fromEntries(found.map(({ _id, name }, order) => [_id, { name, order }])));
  }
  if (Object.keys(rule.weights).length === 0) {
    return refuse("Give a weight to at least one indicator: areas are alike in something.", "weights");
  }
  const { similarity, areas } = await similarityOf(store, agreement, rule.weights);
  if (similarity.neighbours.length === 0) {
    return refuse(
      similarity.used.length === 0
        ? "None of these indicators has figures of ours and of another area of our kind that differ. Enter or import them first, or choose others."
        : "No area of our kind has figures for half of these indicators. Enter or import them first, or choose fewer.",
      "weights",
    );
  }
  const nameOf = new Map(areas.map(({ _id, name }) => [_id, name]));
  const nearest = similarity.neighbours.slice(0, rule.nearest).map(({ area, distance, over }, order) => {
    const member: Member = { name: nameOf.get(area) ?? area, order, distance: Number(distance.toFixed(4)), over };
    return [area, member] as const;
  });
  return done(Object.fromEntries(nearest));
}

const RULE_FIELDS = ["method", "nearest", "weights"];

/**
 * What a set's submitted fields come to: the areas of one that follows a rule are found, whatever was sent for them, when
 * it is new, when its rule changed, or when `areas` were sent to have them found again. Refused without a new entry of
 * `whys` for a change.
 * @param before the set as stored; undefined for a new one.
 */
export async function completeSet(
  store: Reading,
  agreement: Agreement,
  before: Content | undefined,
  submitted: Content,
): Promise<Outcome<Content>> {
  const next = { ...before, ...submitted } as Content & ComparatorSetFields;
  if (before !== undefined && !isGivenReason(before, submitted)) return refuse("Say why you change it", "why");
  if (next.method === "by hand") {
    const areas = Object.entries(next.areas).map(([code, { name, order }]) => [code, { name, order }]);
    return done({ ...submitted, areas: Object.fromEntries(areas) as Content });
  }
  const ruled = (content: Content) => RULE_FIELDS.map((field) => content[field] ?? null);
  const isNewRule = before === undefined || differencesBetween(ruled(before), ruled(next)).length > 0;
  if (!isNewRule && !("areas" in submitted)) return done(submitted);
  const found = await membersBy(store, agreement, next.method, next);
  return found.kind === "done" ? done({ ...submitted, areas: found.value }) : found;
}

/** Every change of a set but of its reasons comes with a reason of its own. */
function isGivenReason(before: Content, submitted: Content): boolean {
  const changed = Object.keys(submitted).flatMap((field) => differencesBetween(before[field], submitted[field], field));
  const added = changed.some(({ path, from }) => path.startsWith("whys.") && from === undefined);
  return added || changed.every(({ path }) => path.startsWith("whys"));
}
