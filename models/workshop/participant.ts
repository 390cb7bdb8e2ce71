import { z } from "zod";
import { choice, line, optionalLine, optionalReference } from "../agreement/fields";
import type { Stored } from "../store/port";

/** As whom somebody is in the room; the consultation log counts only the kinds that were there. */
export const PARTICIPANT_KINDS = [
  "resident or user",
  "business",
  "voluntary sector",
  "front-line staff",
  "agency",
] as const;
export type ParticipantKind = (typeof PARTICIPANT_KINDS)[number];

/** What somebody says on joining. */
export const JoiningSchema = z.object({
  name: line("your name", 80),
  /** An organisation of the partnership, or another in the person's own words, or none. */
  organisation: optionalReference(),
  organisationName: optionalLine(120),
  kind: choice(PARTICIPANT_KINDS, "which of these you are"),
});

/**
 * Somebody in the room, known again by its id, which is made of a token that the browser keeps, or of who is signed in.
 * Its instants are real time. Name, person and own words go when they are taken away; the rest stays for the counts.
 */
export interface Participant extends Stored, z.infer<typeof JoiningSchema> {
  readonly workshop: string;
  /** Person id of who is signed in; null for a guest. */
  readonly person: string | null;
  readonly joinedAt: string;
  /** Asked to leave by the facilitator, or left for good by its own wish. */
  readonly removedAt?: string | null;
}

/** Whether the name was taken away, which leaves nobody to find. */
export function isNameless({ name }: Pick<Participant, "name">): boolean {
  return name === "";
}
