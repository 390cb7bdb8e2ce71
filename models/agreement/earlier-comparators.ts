import type { Document } from "../history/document";
import type { Agreement } from "./agreement";
import type { ComparatorSet } from "./comparator-set";

/** An agreement as it was kept before comparator sets were documents: the codes of the areas stood on it, without a reason. */
export type EarlierAgreement = Document & Omit<Agreement, "compareWith"> & { readonly comparators: readonly string[] };

export const isEarlier = (agreement: Document): agreement is EarlierAgreement => "comparators" in agreement;

/** Named after its agreement, so that making it again makes no second one. */
export const earlierSetId = ({ _id }: Pick<EarlierAgreement, "_id">) => `${_id}-comparators`;

const REASON = "Chosen before sets had a reason";

/** The areas of an earlier agreement as the set that they would be today; undefined where there were none. */
export function setOfEarlier(
  agreement: Pick<EarlierAgreement, "_id" | "comparators">,
  nameOf: (area: string) => string,
  created: Document["created"],
): Omit<ComparatorSet, "rev"> | undefined {
  const { comparators } = agreement;
  if (comparators.length === 0) return undefined;
  return {
    _id: earlierSetId(agreement),
    agreement: agreement._id,
    created,
    changes: [],
    removed: null,
    name: "Areas chosen by hand",
    method: "by hand",
    reason: REASON,
    nearest: 10,
    weights: {},
    areas: Object.fromEntries(comparators.map((area, order) => [area, { name: nameOf(area), order }])),
    whys: {},
  };
}

/** The agreement as it is kept today, naming its set. */
export function agreementOfEarlier(agreement: EarlierAgreement): Agreement {
  const { comparators, ...rest } = agreement;
  return comparators.length === 0 ? rest : { ...rest, compareWith: { set: earlierSetId(agreement), why: REASON } };
}
