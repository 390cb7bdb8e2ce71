/** Who needs to know. On its own, since pages offer it as choices. */
export const AUDIENCE_KINDS = [
  "government",
  "service managers",
  "front-line staff",
  "customers and community",
] as const;
