/** Why the program cannot start, in words for who starts it. */
export class CannotStartError extends Error {}
