import type { Act } from "../act";

/** GSS codes of the regions whose agreements this person judges. */
export function regionsOf({ roles }: Act["actor"]): string[] {
  return [...new Set(roles.flatMap(({ role, region }) => (role === "reviewer" && region ? [region] : [])))];
}
