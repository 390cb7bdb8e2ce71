/** Of fewer estimates a middle half says nothing: each is said. */
export const ENOUGH_FOR_HALF = 4;
