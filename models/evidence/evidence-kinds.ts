/** What evidence is made of. On its own, since pages offer it as choices. */
export const EVIDENCE_KINDS = [
  "data",
  "local survey",
  "focus group",
  "advisory group",
  "research",
  "site visit",
] as const;
