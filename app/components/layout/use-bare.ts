import { useMatches } from "@remix-run/react";

interface BarePage {
  readonly handle?: { readonly bare?: boolean } | null;
}

/** Whether the page stands without the product's header: one of a workshop's screens, whose handle says `bare: true`. */
export function useBare(): boolean {
  return (useMatches() as readonly BarePage[]).some(({ handle }) => handle?.bare);
}
