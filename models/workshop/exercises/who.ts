import { z } from "zod";
import type { Action } from "../../actions/action";
import { date, line, optionalLine, optionalReference } from "../../agreement/fields";
import type { Book } from "../../agreement/book";
import { formatDay } from "../../day";
import { done } from "../../outcome";
import { type Asking, type Offer, exerciseKind, materialOf, resultOf } from "./kind";

/** An action without an owner, or a favoured option that no action carries out yet. */
export type WhoItem = { id: string; what: string; about: "action" | "option" };

export type WhoMaterial = {
  items: WhoItem[];
  /** The partnership's, to say for whom one speaks. */
  organisations: { id: string; name: string }[];
  /** ISO date: nothing is promised for a day before it. */
  today: string;
};

export type WhoClaiming = { lead: string; by: string };

/** What somebody takes for the organisation that they speak for, and what they would do besides. */
export type WhoAnswer = {
  organisation?: string | null | undefined;
  /** An organisation that is not in the partnership, in the person's own words. */
  other?: string | null | undefined;
  claims: Record<string, WhoClaiming | undefined>;
  proposes: (WhoClaiming & { what: string })[];
};

export type WhoClaim = WhoClaiming & {
  id: string;
  /** What is taken; null for an action proposed in the room. */
  item: string | null;
  what: string;
  /** Null for an organisation that is not in the partnership. */
  organisation: string | null;
  name: string;
};

export type WhoResult = { claims: WhoClaim[]; unclaimed: WhoItem[] };

/** What several organisations claim, for the facilitator to settle. */
export type WhoSettles = {
  item: string;
  what: string;
  claims: { id: string; name: string }[];
  chosen: string | null;
}[];

const PROPOSALS_EACH = 2;

/** Who will? Actions claimed by organisations on the spot; what nobody took is read out. */
export const who = exerciseKind<WhoMaterial, WhoAnswer, WhoResult>({
  name: "who",
  step: 5,
  title: "Who will?",
  what: "Organisations claim the actions that nobody owns, with a lead and a day, or propose others; what nobody took is read out. Each organisation accepts what is claimed in its name.",
  needs: "nothing",
  minutes: 20,
  names: "organisation",
  ask: () => "Who will do it, and by when?",
  rounds: () => ["Claims"],
  material: ({ book, workshop, today }) =>
    done({
      items: unowned(book, workshop.priority),
      organisations: book.organisations
        .filter(({ _id }) => _id in book.partnership.organisations)
        .map(({ _id, name }) => ({ id: _id, name })),
      today,
    }),
  answer: ({ items, organisations, today }) =>
    z
      .object({
        organisation: optionalReference(),
        other: optionalLine(120),
        claims: z.object(Object.fromEntries(items.map(({ id }) => [id, claimingFrom(today).optional()]))),
        proposes: z.array(claimingFrom(today).extend({ what: line("what will be done", 300) })).max(PROPOSALS_EACH),
      })
      .superRefine(({ organisation, other, claims, proposes }, context) => {
        const isKnown = organisations.some(({ id }) => id === organisation);
        const says = Object.values(claims).some(Boolean) || proposes.length > 0;
        if (organisation ? !isKnown : says && !other) {
          context.addIssue({
            code: "custom",
            path: ["organisation"],
            message: "Choose the organisation that you speak for",
          });
        }
      }),
  result: (_asking, _round, { items, organisations }, said) => {
    const claims = said.flatMap(({ answer, content }): WhoClaim[] => {
      const organisation = content.organisation || null;
      const name = organisations.find(({ id }) => id === organisation)?.name ?? content.other ?? "";
      const by = { organisation, name };
      return [
        ...items.flatMap(({ id, what }) => {
          const claim = content.claims[id];
          return claim ? [{ ...claim, ...by, id: `${answer}-${id}`, item: id, what }] : [];
        }),
        ...content.proposes.map((each, i) => ({ ...each, ...by, id: `${answer}-new-${i + 1}`, item: null })),
      ];
    });
    return { claims, unclaimed: items.filter(({ id }) => !claims.some(({ item }) => item === id)) };
  },
  words: (exercise, round) => {
    const { claims, unclaimed } = resultOf<WhoResult>(exercise, round) ?? { claims: [], unclaimed: [] };
    return [
      ...claims.map((claim) => `${claim.what}: ${claimedBy(claim)}`),
      ...unclaimed.map(({ what }) => `Nobody took: ${what}`),
    ];
  },
  settles: ({ exercise }) => contestedIn(exercise),
  offers: (asking) => {
    const result = resultOf<WhoResult>(asking.exercise, 1);
    const material = materialOf<WhoMaterial>(asking.exercise, 1);
    if (!result || !material) return [];
    return [
      ...material.items.flatMap((item) => claimedOffer(asking, item, result)),
      ...result.claims.filter(({ item }) => item === null).map((claim) => proposedOffer(asking, claim)),
      ...result.unclaimed.flatMap((item) => openOffer(asking, item)),
    ];
  },
});

