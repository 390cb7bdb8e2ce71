import type { Act } from "../act";
import type { Feedback } from "../feedback/feedback";
import { seenBy } from "../feedback/read-feedback";
import { COMMON_SCOPE, type Batch, type Observation } from "../measures/observation";
import { authorise, may } from "../people/permissions";
import type { Partnership } from "../place/partnership";
import type { Report } from "../reports/report";
import type { Review } from "../review/review";
import type { OlderChanges } from "../history/read-history";
import type { Filter, Store, Stored } from "../store/port";
import { exportedChanges, exportedWorkshop, withoutNotes } from "../workshop/export-workshop";
import { workshopSubject } from "../workshop/find-workshop";
import type { Workshop } from "../workshop/workshop";
import type { Agreement } from "./agreement";
import { type Book, findAgreement, readWorkingBook, readerOf, subjectOf } from "./book";
import { PARTS, PART_NAMES, type Part, type PartName } from "./parts";
import { isVisiblePart, withoutHiddenValues } from "./visibility";

/** The whole of one agreement with its history; AgreementFileSchema describes it. */
export interface AgreementExport {
  readonly format: "waymark agreement";
  readonly formatVersion: 2;
  readonly whole: boolean;
  readonly agreement: Agreement;
  readonly partnership: Partnership;
  readonly organisations: readonly Stored[];
  readonly people: readonly Omit<Book["people"][number], "left">[];
  readonly roles: readonly Stored[];
  readonly areas: readonly Stored[];
  readonly groups: readonly Stored[];
  readonly indicators: readonly Stored[];
  readonly parts: Readonly<Record<PartName, readonly Part[]>>;
  readonly observations: readonly Observation[];
  readonly batches: readonly Batch[];
  readonly snapshots: readonly Stored[];
  readonly publications: readonly Stored[];
  readonly negotiations: readonly Stored[];
  readonly designationRequests: readonly Stored[];
  readonly samples?: readonly Stored[];
  readonly reviews?: readonly Review[];
  readonly reports?: readonly Report[];
  readonly calendars?: readonly Stored[];
  readonly updates?: readonly Stored[];
  readonly nudges?: readonly Stored[];
  readonly feedback?: readonly Feedback[];
  readonly workshops?: readonly Workshop[];
  readonly agendaTemplates?: readonly Stored[];
  readonly histories: readonly (Stored & { readonly document: string })[];
}

/**
 * Everything in order of id, removed parts and every earlier value included, so that equal stores export equally.
 * Of workshops never who was there and what anybody said: that is kept for a time, and a file is for ever.
 */
export async function exportAgreement(store: Store, agreement: Agreement): Promise<AgreementExport> {
  const book = await readWorkingBook(store, agreement);
  const find = <T extends Stored>(collection: string, filter: Filter) =>
    store.find<T>(collection, filter, { sort: { _id: 1 } });
  const whole = (collection: string, ids: readonly string[]) => find(collection, { _id: { $in: ids } });
  const own = { agreement: agreement._id };
  const parts = {} as Record<PartName, Part[]>;
  for (const name of PART_NAMES) parts[name] = await find<Part>(PARTS[name].collection, own);
  const negotiations = await find("negotiations", own);
  const designationRequests = await find("designationRequests", own);
  const reviews = await find<Review>("reviews", own);
  const reports = await find<Report>("reports", own);
  const updates = await find("updates", own);
  const feedback = await find<Feedback>("feedback", own);
  const workshops = (await find<Workshop>("workshops", own)).map(exportedWorkshop);
  const documents = [
    ...[agreement, ...Object.values(parts).flat()],
    ...[...negotiations, ...designationRequests, ...reviews, ...reports, ...updates, ...feedback],
    ...workshops,
  ].map(idOf);
  const ours = await find<Observation>("observations", {
    scope: agreement.partnership,
    series: { $in: [...new Set(book.observations.map((each) => each.series))] },
  });
  // Official figures are of every area that there is: those that the agreement shows are enough.
  const official = book.observations.filter(({ scope }) => scope === COMMON_SCOPE);
  const observations = [...ours, ...official].sort((one, other) => (one._id < other._id ? -1 : 1));
  const batches = [...new Set(observations.flatMap(({ versions }) => versions.map(({ batch }) => batch)))];
  return {
    format: "waymark agreement",
    formatVersion: 2,
    whole: true,
    agreement,
    partnership: book.partnership,
    organisations: await whole("organisations", book.organisations.map(idOf)),
    people: book.people
      .map(({ _id, name, organisations }) => ({ _id, name, organisations }))
      .sort((a, b) => (a._id < b._id ? -1 : 1)),
    roles: await find("roles", { partnership: agreement.partnership }),
    areas: await whole("areas", book.areas.map(idOf)),
    groups: await whole("groups", book.groups.map(idOf)),
    indicators: await whole("indicators", book.indicators.map(idOf)),
    parts,
    observations,
    batches: await find<Batch>("batches", { _id: { $in: batches } }),
    snapshots: await find("snapshots", own),
    publications: await find("publications", own),
    negotiations,
    designationRequests,
    samples: await find("samples", own),
    reviews,
    reports,
    calendars: await find("partnershipCalendars", { partnership: agreement.partnership }),
    updates,
    nudges: await find("nudges", own),
    feedback,
    workshops,
    agendaTemplates: await find("agendaTemplates", { partnership: agreement.partnership }),
    histories: (await find<OlderChanges>("histories", { document: { $in: documents } })).map((older) =>
      workshops.some(({ _id }) => _id === older.document)
        ? { ...older, changes: exportedChanges(older.changes) }
        : older,
    ),
  };
}

