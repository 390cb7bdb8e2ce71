import { EVERYONE } from "@models/measures/observation";

/** The page of one value, or where a first one is entered. */
export function valuePath(
  code: string,
  candidate: string,
  { area, group, period }: { readonly area: string; readonly group: string; readonly period?: string },
): string {
  const asked = new URLSearchParams({
    candidate,
    area,
    ...(group === EVERYONE ? {} : { group }),
    ...(period ? { period } : {}),
  });
  return `/agreements/${code}/values?${asked}`;
}
