import type { Operation } from "@models/people/permissions";
import type { Filter, Store, Stored } from "@models/store/port";

/** The first thing of each kind in one agreement, so that addresses and forms name what is there. */
export interface Sample {
  readonly code: string;
  readonly target: string;
  readonly action: string;
  readonly question: string;
  /** An answer to what the numbers ask. */
  readonly challenge: string;
  readonly candidate: string;
  readonly indicator: string;
  readonly area: string;
  readonly priority: string;
  readonly negotiation: string;
  readonly import: string;
  readonly review: string;
  /** A published report. */
  readonly report: string;
  readonly update: string;
  readonly workshop: string;
}

export async function sampleOf(
  store: Store,
  agreement: Stored & { readonly code: string; readonly area: string },
): Promise<Sample> {
  const first = async (collection: string, filter: Filter = {}) => {
    const [found] = await store.find<Stored & { indicator?: string }>(
      collection,
      { agreement: agreement._id, removed: null, ...filter },
      { limit: 1 },
    );
    return found;
  };
  const candidate = await first("candidates");
  return {
    code: agreement.code,
    target: (await first("targets"))?._id ?? "none",
    action: (await first("actions"))?._id ?? "none",
    question: (await first("questions"))?._id ?? "none",
    challenge: (await first("challengeAnswers"))?._id ?? "none",
    candidate: candidate?._id ?? "none",
    indicator: candidate?.indicator ?? "none",
    area: agreement.area,
    priority: (await first("priorities"))?._id ?? "none",
    negotiation: (await first("negotiations"))?._id ?? "none",
    import: (await first("imports"))?._id ?? "none",
    update: (await first("updates", { file: { $exists: true } }))?._id ?? "none",
    review: (await first("reviews", { kind: "annual" }))?._id ?? "none",
    workshop: (await first("workshops"))?._id ?? "none",
    report: (await first("reports", { state: "published" }))?._id ?? "none",
  };
}

/** What a page needs in its query to have anything to show. */
export const SAMPLE_QUERIES: Readonly<Record<string, (sample: Sample) => string>> = {
  "routes/agreements.$code.steps.1[.csv]": ({ candidate }) => `?candidate=${candidate}`,
  "routes/agreements.$code.steps.3[.csv]": ({ target }) => `?target=${target}`,
  "routes/agreements.$code.trajectory_.basis": ({ target }) => `?target=${target}`,
  "routes/agreements.$code.values": ({ candidate }) => `?candidate=${candidate}&period=CY2007`,
};

interface SampleForm {
  readonly fields: Readonly<Record<string, string>>;
  /** Which of the route's operations this form needs, when not any of them. */
  readonly needs?: readonly Operation[];
}

const one = (fields: Readonly<Record<string, string>>): SampleForm[] => [{ fields }];

/**
 * Forms that say what they are about and are otherwise empty, for routes whose permission depends on it. A route that
 * is not here is sent an empty form.
 */
