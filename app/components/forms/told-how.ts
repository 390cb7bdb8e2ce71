/** How an answer reached the facilitator who records it for somebody. */
export const TOLD_HOW = [
  { value: "by telephone", label: "By telephone" },
  { value: "by letter", label: "By letter" },
  { value: "by e-mail", label: "By e-mail" },
  { value: "in a meeting", label: "In a meeting" },
] as const;
