import type { Act } from "@models/act";
import { answerRequest, askForDesignation } from "@models/negotiation/ask";
import { offerTargets } from "@models/negotiation/offer";
import { counterOffer, splitDifference, withdrawOffer } from "@models/negotiation/propose";
import { type RecordedSignature, signRound } from "@models/negotiation/sign";
import type { Outcome, Problem } from "@models/outcome";
import { readDay } from "./dates";
import { text } from "./several-forms.server";

type ListForm = (act: Act, code: string, form: FormData) => Promise<Outcome<unknown>>;
type RoundForm = (act: Act, code: string, id: string, form: FormData) => Promise<Outcome<unknown>>;

/** What can be sent from the list of negotiations, by the intent of its button. */
export const LIST_FORMS: Readonly<Record<string, ListForm>> = {
  offer: (act, code, form) => offerTargets(act, code, { target: text(form, "target"), why: text(form, "why") }),
  ask: (act, code, form) =>
    askForDesignation(act, code, { indicator: text(form, "indicator"), ...designation(form), why: text(form, "why") }),
  answer: (act, code, form) =>
    answerRequest(act, code, text(form, "request"), { ...designation(form), why: text(form, "why") }),
};

/** What can be sent from one negotiation. Each form says which round its sender saw. */
export const ROUND_FORMS: Readonly<Record<string, RoundForm>> = {
  sign: (act, code, id, form) => signRound(act, code, id, { saw: text(form, "saw") }),
  record: recordSignature,
  counter: (act, code, id, form) =>
    counterOffer(act, code, id, { saw: text(form, "saw"), why: text(form, "why"), typed: typedValues(form) }),
  split: (act, code, id, form) => splitDifference(act, code, id, { saw: text(form, "saw"), why: text(form, "why") }),
  withdraw: (act, code, id, form) => withdrawOffer(act, code, id, { saw: text(form, "saw"), why: text(form, "why") }),
};

function designation(form: FormData): { designate: boolean | undefined } {
  const chosen = text(form, "designate");
  return { designate: chosen === "yes" ? true : chosen === "no" ? false : undefined };
}

const PREFIX = "trajectory.";

function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(PREFIX) && typeof value === "string" ? [[name.slice(PREFIX.length), value]] : [],
    ),
  );
}

async function recordSignature(act: Act, code: string, id: string, form: FormData): Promise<Outcome<unknown>> {
  const recorded: RecordedSignature = { who: text(form, "who"), on: readDay(text(form, "on")), how: text(form, "how") };
  const problems: Problem[] = [
    ...(recorded.who === "" ? [{ field: "who", message: "Enter who signed" }] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(recorded.on) && !Number.isNaN(Date.parse(recorded.on))
      ? []
      : [{ field: "on", message: "Enter the day on which they signed, such as 10 March 2008" }]),
    ...(recorded.how === "" ? [{ field: "how", message: "Choose how they told you" }] : []),
  ];
  return problems.length > 0
    ? { kind: "refused", problems }
    : signRound(act, code, id, { saw: text(form, "saw"), recorded });
}
