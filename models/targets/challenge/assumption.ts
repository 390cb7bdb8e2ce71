import { formatDay } from "../../day";
import type { Assumption } from "../target";
import type { ChallengeRule, Raised } from "./challenge";

/** What the promise takes for granted no longer holds, or nobody has looked. */
export const assumption: ChallengeRule = {
  id: "assumption",
  cause: "what it rests on",
  raise(subject) {
    const { assumptions, target, today } = subject;
    if (assumptions.length === 0) return target.designation === "designated" ? [noneStated()] : [];
    return assumptions.flatMap((each) => {
      if (each.signPassed) return [passed(each)];
      const isDue = today !== undefined && each.lookBy && each.lookBy <= today && !isLookedAt(each);
      return isDue ? [noWord(each, each.lookBy ?? today)] : [];
    });
  },
};

/** Somebody said since the day, or on it, that the sign has not come. */
const isLookedAt = ({ lookBy, lookedAt }: Assumption) => Boolean(lookBy && lookedAt && lookedAt >= lookBy);

const about = ({ _id }: Assumption) => _id;

function noneStated(): Raised {
  return {
    span: null,
    strength: "for information",
    question: "What does this promise take for granted?",
    why: "No assumption is written down: the economy, the law, funding, another’s act.",
    numbers: [{ name: "assumptions", value: 0, kind: "count" }],
    working: { title: "Assumptions", formula: "number of assumptions stated", inputs: [], result: "none" },
    weight: 0,
  };
}

function passed(each: Assumption): Raised {
  return {
    span: null,
    about: about(each),
    strength: "must answer",
    question: `Does the promise still hold, now that “${each.sign}” has come?`,
    why: `It assumes: ${each.text}. The sign came on ${formatDay(each.signPassed ?? "")}.`,
    numbers: [],
    working: { title: "The sign to watch", formula: "the sign has come", inputs: [], result: each.sign },
    weight: 3,
  };
}

function noWord(each: Assumption, day: string): Raised {
  return {
    span: null,
    about: about(each),
    strength: "should answer",
    question: `Has anybody looked whether “${each.sign}” has come?`,
    why: `It assumes: ${each.text}. It was to be looked at by ${formatDay(day)}, and nobody has said.`,
    numbers: [],
    working: { title: "The sign to watch", formula: "its day has come, with no word", inputs: [], result: each.sign },
    weight: 1,
  };
}
