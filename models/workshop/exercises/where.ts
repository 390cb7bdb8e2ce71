import { z } from "zod";
import { optionalLine } from "../../agreement/fields";
import { liesWithin } from "../../place/areas-within";
import { done } from "../../outcome";
import { lockOn } from "../../agreement/parts";
import { asItStands, type Asking, type Offer, type WordsOf, exerciseKind, materialOf, resultOf } from "./kind";
import { byOrganisation } from "./voices";

/** A district, a neighbourhood or a group of people. */
export type WherePlace = { id: string; name: string };

export type WhereMaterial = { area: string; places: WherePlace[]; groups: WherePlace[] };

/** @property other a place or a group that the list lacks. */
export type WhereAnswer = {
  areaWide: boolean;
  places: string[];
  groups: string[];
  other?: string | null | undefined;
};

export type WhereCounted = WherePlace & { count: number };
export type WherePart = { name: string; count: number; areaWide: number; named: WhereCounted[] };
export type WhereResult = {
  count: number;
  areaWide: number;
  /** Only what somebody named, the most named first. */
  places: WhereCounted[];
  groups: WhereCounted[];
  others: string[];
  parts: WherePart[];
};

/** What the room settles on. */
export type WhereSettled = { areaWide: boolean; places: string[]; groups: string[] };

/** Where? The whole area, places, groups of people. */
export const where = exerciseKind<WhereMaterial, WhereAnswer, WhereResult>({
  name: "where",
  step: 2,
  title: "Where?",
  what: "Is it everywhere, or in some places or groups of people? What the room settles on stands with the priority.",
  needs: "nothing",
  minutes: 8,
  names: "nobody",
  ask: () => "Where, and for whom, must we address this?",
  rounds: () => ["Where"],
  material: ({ book }) =>
    done({
      area: book.areas.find(({ _id }) => _id === book.agreement.area)?.name ?? "the area",
      places: book.areas
        .filter((area) => liesWithin(area, book.partnership) && area.validTo === null)
        .map(({ _id, name }) => ({ id: _id, name })),
      groups: book.groups.map(({ _id, name }) => ({ id: _id, name })),
    }),
  answer: ({ places, groups }) =>
    z
      .object({
        areaWide: z.boolean().default(false),
        places: idsOf(places, "places"),
        groups: idsOf(groups, "groups"),
        other: optionalLine(200),
      })
      .refine(
        ({ areaWide, places: named, groups: people, other }) =>
          areaWide || named.length > 0 || people.length > 0 || other,
        {
          message: "Choose the whole area, or at least one place or group",
          path: ["places"],
        },
      ),
  result: (_asking, _round, material, said) => ({
    count: said.length,
    areaWide: said.filter(({ content }) => content.areaWide).length,
    places: countedIn(
      material.places,
      said.map(({ content }) => content.places),
    ),
    groups: countedIn(
      material.groups,
      said.map(({ content }) => content.groups),
    ),
    others: said.flatMap(({ content: { other } }) => other || []).sort(),
    parts: byOrganisation(said).map(({ name, said: own }) => ({
      ...{ name, count: own.length, areaWide: own.filter(({ content }) => content.areaWide).length },
      named: [
        ...countedIn(
          material.places,
          own.map(({ content }) => content.places),
        ),
        ...countedIn(
          material.groups,
          own.map(({ content }) => content.groups),
        ),
      ],
    })),
  }),
  settles: settledOf,
  said: ({ exercise }) => saidOf(exercise),
  words: (exercise) => {
    const said = saidOf(exercise);
    return said === undefined ? [] : [said];
  },
  offers: (asking) => {
    const result = resultOf<WhereResult>(asking.exercise, 1);
    const material = materialOf<WhereMaterial>(asking.exercise, 1);
    if (!result || !material || result.count === 0) return [];
    return priorityOffer(asking, material, result);
  },
});

function saidOf(exercise: WordsOf): string | undefined {
  const result = resultOf<WhereResult>(exercise, 1);
  const material = materialOf<WhereMaterial>(exercise, 1);
  if (!result || !material || result.count === 0) return undefined;
  const whole = result.areaWide > 0 ? [`all of ${material.area} (${result.areaWide})`] : [];
  const named = [...result.places, ...result.groups].slice(0, 8).map(({ name, count }) => `${name} (${count})`);
  return `Where, as ${result.count} said: ${[...whole, ...named, ...result.others].join("; ")}.`;
}

const idsOf = (known: readonly WherePlace[], what: string) =>
  z
    .array(z.string())
    .default([])
    .refine((ids) => ids.every((id) => known.some((each) => each.id === id)), { message: `Choose ${what} of the list` })
    .transform((ids) => [...new Set(ids)]);

function countedIn(known: readonly WherePlace[], named: readonly (readonly string[])[]): WhereCounted[] {
  return known
    .map((each) => ({ ...each, count: named.filter((ids) => ids.includes(each.id)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** Until the facilitator settles it: what half of those who answered have named. */
function settledOf({ exercise }: Pick<Asking, "exercise">): WhereSettled {
  const result = resultOf<WhereResult>(exercise, 1);
  const half = (result?.count ?? 0) / 2;
  const often = (counted: readonly WhereCounted[] = []) =>
    counted.flatMap(({ id, count }) => (count >= half ? [id] : []));
  const { areaWide, places, groups } = exercise.settled;
  const ids = (settled: unknown) =>
    Array.isArray(settled) ? settled.filter((id) => typeof id === "string") : undefined;
  return {
    areaWide:
      typeof areaWide === "boolean" ? areaWide : result !== undefined && result.areaWide > 0 && result.areaWide >= half,
    places: ids(places) ?? often(result?.places),
    groups: ids(groups) ?? often(result?.groups),
  };
}

/** Added to what stands with the priority; what it promises is not changed where it is agreed with the region. */
function priorityOffer({ book, workshop, exercise }: Asking, material: WhereMaterial, result: WhereResult): Offer[] {
  const priority = book.parts.priority.find(({ _id }) => _id === workshop.priority);
  if (!priority || lockOn("promise", book.agreement.status) !== null) return [];
  const settled = settledOf({ exercise });
  const among = (counted: readonly WhereCounted[], known: readonly WherePlace[], ids: readonly string[]) =>
    known
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name }) => `${name} (${counted.find((each) => each.id === id)?.count ?? 0} of ${result.count})`);
  const named = [
    ...(settled.areaWide ? [`all of ${material.area} (${result.areaWide} of ${result.count})`] : []),
    ...among(result.places, material.places, settled.places),
    ...among(result.groups, material.groups, settled.groups),
  ];
  if (named.length === 0) return [];
  const both = (before: readonly string[] | undefined, added: readonly string[]) => [
    ...new Set([...(before ?? []), ...added]),
  ];
  return [
    asItStands(
      { exercise },
      {
        id: "where",
        words: `Where it must be addressed: ${named.join("; ")}`,
        write: {
          change: "priority",
          part: priority._id,
          fields: {
            areaWide: priority.areaWide || settled.areaWide,
            places: both(priority.places, settled.places),
            namedGroups: both(priority.namedGroups, settled.groups),
          },
        },
      },
    ),
  ];
}