const claimingFrom = (today: string) =>
  z.object({
    lead: line("who leads it: a team or a name"),
    by: date().refine((by) => by >= today, `Choose a day from ${formatDay(today)} on`),
  });

/** What waits for somebody: actions without an owner, and favoured options that no action carries out. */
function unowned({ parts }: Pick<Book, "parts">, priority: string): WhoItem[] {
  const actions = parts.action.filter((action) => action.priority === priority && action.status !== "dropped");
  const carried = new Set(actions.map(({ option }) => option));
  return [
    ...actions
      .filter(({ owner, status }) => !owner && status !== "done")
      .map(({ _id, what }): WhoItem => ({ id: _id, what, about: "action" })),
    ...parts.option
      .filter((option) => option.priority === priority && option.favoured && !carried.has(option._id))
      .map(({ _id, name }): WhoItem => ({ id: _id, what: name, about: "option" })),
  ];
}

/** Claims of different organisations of one thing; two people of the same organisation claim it once. */
function contestedIn({ rounds, settled }: Asking["exercise"]): WhoSettles {
  const { claims = [] } = resultOf<WhoResult>({ rounds }, 1) ?? {};
  const items = new Map(claims.flatMap(({ item, what }) => (item === null ? [] : [[item, what] as const])));
  return [...items].flatMap(([item, what]) => {
    const own = claims.filter((claim) => claim.item === item);
    const apart = own.filter(({ name }, i) => own.findIndex((each) => each.name === name) === i);
    if (apart.length < 2) return [];
    const chosen = apart.find(({ id }) => id === settled[`claim-${item}`])?.id ?? null;
    return [{ item, what, claims: apart.map(({ id, name }) => ({ id, name })), chosen }];
  });
}

/** The claim that stands: the only organisation's, or the one that was settled with the room. */
function standingClaim({ exercise }: Asking, item: string, { claims }: WhoResult): WhoClaim | undefined {
  const contested = contestedIn(exercise).find((each) => each.item === item);
  if (contested) return claims.find(({ id }) => id === contested.chosen);
  return claims.find((claim) => claim.item === item);
}

/** What the minutes say of it: who leads it is somebody's name, which is for who confirms it and for the plan. */
const claimedBy = ({ name, by }: WhoClaim) => `claimed by ${name}, by ${formatDay(by)}`;
const ledBy = ({ lead }: WhoClaim) => `Led by ${lead}.`;

/** Who is accountable: none where the organisation is not in the partnership, whose name then stands with the lead. */
const owning = ({ organisation, name, lead, by }: WhoClaim) => ({
  owner: organisation,
  lead: (organisation ? lead : `${lead}, ${name}`).slice(0, 200),
  end: by,
});

function claimedOffer(asking: Asking, { id, what, about }: WhoItem, result: WhoResult): Offer[] {
  const claim = standingClaim(asking, id, result);
  if (!claim) return [];
  const offer = { id: `claim-${id}`, words: `${what}: ${claimedBy(claim)}`, note: ledBy(claim) };
  if (about === "option")
    return [{ ...offer, write: { add: "action", content: { ...newAction(asking, what, id), ...owning(claim) } } }];
  const action = asking.book.parts.action.find(({ _id }) => _id === id);
  // Somebody else was made its owner since, outside the room.
  if (!action || (action.owner && action.owner !== claim.organisation)) return [];
  return [{ ...offer, write: { change: "action", part: id, fields: owning(claim) } }];
}

function proposedOffer(asking: Asking, claim: WhoClaim): Offer {
  return {
    id: `proposal-${claim.id}`,
    words: `New action: ${claim.what}, ${claimedBy(claim)}`,
    note: ledBy(claim),
    write: { add: "action", content: { ...newAction(asking, claim.what), ...owning(claim) } },
  };
}

/** An action that nobody took is open in the plan already; a favoured option becomes one. */
function openOffer(asking: Asking, { id, what, about }: WhoItem): Offer[] {
  if (about === "action") return [];
  const words = `Open action: ${what}. Nobody took it in the room.`;
  return [{ id: `open-${id}`, words, write: { add: "action", content: newAction(asking, what, id) } }];
}

function newAction({ workshop, book }: Asking, what: string, option?: string) {
  const change = book.parts.option.find(({ _id }) => _id === option)?.kind ?? "new";
  const kind: Action["kind"] = change === "stopped" ? "scaled down" : change;
  return { priority: workshop.priority, what, kind, targets: [...workshop.targets], option: option ?? null };
}