export const SAMPLE_FORMS: Readonly<Record<string, (sample: Sample) => readonly SampleForm[]>> = {
  "routes/partnerships.$code": ({ area }): SampleForm[] => [
    { fields: {}, needs: ["partnership.manage"] },
    { fields: { intent: "name-area", name: "", kind: "neighbourhood", parent: area }, needs: ["place.change"] },
    { fields: { intent: "name-group", name: "" }, needs: ["place.change"] },
  ],
  "routes/agreements.$code.steps.1": ({ candidate }) => one({ candidate, rev: "1" }),
  "routes/agreements.$code.steps.5": ({ action }) => one({ id: action, rev: "1" }),
  "routes/agreements.$code.actions": ({ action }) => one({ id: action, rev: "1" }),
  "routes/agreements.$code.trajectory": ({ target }) => one({ target, rev: "1" }),
  "routes/agreements.$code.steps.3": ({ target, question, challenge }): SampleForm[] => [
    { fields: { intent: "promise", target, rev: "1" }, needs: ["target.change"] },
    { fields: { intent: "ask", target, text: "Is the drop reasonable?" }, needs: ["question.ask"] },
    { fields: { intent: "answer", question, rev: "1", answer: "It is." }, needs: ["question.answer"] },
    { fields: { intent: "answer-challenge", target, challenge: "none", rev: "0" }, needs: ["question.answer"] },
    { fields: { intent: "test-answer", answer: challenge }, needs: ["answer.test"] },
    { fields: { intent: "reopen-answer", answer: challenge }, needs: ["answer.reopen"] },
  ],
  // These addresses name a target.
  "routes/agreements.$code.$part.new": (): SampleForm[] => [{ fields: {}, needs: ["target.change"] }],
  "routes/agreements.$code.$part.$id.edit": (): SampleForm[] => [{ fields: {}, needs: ["target.change"] }],
  "routes/agreements.$code.comparators": () => one({ intent: "add", areas: "E08000025" }),
  // What would move the agreement on for the visitors after this one is left to its own tests.
  "routes/agreements.$code.submission": (): SampleForm[] => [
    { fields: { intent: "withdraw" }, needs: ["agreement.withdraw"] },
    { fields: { intent: "return" }, needs: ["agreement.judge"] },
    { fields: { intent: "agree", sha256: "not the hash" }, needs: ["agreement.judge"] },
    { fields: { intent: "record-approval" }, needs: ["agreement.recordApproval"] },
    { fields: { intent: "publish" }, needs: ["agreement.publish"] },
    { fields: { intent: "say", about: "", text: "When do we meet?" }, needs: ["comment.add"] },
  ],
  "routes/published.$code": () => one({ about: "whole", text: "" }),
  "routes/agreements.$code.feedback": (): SampleForm[] => [
    { fields: { intent: "show", feedback: "none", rev: "1" }, needs: ["feedback.moderate"] },
    { fields: { intent: "assign", feedback: "none", rev: "1" }, needs: ["feedback.assign"] },
    { fields: { intent: "erase", feedback: "none", rev: "1" }, needs: ["feedback.erase"] },
  ],
  "routes/agreements.$code_.negotiation._index": (): SampleForm[] => [
    { fields: { intent: "offer" }, needs: ["negotiation.offer"] },
    { fields: { intent: "answer", request: "none" }, needs: ["negotiation.offer"] },
    { fields: { intent: "ask" }, needs: ["negotiation.ask"] },
  ],
  "routes/agreements.$code_.negotiation.$negotiation": (): SampleForm[] => [
    { fields: { intent: "counter", saw: "none" }, needs: ["negotiation.propose"] },
    { fields: { intent: "split", saw: "none" }, needs: ["negotiation.propose"] },
    { fields: { intent: "sign", saw: "none" }, needs: ["negotiation.sign"] },
    {
      fields: { intent: "record", saw: "none", who: "Somebody", on: "2008-03-10", how: "by letter" },
      needs: ["commitment.record"],
    },
    { fields: { intent: "withdraw", saw: "none" }, needs: ["negotiation.offer"] },
  ],
  "routes/region_.calendar": () => one({ region: "E12000005", year: "none", rev: "0" }),
  "routes/agreements.$code_.calendar": (): SampleForm[] => [
    { fields: { intent: "extend", year: "FY2008" }, needs: ["calendar.keep"] },
    { fields: { intent: "add" }, needs: ["agreement.change"] },
    { fields: { intent: "remove", date: "none" }, needs: ["agreement.change"] },
  ],
  "routes/agreements.$code_.reports._index": () => one({ intent: "start", quarter: "none" }),
  "routes/agreements.$code_.reports.$report": (): SampleForm[] => [
    { fields: { intent: "words", rev: "1" } },
    { fields: { intent: "day", rev: "1", day: "2008-03-10" } },
    { fields: { intent: "publish", saw: "none" } },
  ],
  "routes/agreements.$code_.reviews._index": (): SampleForm[] => [
    { fields: { intent: "open", year: "FY2008" }, needs: ["review.open"] },
    { fields: { intent: "rehearse", year: "none" }, needs: ["review.assess"] },
  ],
  "routes/agreements.$code_.reviews.$review": ({ priority }): SampleForm[] => [
    { fields: { intent: "assess", priority, rev: "1" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "send" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "correct", priority }, needs: ["review.assess"] },
    { fields: { intent: "answer-correction", correction: "none" }, needs: ["review.judge"] },
    { fields: { intent: "reply", priority, rev: "1" }, needs: ["review.assess"] },
    { fields: { intent: "settle" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "add-action" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "remove-action", action: "none" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "sign", saw: "none" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "close" }, needs: ["review.judge"] },
    { fields: { intent: "flag", priority }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "lift", flag: "none", why: "Q4 came" }, needs: ["review.assess", "review.judge"] },
    { fields: { intent: "take-over" }, needs: ["review.assess"] },
    { fields: { intent: "assign" }, needs: ["review.judge"] },
    { fields: { intent: "ask" }, needs: ["review.judge"] },
    { fields: { intent: "end" }, needs: ["review.assess"] },
  ],
  "routes/agreements.$code_.workshops.$workshop": (): SampleForm[] => [
    { fields: { intent: "plan" }, needs: ["workshop.lead"] },
    { fields: { intent: "open" }, needs: ["workshop.lead"] },
    { fields: { intent: "confirm", exercise: "none", offer: "none" }, needs: ["workshop.lead"] },
  ],
  "routes/room.$workshop": () => one({ intent: "undo" }),
  "routes/agreements.$code.values": ({ candidate, indicator, area }): SampleForm[] => [
    { fields: { candidate, indicator, area, period: "CY2007", typed: "no number" }, needs: ["observation.enter"] },
    { fields: { intent: "find", candidate, observation: "none", batch: "none" }, needs: ["observation.verify"] },
  ],
  "routes/agreements.$code.values_.save": ({ indicator, area }) =>
    one({ indicator, area, period: "CY2007", typed: "no number" }),
  "routes/agreements.$code.$part.$id._index": ({ target }): SampleForm[] => [
    { fields: { intent: "update", target, course: "no answer" }, needs: ["update.send", "update.record"] },
    { fields: { intent: "comment", text: "Who will judge this?" }, needs: ["comment.add"] },
    { fields: { intent: "remove" }, needs: ["target.change"] },
    { fields: { intent: "answer", answer: "accepted" }, needs: ["commitment.answer"] },
    {
      fields: { intent: "record", answer: "accepted", who: "Somebody", on: "2008-03-10", how: "by telephone" },
      needs: ["commitment.record"],
    },
  ],
};

/** Some addresses have no page: everybody is told alike. */
export const NOT_IN_THE_EXAMPLE: readonly string[] = ["routes/$", "routes/calendar.$token[.ics]"];
