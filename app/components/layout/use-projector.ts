import { useMatches, useSearchParams } from "@remix-run/react";

interface ProjectedPage {
  readonly handle?: { readonly projects?: boolean } | null;
}

/** Whether the page is asked for as a projector shows it, for pages whose handle says `projects: true`: `?view=projector`. */
export function useProjector(): boolean {
  const [asked] = useSearchParams();
  const matches = useMatches() as readonly ProjectedPage[];
  return asked.get("view") === "projector" && matches.some(({ handle }) => handle?.projects);
}
