import type { Store } from "../store/port";
import type { Area } from "./area";
import type { Partnership } from "./partnership";

type Ours = Pick<Partnership, "_id" | "area">;

/** Whether an area lies in a partnership's: a district of its county, or a place that the partnership named. */
export function liesWithin({ _id, parent, county, partnership }: Area, ours: Ours): boolean {
  if (_id === ours.area) return false;
  return partnership === ours._id || (partnership === null && (parent === ours.area || county === ours.area));
}

/** The districts and neighbourhoods of a partnership's area, by name. They lack their `changes`. */
export async function areasWithin(store: Pick<Store, "find">, ours: Ours): Promise<Area[]> {
  const found = await store.find<Area>(
    "areas",
    { $or: [{ partnership: ours._id }, { parent: ours.area }, { county: ours.area }] },
    { without: ["changes"] },
  );
  return found.filter((area) => liesWithin(area, ours)).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
