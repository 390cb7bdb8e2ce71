/** What an option does to what there is. On its own, since pages offer it as choices. */
export const OPTION_KINDS = ["new", "scaled up", "scaled down", "improved", "stopped", "training"] as const;
