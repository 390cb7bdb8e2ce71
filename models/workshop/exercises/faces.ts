/** From the worst to the best, as people read them. */
export const FACES = ["very bad", "bad", "so-so", "good", "very good"] as const;
