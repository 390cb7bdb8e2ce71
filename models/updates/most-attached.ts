/** Bytes that a photo or file of an update may have: what a telephone takes. */
export const MOST_ATTACHED = 10 * 1024 * 1024;
