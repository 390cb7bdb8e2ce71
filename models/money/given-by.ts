import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { subjectOf } from "../agreement/book";
import { type Content, sameJson } from "../history/document";
import { type Outcome, type Problem, done } from "../outcome";
import { may } from "../people/permissions";
import type { Json } from "../store/port";

/**
 * Whether this person says what a giver promised, secured and spent: for an organisation only its own people do; for a
 * giver in words, who has nobody here, the facilitator writes it down.
 */
export function speaksForGiver({ actor }: Pick<Act, "actor">, agreement: Agreement, giver: Json | undefined): boolean {
  const subject = subjectOf(agreement);
  return giver ? may(actor, "money.give", { ...subject, owners: [giver as string] }) : may(actor, "money.ask", subject);
}

/** What a giver says of some year; years in which every field was left empty say nothing. */
const isSaid = (given: Json | undefined): boolean =>
  Object.values((given ?? {}) as Record<string, Record<string, Json> | null>).some((year) =>
    Object.values(year ?? {}).some((value) => value !== null && value !== undefined),
  );

/**
 * Nobody puts figures into a giver's mouth, nor takes them out: promised, secured, spent and forecast are the giver's, and
 * what is asked is the facilitator's.
 * @param before the line as stored; empty for a new one.
 */
export function refuseOthersFigures(
  act: Pick<Act, "actor">,
  agreement: Agreement,
  before: Content,
  next: Content,
): Outcome<undefined> {
  const problems: Problem[] = [];
  const isOther = (before["giver"] ?? null) !== (next["giver"] ?? null);
  const isChanged =
    !sameJson(before["given"] ?? {}, next["given"] ?? {}) && (isSaid(before["given"]) || isSaid(next["given"]));
  const speaks = (giver: Json | undefined) => speaksForGiver(act, agreement, giver);
  if (isChanged || isOther) {
    if (isSaid(next["given"]) && !speaks(next["giver"])) {
      problems.push(
        isChanged
          ? {
              field: "given",
              message:
                "Only the giver says what it promised, secured and spent. Leave these empty: the line shows on its home, where it enters them",
            }
          : {
              field: "giver",
              message: "Its figures were given by another. Add a line for this giver instead, and ask it for its own",
            },
      );
    } else if (isSaid(before["given"]) && "giver" in before && !speaks(before["giver"])) {
      problems.push({
        field: isChanged ? "given" : "giver",
        message: "Only the giver takes back what it promised, secured and spent. Ask it to",
      });
    }
  }
  if (!sameJson(before["asked"] ?? {}, next["asked"] ?? {}) && !may(act.actor, "money.ask", subjectOf(agreement))) {
    problems.push({ field: "asked", message: "The facilitator enters what is asked. Ask them to change it" });
  }
  return problems.length === 0 ? done(undefined) : { kind: "refused", problems };
}
