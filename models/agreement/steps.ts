export const STEPS = [1, 2, 3, 4, 5] as const;
export type Step = (typeof STEPS)[number];

/** The question that each step asks, as its page's heading has it. */
export const STEP_TITLES: Readonly<Record<Step, string>> = {
  1: "Where are we now?",
  2: "What evidence do we have for priorities?",
  3: "Where are we trying to reach?",
  4: "How will we get there?",
  5: "What do we need to do?",
};

/** The same, for the rail, where each stands on one line. */
export const RAIL_STEP_TITLES: Readonly<Record<Step, string>> = { ...STEP_TITLES, 2: "What evidence?" };

/** The same, for the head of a column. */
export const SHORT_STEP_TITLES: Readonly<Record<Step, string>> = {
  1: "Where are we now?",
  2: "What evidence?",
  3: "Where to?",
  4: "How?",
  5: "What do we do?",
};
