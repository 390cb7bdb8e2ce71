import type { Act } from "../act";
import type { Action, Reporting, Telling } from "../actions/action";
import type { Cause, Consultation, Evidence, Intervention, Stakeholder } from "../evidence/evidence";
import type { Indicator } from "../measures/indicator";
import { COMMON_SCOPE, type Batch, type Observation } from "../measures/observation";
import { type SeriesId, seriesOf } from "../measures/series";
import type { Criterion, Option, Strength } from "../options/option";
import { NotFoundError } from "../outcome";
import { type Subject, may, organisationsOf, standingTowards } from "../people/permissions";
import type { RoleHeld } from "../people/actor";
import type { Reader } from "../people/audience";
import type { Person } from "../people/person";
import { ENGLAND, type Area } from "../place/area";
import { areasWithin } from "../place/areas-within";
import type { Group } from "../place/group";
import type { Organisation } from "../place/organisation";
import type { Partnership } from "../place/partnership";
import type { Filter, Store, Stored } from "../store/port";
import type { ChallengeAnswer } from "../targets/challenge/answer";
import type { Assumption, Question, Target } from "../targets/target";
import type { Agreement } from "./agreement";
import type { Commitment } from "../commitments/commitment";
import type { Decision } from "../decisions/decision";
import type { Evaluation } from "../evaluation/evaluation";
import type { Programme, ResourceLine } from "../money/resource";
import { comparedAreas } from "./compared-areas";
import type { ComparatorSet } from "./comparator-set";
import type { Refresh } from "../refresh/refresh";
import { PARTS, PART_NAMES, type PartName } from "./parts";
import type { Candidate, Comment, Focus, Priority } from "./priority";
import { readSnapshotBook } from "./snapshot";
import { keepVisible } from "./visibility";

export interface PartDocuments {
  priority: Priority;
  focus: Focus;
  candidate: Candidate;
  comparatorSet: ComparatorSet;
  evidence: Evidence;
  cause: Cause;
  consultation: Consultation;
  stakeholder: Stakeholder;
  intervention: Intervention;
  target: Target;
  assumption: Assumption;
  question: Question;
  challenge: ChallengeAnswer;
  strength: Strength;
  option: Option;
  criterion: Criterion;
  action: Action;
  programme: Programme;
  resource: ResourceLine;
  telling: Telling;
  reporting: Reporting;
  decision: Decision;
  evaluation: Evaluation;
  commitment: Commitment;
  refresh: Refresh;
  comment: Comment;
}
export type PartsOfBook = { readonly [N in PartName]: readonly PartDocuments[N][] };

/** Somebody as the rest of a partnership knows them. */
export interface KnownPerson {
  readonly _id: string;
  readonly name: string;
  /** Whom they work for in this partnership; older snapshots do not say. */
  readonly organisations?: readonly string[];
  /** Holds no role here any more, or may not sign in; stays named in history. */
  readonly left?: true;
}

/** A part that the reader may not see leaves only who holds it and, for evidence, which priority rests on it. */
export interface HiddenPart {
  readonly id: string;
  readonly kind: PartName;
  readonly heldBy: readonly string[];
  readonly supports: string | null;
}

/**
 * One agreement with everything that belongs to it, as one reader may see it. Pages, checks, prints and exports are
 * pure functions of a book, whether it was opened from the working documents or from a snapshot.
 * Documents in it lack their `changes`: read the single document to show or write its history.
 */
export interface Book {
  /** An earlier day: the working documents as they were known then, to read. */
  readonly from: "working documents" | "snapshot" | "earlier day";
  readonly reader: Reader;
  readonly agreement: Agreement;
  readonly partnership: Partnership;
  readonly organisations: readonly Organisation[];
  readonly people: readonly KnownPerson[];
  /** Our area first, then those it is compared with in their order, the region, the country, then the districts and neighbourhoods of ours by name. */
  readonly areas: readonly Area[];
  readonly groups: readonly Group[];
  readonly indicators: readonly Indicator[];
  readonly parts: PartsOfBook;
  readonly observations: readonly Observation[];
  readonly batches: readonly Batch[];
  /** What is there but hidden from this reader. */
  readonly hidden: readonly HiddenPart[];
}

export function subjectOf(agreement: Agreement): Subject {
  return {
    partnership: agreement.partnership,
    region: agreement.region,
    withRegion: agreement.submissions.length > 0,
  };
}

/** The agreement with this code, when the person may know of it. @throws NotFoundError otherwise. */
export async function findAgreement(act: Pick<Act, "store" | "actor">, code: string): Promise<Agreement> {
  const [agreement] = await act.store.find<Agreement>("agreements", { code }, { limit: 1 });
  if (agreement === undefined || !may(act.actor, "agreement.read", subjectOf(agreement))) {
    throw new NotFoundError("agreement");
  }
  return agreement;
}

/** @throws NotFoundError when there is no such agreement or the person may not know of it. */
export async function openBook(act: Pick<Act, "store" | "actor">, code: string): Promise<Book> {
  const agreement = await findAgreement(act, code);
  const reader = readerOf(act.actor, agreement);
  if (reader.from === "region") return readSnapshotBook(act.store, agreement);
  return keepVisible(await readWorkingBook(act.store, agreement), reader);
}

/**
 * The same without its figures, for who reads those one by one.
 * @returns undefined where figures are read from a snapshot, which holds them.
 * @throws NotFoundError as openBook.
 */
