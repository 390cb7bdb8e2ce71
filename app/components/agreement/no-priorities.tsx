import { EmptyState } from "~/components/layout/empty-state";
import { ButtonLink } from "~/components/text/button";

export interface NoPrioritiesProps {
  why?: string;
  /** Where the first one is added; null for who may not. */
  addTo: string | null;
}

/** What a step shows while there is nothing yet to walk it for. */
export function NoPriorities({
  why = "Each step is walked for one priority at a time, so the priorities come first.",
  addTo,
}: NoPrioritiesProps) {
  return (
    <EmptyState
      title="No priorities yet"
      why={why}
      action={
        addTo ? (
          <ButtonLink look="second" to={addTo}>
            Add the first priority
          </ButtonLink>
        ) : null
      }
    />
  );
}
