import { openBook } from "@models/agreement/book";
import type { Store } from "@models/store/port";
import type { WhichMaterial, WhichResult, WhichWeighed } from "@models/workshop/exercises/which";
import type { Compared } from "@models/workshop/exercises/which-scores";
import { beforeAll, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { Room, doneOr } from "../../../support/workshop";

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});

const open = async () =>
  Room.open(await actAs(store, "facilitator@coventry.example"), "coventry-2008", { step: 4, exercises: ["which"] });

const materialIn = (room: Room, round: number) => room.exercise.rounds[String(round)]?.material as WhichMaterial;

/** By criterion in their order. */
const weights = ({ criteria }: WhichMaterial, ...given: number[]) => ({
  weights: Object.fromEntries(criteria.map(({ id }, i) => [id, given[i]])),
});

/** By option in their order, each a row of scores. */
const scores = ({ criteria, options }: WhichMaterial, given: (number | null)[][], reasons: object = {}) => ({
  scores: Object.fromEntries(
    options.map(({ id }, i) => [id, Object.fromEntries(criteria.map((each, j) => [each.id, given[i]?.[j] ?? null]))]),
  ),
  reasons: Object.fromEntries(options.map(({ id }) => [id, reasons])),
});

async function weighed(room: Room, given: number[][]): Promise<WhichWeighed> {
  doneOr(await room.tell({ act: "open" }));
  const material = materialIn(room, 1);
  for (const [i, each] of given.entries()) await room.answer(i, weights(material, ...each));
  doneOr(await room.tell({ act: "reveal" }));
  return (room.exercise.rounds["1"]?.result as { weighed: WhichWeighed }).weighed;
}

async function scored(room: Room, given: (number | null)[][][], reasons: object[] = []): Promise<Compared> {
  doneOr(await room.tell({ act: "open" }));
  const material = materialIn(room, 2);
  for (const [i, each] of given.entries()) await room.answer(i, scores(material, each, reasons[i]));
  doneOr(await room.tell({ act: "reveal" }));
  return (room.exercise.rounds["2"]?.result as { scored: Compared }).scored;
}

it("weighs everyone's word alike, however high their numbers are", async () => {
  const room = await open();
  const { count, criteria } = await weighed(room, [
    [5, 5, 0],
    [1, 0, 1],
  ]);
  expect(count).toBe(2);
  expect(criteria.map(({ weight }) => weight)).toEqual([50, 25, 25]);
  expect(criteria[0]).toMatchObject({ lower: 50, upper: 50 });
});

it("refuses weights and scores that say nothing, beside the field", async () => {
  const room = await open();
  doneOr(await room.tell({ act: "open" }));
  const material = materialIn(room, 1);
  const [first] = material.criteria;
  expect(await room.answer(0, weights(material, 0, 0, 0))).toEqual({
    kind: "refused",
    problems: [{ field: `weights.${first?.id}`, message: "Let one of them matter at least a little" }],
  });
  expect(await room.answer(0, weights(material, 6, 0, 0))).toEqual({
    kind: "refused",
    problems: [{ field: `weights.${first?.id}`, message: "Choose a number from 0 to 5" }],
  });
});

it("says where people differ, how the ranking moves with the weights, and under whose weights each option wins", async () => {
  const room = await open();
  await weighed(room, [
    [1, 0, 0],
    [0, 0, 1],
    [0, 0, 1],
    [1, 1, 1],
  ]);
  const compared = await scored(room, [
    [
      [5, 3, 1],
      [1, 3, 5],
      [2, 2, 2],
    ],
    [
      [5, 3, 1],
      [1, 3, 5],
      [2, 2, 2],
    ],
    [
      [5, 3, 1],
      [4, 3, 5],
      [2, 2, null],
    ],
  ]);
  const [a, b, c] = materialIn(room, 2).options;
  expect(compared.differ).toEqual([
    { option: b?.name, criterion: materialIn(room, 2).criteria[0]?.name, spread: Math.sqrt(2), scores: [1, 1, 4] },
  ]);
  // Weights 33.3, 8.3 and 58.3: the second option has (33.3 × 2 + 8.3 × 3 + 58.3 × 5) ÷ 100.
  expect(compared.ranking.map(({ id, printed, place }) => [id, printed, place])).toEqual([
    [b?.id, "3.83", 1],
    [a?.id, "2.50", 2],
    [c?.id, "2.00", 3],
  ]);
  expect(compared.ranking[0]?.totals).toEqual([3.5, 3.5, 4.5]);
  expect(compared.ranking[2]?.totals).toEqual([2, 2]);
  expect(compared.otherWeights.map(({ first }) => first)).toEqual([[b?.name], [b?.name], [b?.name], [b?.name]]);
  expect(compared.wins).toEqual([
    { id: a?.id, name: a?.name, share: 25 },
    { id: b?.id, name: b?.name, share: 75 },
    { id: c?.id, name: c?.name, share: 0 },
  ]);
});

it("lets several share a first place, and says when other weights put another one first", async () => {
  const room = await open();
  await weighed(room, [[1, 1, 0]]);
  const compared = await scored(room, [
    [
      [4, 2, 0],
      [2, 4, 5],
      [0, 0, 0],
    ],
  ]);
  const [a, b] = materialIn(room, 2).options;
  expect(compared.ranking.map(({ place, shared }) => [place, shared])).toEqual([
    [1, true],
    [1, true],
    [3, false],
  ]);
  expect(compared.wins.map(({ share }) => share)).toEqual([50, 50, 0]);
  expect(compared.otherWeights.map(({ first, isSame }) => [first, isSame])).toEqual([
    [[b?.name], false],
    [[a?.name], false],
    [[b?.name], false],
    [[a?.name, b?.name], true],
  ]);
});

it("becomes weights, scores and a favoured option with its reasons in the plan", async () => {
  const room = await open();
  await weighed(room, [[2, 1, 1]]);
  await scored(
    room,
    [
      [
        [1, 1, 1],
        [5, 4, 4],
        [3, 3, 3],
      ],
    ],
    [{ for: "Cheap", against: "Slow" }],
  );
  const [a, b] = materialIn(room, 2).options;
  const ids = (await room.offers()).flatMap(({ id, exercise }) => (exercise ? [id] : []));
  expect(ids).toHaveLength(7);
  expect(ids.at(-1)).toBe(`favoured-${b?.id}`);
  const settled = { favoured: a?.id ?? "", why: "We can begin tomorrow" };
  await room.settle({ settled });
  for (const { id, exercise } of await room.offers()) if (exercise) doneOr(await room.confirm(id));
  const { parts } = await openBook(room.act, room.code);
  const option = (id: string | undefined) => parts.option.find(({ _id }) => _id === id);
  expect(option(a?.id)).toMatchObject({ favoured: true, why: "We can begin tomorrow" });
  expect(Object.values(option(b?.id)?.scores ?? {})).toEqual([5, 4, 4]);
  expect(parts.criterion.slice(0, 3).map(({ weight }) => weight)).toEqual([50, 25, 25]);
});

it("does not stop where nobody has answered", async () => {
  const room = await open();
  const { criteria } = await weighed(room, []);
  expect(criteria.map(({ weight }) => Math.round(weight))).toEqual([33, 33, 33]);
  doneOr(await room.tell({ act: "open" }));
  doneOr(await room.tell({ act: "reveal" }));
  expect(room.exercise.rounds["2"]?.result as WhichResult).toEqual({ scored: null });
});
