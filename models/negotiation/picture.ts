import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import type { Book, PartsOfBook } from "../agreement/book";
import { areasOf } from "../agreement/comparator-set";
import { defaultSetOf } from "../agreement/compared-areas";
import { PART_NAMES } from "../agreement/parts";
import type { Priority } from "../agreement/priority";
import { sha256Of } from "../canonical-json";
import { type Snapshot, bookForRegion } from "../agreement/snapshot";
import { EVERYONE } from "../measures/observation";
import { seriesOf } from "../measures/series";
import { ENGLAND } from "../place/area";
import { DuplicateError } from "../store/port";
import type { Target } from "../targets/target";

/**
 * What the region sees of an offered target: the promise, what it assumes, its indicator, and those present values that
 * its chart, odds and questions go by. Nothing else of the agreement, and nobody's yes or no.
 * @param working the working documents, with nothing hidden.
 */
export function pictureOf(working: Book, target: Target): Book {
  const book = bookForRegion(working);
  const set = defaultSetOf(book);
  const areas = new Set([
    ...[target.area, target.gapTo, book.agreement.region, ENGLAND],
    ...(set === undefined ? [] : areasOf(set)),
  ]);
  const series = seriesOf({ _id: target.indicator }, target.definition);
  const observations = book.observations.filter(
    (each) => each.series === series && areas.has(each.area) && [EVERYONE, target.group].includes(each.group),
  );
  const batches = new Set(observations.flatMap(({ versions }) => versions.map(({ batch }) => batch)));
  const organisations = new Set([target.lead, ...target.related]);
  const none = Object.fromEntries(PART_NAMES.map((name) => [name, []])) as unknown as PartsOfBook;
  return {
    ...book,
    agreement: bareAgreement(book.agreement),
    partnership: { ...book.partnership, organisations: {} },
    organisations: book.organisations.filter(({ _id }) => organisations.has(_id)),
    people: book.people.filter(({ _id }) => _id === target.leadPerson).map(({ _id, name }) => ({ _id, name })),
    areas: book.areas.filter(({ _id }) => areas.has(_id)),
    groups: book.groups.filter(({ _id }) => _id === target.group),
    indicators: book.indicators.filter(({ _id }) => _id === target.indicator),
    parts: {
      ...none,
      priority: book.parts.priority.filter(({ _id }) => _id === target.priority).map(barePriority),
      comparatorSet: set === undefined ? [] : [set],
      target: [bareTarget(target)],
      assumption: book.parts.assumption.filter((assumption) => assumption.target === target._id),
    },
    observations,
    batches: book.batches.filter(({ _id }) => batches.has(_id)).map((batch) => ({ ...batch, label: "" })),
    hidden: [],
  };
}

/** Name, years and comparators; what is said of the agreement as a whole is not offered with a target. */
function bareAgreement(agreement: Agreement): Agreement {
  const { _id, rev, created, code, name, partnership, region, area, scheme, compareWith } = agreement;
  return {
    ...{ _id, rev, created, code, name, partnership, region, area, scheme, compareWith: compareWith ?? null },
    ...{ changes: [], status: "draft", vision: null, strategy: null, approvals: {}, points: {}, submissions: [] },
  };
}

function barePriority({ _id, rev, created, agreement, name, order }: Priority): Priority {
  return {
    ...{ _id, rev, created, agreement, name, order, changes: [] },
    ...{ areaWide: false, places: [], namedGroups: [], groups: {} },
  };
}

function bareTarget(target: Target): Target {
  const { signed: _signed, milestoneMet: _met, ...offered } = target;
  return { ...offered, changes: [], parts: {}, focus: null, stateWhy: null, gateReason: null };
}

/** Keeps the picture, unless the same one was kept before. */
export async function keepPicture(act: Act, working: Book, target: Target): Promise<Snapshot> {
  const book = pictureOf(working, target);
  const sha256 = sha256Of(book as never);
  const picture = {
    // Named after what it holds, so that offering it again finds it.
    _id: `${target._id}.${sha256.slice(0, 16)}`,
    agreement: working.agreement._id,
    kind: "offer" as const,
    at: act.now,
    by: act.actor.person,
    sha256,
    revs: { [target._id]: target.rev },
    book,
  };
  try {
    return await act.store.insert<Snapshot>("snapshots", picture);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    return (await act.store.get<Snapshot>("snapshots", picture._id)) as Snapshot;
  }
}
