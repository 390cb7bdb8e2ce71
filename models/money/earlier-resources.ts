import type { Action } from "../actions/action";
import type { Commitment } from "../commitments/commitment";
import { textHash } from "../commitments/committed-text";
import type { Document } from "../history/document";
import { isPeriodCode } from "../measures/period";
import { type EarlierAction, hasResources, withoutResources } from "./earlier-action";
import { type ResourceLine, ResourceSchema, nameOfGoal } from "./resource";

interface Named {
  readonly _id: string;
  readonly name?: string;
}

/**
 * What stood on an action as the lines that it would have today: one for each giver and kind, its years together. An
 * amount was written by whoever made the plan, so that it counts as asked; only the giver says that it is promised. A
 * giver is an organisation where the words are exactly the name of one.
 */
export function linesOfEarlier(
  action: EarlierAction,
  organisations: readonly Named[],
  created: Document["created"],
): Omit<ResourceLine, "rev">[] {
  const lines = new Map<string, ResourceLine>();
  for (const [key, { giver, kind, year, amount }] of Object.entries(action.resources)) {
    const when = isPeriodCode(year) ? year : year.replace(/[.$]/g, " ");
    // Two amounts of one giver for one year were two things.
    const of = [giver, kind].join("\n");
    const line = lines.get(of);
    if (line && line.asked[when] === undefined) {
      lines.set(of, { ...line, asked: { ...line.asked, [when]: amount } });
      continue;
    }
    const organisation = organisations.find(({ name }) => name === giver);
    lines.set(line ? `${of}\n${key}` : of, {
      ...ResourceSchema.parse({
        name: `${NAMES[kind]} for ${action.what}`.slice(0, 200),
        ...(organisation ? { giver: organisation._id } : { giverName: giver }),
        kind,
        goals: { whole: { goal: nameOfGoal("action", action._id) } },
      }),
      asked: { [when]: amount },
      _id: `${action._id}-${key}`,
      agreement: action.agreement,
      created,
      changes: [],
      removed: null,
      rev: 1,
    });
  }
  return [...lines.values()].map(({ rev: _rev, ...line }) => line);
}

const NAMES = { budget: "Budget", grant: "Grant", "in kind": "In kind", people: "People" } as const;

/** What was signed of an action held its money; the same signature of the same action without it. */
export function signedWithout(commitment: Commitment, action: EarlierAction): Commitment {
  const before = textHash(commitment, "action", action);
  const after = textHash(commitment, "action", withoutResources(action));
  const renew = <T extends { readonly saw: string } | null | undefined>(said: T): T =>
    said?.saw === before ? { ...said, saw: after } : said;
  const { promiser, other, claim } = commitment;
  return {
    ...commitment,
    ...(promiser ? { promiser: renew(promiser) } : {}),
    ...(other ? { other: renew(other) } : {}),
    ...(claim ? { claim: renew(claim) } : {}),
  };
}

interface EarlierParts {
  readonly action: readonly Action[];
  readonly commitment: readonly Commitment[];
  readonly resource?: readonly ResourceLine[];
}

/** Actions, signatures and lines of a picture or file of that time, as they would be today; others as they are. */
export function withLinesApart<T extends EarlierParts>(
  parts: T,
  organisations: readonly Named[],
  created: Document["created"],
): T & { readonly resource: readonly ResourceLine[] } {
  const { action, commitment, resource = [] } = parts;
  const earlier = new Map(action.filter(hasResources).map((each) => [each._id, each]));
  const there = new Set(resource.map(({ _id }) => _id));
  const lines = [...earlier.values()]
    .flatMap((each) => linesOfEarlier(each, organisations, created).map((line): ResourceLine => ({ ...line, rev: 1 })))
    .filter(({ _id }) => !there.has(_id));
  return {
    ...parts,
    action: action.map(withoutResources),
    commitment: commitment.map((each) => {
      const about = earlier.get(each.action ?? "");
      return about ? signedWithout(each, about) : each;
    }),
    resource: [...resource, ...lines],
  };
}
