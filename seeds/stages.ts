/**
 * How far the example has come, and the moment at which it then stands still (ISO 8601, UTC): Coventry's agreement in
 * draft, with its neighbours' submitted; or the whole of it, agreed, published and in its first year.
 */
export const STAGES = {
  draft: "2008-03-10T09:00:00.000Z",
  "a year in": "2008-12-01T09:00:00.000Z",
} as const;

export type Stage = keyof typeof STAGES;