/**
 * The same as far as this person may see it: what others hold for themselves is not in it, and `whole` says so. What a
 * side writes in a review is that side's, so reviews are read on their own pages only.
 * @throws NotFoundError, ForbiddenError.
 */
export async function exportFor(act: Pick<Act, "store" | "actor">, code: string): Promise<AgreementExport> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "agreement.export", subjectOf(agreement));
  const all = await exportAgreement(act.store, agreement);
  const reader = readerOf(act.actor, agreement);
  const parts = Object.fromEntries(
    PART_NAMES.map((name) => [name, all.parts[name].filter((part) => isVisiblePart(name, part, reader))]),
  ) as unknown as AgreementExport["parts"];
  const observations = all.observations.map((each) => withoutHiddenValues(each, reader));
  const seen = new Set(Object.values(parts).flat().map(idOf));
  const hidden = new Set(
    Object.values(all.parts)
      .flat()
      .map(idOf)
      .filter((part) => !seen.has(part)),
  );
  const isRedacted = observations.some(({ versions }, i) =>
    versions.some((version, at) => version.by !== all.observations[i]?.versions[at]?.by),
  );
  const { reviews = [], reports = [], workshops = [], agendaTemplates = [], ...shown } = all;
  const inside = workshopSubject(agreement);
  const leads = may(act.actor, "workshop.lead", inside);
  const ownWorkshops = may(act.actor, "workshop.read", inside)
    ? { workshops: leads ? workshops : workshops.map(withoutNotes), agendaTemplates }
    : {};
  if (!leads) for (const { _id } of workshops) hidden.add(_id);
  // The region never knows of a rehearsal.
  const known = reviews.filter(({ kind }) => kind === "annual" || reader.from === "partnership");
  const feedback = seenBy(act.actor, agreement, all.feedback ?? []);
  const heldBack = new Set((all.feedback ?? []).map(idOf));
  for (const each of feedback.filter(({ mayDecide }) => mayDecide)) heldBack.delete(each.feedback._id);
  const ofReviews = new Set(reviews.flatMap(({ _id, facts }) => [_id, facts]));
  // Nor of a report before it is published.
  const read = reports.filter(({ state }) => state !== "draft" || reader.from === "partnership");
  for (const { _id } of reports) if (!read.some((report) => report._id === _id)) hidden.add(_id);
  return {
    ...shown,
    ...ownWorkshops,
    reports: read,
    snapshots: all.snapshots.filter(({ _id }) => !ofReviews.has(_id)),
    whole: hidden.size === 0 && !isRedacted && known.length === 0 && heldBack.size === 0,
    parts,
    observations,
    feedback: feedback.map((each) => each.feedback),
    histories: all.histories.filter(
      ({ document }) => !hidden.has(document) && !ofReviews.has(document) && !heldBack.has(document),
    ),
  };
}

function idOf({ _id }: { readonly _id: string }): string {
  return _id;
}