export async function openWithoutFigures(act: Pick<Act, "store" | "actor">, code: string): Promise<Book | undefined> {
  const agreement = await findAgreement(act, code);
  const reader = readerOf(act.actor, agreement);
  if (reader.from === "region") return undefined;
  return keepVisible(await readWithoutFigures(act.store, agreement), reader);
}

/** The same with nothing hidden. */
export async function readWithoutFigures(store: Store, agreement: Agreement): Promise<Book> {
  const frame = await assembleFrame(store, agreement, await readParts(store, agreement));
  return { ...frame, observations: [], batches: [] };
}

/** From where the person reads the agreement: who stands in the partnership reads from inside, others from the region. */
export function readerOf(actor: Act["actor"], agreement: Agreement): Reader {
  const standings = standingTowards(actor, subjectOf(agreement));
  if (standings.every((held) => held.region !== undefined || held.role === "administrator")) return { from: "region" };
  return { from: "partnership", organisations: organisationsOf(actor, agreement.partnership) };
}

/** The whole agreement as it stands, with nothing hidden: for snapshots and checks, never for a page. */
export async function readWorkingBook(store: Store, agreement: Agreement): Promise<Book> {
  return assembleBook(store, agreement, await readParts(store, agreement));
}

async function readParts(store: Store, agreement: Agreement): Promise<PartsOfBook> {
  const slim = { without: ["changes"] };
  const lists = await Promise.all(
    PART_NAMES.map((name) => store.find(PARTS[name].collection, { agreement: agreement._id, removed: null }, slim)),
  );
  return Object.fromEntries(PART_NAMES.map((name, i) => [name, lists[i]])) as unknown as PartsOfBook;
}

/** These parts of an agreement with everything that they and it name. */
export async function assembleBook(store: Store, agreement: Agreement, parts: PartsOfBook): Promise<Book> {
  const frame = await assembleFrame(store, agreement, parts);
  const observations = await store.find<Observation>("observations", figuresFilter(frame));
  const batches = await store.find<Batch>("batches", {
    _id: { $in: [...new Set(observations.flatMap((each) => each.versions.map((version) => version.batch)))] },
  });
  return { ...frame, observations, batches };
}

/** The observations that a book holds: of its indicators and areas, official ones and the partnership's own. */
export function figuresFilter({ partnership, indicators, areas }: Omit<Book, "observations" | "batches">): Filter {
  return {
    scope: { $in: [partnership._id, COMMON_SCOPE] },
    series: { $in: seriesIn(indicators) },
    area: { $in: areas.map((area) => area._id) },
  };
}

/** The series of indicators, in every definition that they had. */
export function seriesIn(indicators: readonly Indicator[]): SeriesId[] {
  return indicators.flatMap((each) => Object.keys(each.definitions).map((version) => seriesOf(each, version)));
}

async function assembleFrame(
  store: Store,
  agreement: Agreement,
  parts: PartsOfBook,
): Promise<Omit<Book, "observations" | "batches">> {
  const slim = { without: ["changes"] };
  const partnership = await store.get<Partnership>("partnerships", agreement.partnership);
  if (partnership === undefined) throw new NotFoundError("partnership");

  const indicatorIds = [...new Set([...parts.candidate, ...parts.target].map((part) => part.indicator))];
  const areaCodes = [
    ...new Set([
      agreement.area,
      ...comparedAreas({ agreement, parts }),
      agreement.region,
      ENGLAND,
      ...parts.priority.flatMap((priority) => priority.places),
      ...parts.target.flatMap((target) => [target.area, ...(target.gapTo ? [target.gapTo] : [])]),
    ]),
  ];
  const [organisations, indicators, found, within, groups, roles] = await Promise.all([
    store.find<Organisation>("organisations", { _id: { $in: Object.keys(partnership.organisations) } }, slim),
    store.find<Indicator>("indicators", { _id: { $in: indicatorIds } }, slim),
    store.find<Area>("areas", { _id: { $in: areaCodes } }, slim),
    areasWithin(store, partnership),
    store.find<Group>("groups", { $or: [{ partnership: partnership._id }, { partnership: null }] }, slim),
    store.find<HeldRole>("roles", { partnership: partnership._id }),
  ]);
  const people = await store.find<Person>("people", {
    _id: { $in: [...new Set(roles.map((role) => role.person))] },
  });
  const areas = [...found, ...within.filter((area) => !areaCodes.includes(area._id))].sort(
    (a, b) => rankIn(areaCodes, a._id) - rankIn(areaCodes, b._id),
  );
  return {
    from: "working documents",
    reader: { from: "partnership", organisations: Object.keys(partnership.organisations) },
    agreement,
    partnership,
    organisations,
    people: people.map((person) => knownAs(person, roles)),
    areas,
    groups,
    indicators,
    parts: { ...parts, priority: [...parts.priority].sort((a, b) => a.order - b.order) },
    hidden: [],
  };
}

type HeldRole = Stored & RoleHeld & { readonly person: string; readonly removed?: unknown };

function knownAs({ _id, name, disabled }: Person, roles: readonly HeldRole[]): KnownPerson {
  const hasLeft = Boolean(disabled) || roles.every(({ person, removed }) => person !== _id || Boolean(removed));
  return { _id, name, organisations: employersOf(_id, roles), ...(hasLeft && { left: true }) };
}

function employersOf(person: string, roles: readonly HeldRole[]): string[] {
  const held = roles.flatMap((role) => (role.person === person && role.organisation ? [role.organisation] : []));
  return [...new Set(held)].sort();
}

function rankIn(order: readonly string[], id: string): number {
  const at = order.indexOf(id);
  return at === -1 ? order.length : at;
}
