import type { Stored, Store } from "../store/port";
import { COMMON_SCOPE } from "../measures/observation";
import type { Agreement } from "./agreement";
import { readWorkingBook } from "./book";
import { PARTS, PART_NAMES, type PartName } from "./parts";

/** The whole of one agreement with its history: what `waymark export` writes. */
export interface AgreementExport {
  readonly format: "waymark agreement";
  readonly formatVersion: 1;
  readonly agreement: Agreement;
  readonly partnership: Stored;
  readonly organisations: readonly Stored[];
  readonly people: readonly { readonly _id: string; readonly name: string }[];
  readonly areas: readonly Stored[];
  readonly groups: readonly Stored[];
  readonly indicators: readonly Stored[];
  readonly parts: Readonly<Record<PartName, readonly Stored[]>>;
  readonly observations: readonly Stored[];
  readonly batches: readonly Stored[];
  readonly snapshots: readonly Stored[];
  readonly negotiations: readonly Stored[];
  readonly designationRequests: readonly Stored[];
  readonly histories: readonly Stored[];
}

/** Everything in order of id, removed parts and every earlier value included, so that equal stores export equally. */
export async function exportAgreement(store: Store, agreement: Agreement): Promise<AgreementExport> {
  const book = await readWorkingBook(store, agreement);
  const byId = { sort: { _id: 1 } } as const;
  const parts = {} as Record<PartName, Stored[]>;
  for (const name of PART_NAMES) {
    parts[name] = await store.find<Stored>(PARTS[name].collection, { agreement: agreement._id }, byId);
  }
  const own = { agreement: agreement._id };
  const negotiations = await store.find<Stored>("negotiations", own, byId);
  const designationRequests = await store.find<Stored>("designationRequests", own, byId);
  const documents = [agreement, ...Object.values(parts).flat(), ...negotiations, ...designationRequests].map(idOf);
  const whole = (collection: string, ids: readonly string[]) => store.find(collection, { _id: { $in: ids } }, byId);
  return {
    format: "waymark agreement",
    formatVersion: 1,
    agreement,
    partnership: book.partnership,
    organisations: await whole("organisations", book.organisations.map(idOf)),
    people: [...book.people].sort((a, b) => (a._id < b._id ? -1 : 1)),
    areas: await whole("areas", book.areas.map(idOf)),
    groups: await whole("groups", book.groups.map(idOf)),
    indicators: await whole("indicators", book.indicators.map(idOf)),
    parts,
    observations: await store.find(
      "observations",
      {
        scope: { $in: [agreement.partnership, COMMON_SCOPE] },
        series: { $in: [...new Set(book.observations.map((each) => each.series))] },
      },
      byId,
    ),
    batches: await whole("batches", book.batches.map(idOf)),
    snapshots: await store.find("snapshots", own, byId),
    negotiations,
    designationRequests,
    histories: await store.find("histories", { document: { $in: documents } }, byId),
  };
}

function idOf({ _id }: { readonly _id: string }): string {
  return _id;
}
