import { openBook } from "@models/agreement/book";
import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentsOf } from "@models/commitments/asked";
import { committedTitle } from "@models/commitments/committed-text";
import type { Actor } from "@models/people/actor";
import { type Desk, accepted } from "./desk";

/**
 * Everybody who has not said yes to what they are asked for does so: people for their own organisations, the facilitator
 * for those that answered by letter.
 * @param leave titles of what is left waiting.
 */
export async function acceptWaiting(
  desk: Desk,
  code: string,
  facilitator: Actor,
  people: readonly Actor[] = [],
  { leave = [], on = desk.from.slice(0, 10) }: { readonly leave?: readonly string[]; readonly on?: string } = {},
): Promise<void> {
  const book = await openBook(desk.as(facilitator), code);
  for (const { kind, part, organisation, state, hash } of commitmentsOf(book)) {
    if (state === "accepted" || leave.includes(committedTitle(part))) continue;
    const own = people.find(({ roles }) => roles.some((held) => held.organisation === organisation));
    accepted(
      await answerCommitment(desk.as(own ?? facilitator), code, kind, part._id, {
        organisation,
        saw: hash,
        answer: "accepted",
        ...(own ? {} : { recordedFor: { who: "The chief officer", on, how: "by letter" } }),
      }),
    );
  }
}
