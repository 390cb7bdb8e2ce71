import type { Store } from "../store/port";
import type { Area } from "./area";
import type { Partnership } from "./partnership";

type Ours = Pick<Partnership, "_id" | "area">;

/** Whether an area lies in a partnership's: a district of its county, or a place that the partnership named. */
export function liesWithin({ _id, parent, county, partnership }: Area, ours: Ours): boolean {
  if (_id === ours.area) return false;
  // An area that came with somebody's figures and has no parent lies elsewhere.
  return (
    (partnership === ours._id && parent !== null) ||
    (partnership === null && (parent === ours.area || county === ours.area))
  );
}

/** The districts and neighbourhoods of a partnership's area, by name. They lack their `changes`. */
export async function areasWithin(store: Pick<Store, "find">, ours: Ours): Promise<Area[]> {
  const found = await store.find<Area>(
    "areas",
    { removed: null, $or: [{ partnership: ours._id }, { parent: ours.area }, { county: ours.area }] },
    { without: ["changes"] },
  );
  return found.filter((area) => liesWithin(area, ours)).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
