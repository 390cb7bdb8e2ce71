import type { Agreement } from "../../agreement/agreement";
import type { Candidate } from "../../agreement/priority";
import type { Indicator } from "../../measures/indicator";
import { COMMON_SCOPE, type ObservationKey } from "../../measures/observation";
import { restsOn, suppliersOf } from "../../measures/prepare-entry";
import { readSeries } from "../../measures/series";
import type { Audience } from "../../people/audience";
import type { Area } from "../../place/area";
import type { Group } from "../../place/group";
import type { Partnership } from "../../place/partnership";
import type { Store, Stored } from "../../store/port";
import type { Target } from "../../targets/target";
import type { Import } from "../import";
import type { AnsweredName } from "./answer";
import type { Known } from "./matched";

/** Something answered once for files of one kind, for the next file. */
export interface RememberedAnswer extends Stored, AnsweredName {
  readonly scope: string;
  readonly dialect: string;
  readonly by: string;
  readonly at: string;
}

/** What the names in a file may mean for who brings it in. */
export async function readKnown(
  store: Pick<Store, "find" | "get">,
  { scope, answers }: Pick<Import, "scope" | "answers">,
  dialect: string,
): Promise<Known> {
  const slim = { without: ["changes"] };
  const ours = {
    removed: null,
    ...(scope === COMMON_SCOPE ? { partnership: null } : { $or: [{ partnership: null }, { partnership: scope }] }),
  };
  const [partnership, indicators, areas, groups, remembered] = await Promise.all([
    scope === COMMON_SCOPE ? null : store.get<Partnership>("partnerships", scope),
    store.find<Indicator>("indicators", ours, slim),
    store.find<Area>("areas", ours, slim),
    store.find<Group>("groups", ours, slim),
    store.find<RememberedAnswer>("importAnswers", { scope, dialect }),
  ]);
  return { scope, partnership: partnership ?? null, indicators, areas, groups, answers: [...remembered, ...answers] };
}

/** Who sees a figure that was not there before: the region too where a target rests on it, and everybody an official one. */
export async function audienceFor(
  store: Pick<Store, "find" | "get">,
  scope: string,
): Promise<(key: ObservationKey) => Audience> {
  if (scope === COMMON_SCOPE) return () => ({ kind: "public" });
  const agreements = await store.find<Agreement>("agreements", { partnership: scope }, { without: ["changes"] });
  const targets = await store.find<Target>(
    "targets",
    { agreement: { $in: agreements.map(({ _id }) => _id) }, removed: null },
    { without: ["changes"] },
  );
  return (key) => {
    const { indicator } = readSeries(key.series);
    const judging = targets.some((target) => target.indicator === indicator && restsOn(target, key));
    return { kind: judging ? "region" : "partnership" };
  };
}

/** Whether an organisation supplies an indicator in the agreement from which a file is brought in. */
export async function suppliedBy(
  store: Pick<Store, "find" | "get">,
  { agreement, suppliers }: Pick<Import, "agreement" | "suppliers">,
): Promise<(indicator: string) => boolean> {
  if (suppliers === null) return () => true;
  const candidates = await store.find<Candidate>(
    "candidates",
    { agreement: agreement ?? "", removed: null },
    { without: ["changes"] },
  );
  return (indicator) => suppliersOf(candidates, indicator).some((organisation) => suppliers.includes(organisation));
}
