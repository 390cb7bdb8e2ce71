import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import { changePart, findPart } from "@models/agreement/change-part";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScoresAnswer } from "~/lib/save-scores.server";
import type { StepFour } from "~/lib/step-4.server";
import { action as sendRow } from "~/routes/agreements.$code.scores";
import { action as send, loader as view } from "~/routes/agreements.$code.steps.4";
import { actAs, openExampleStore } from "../../support/example";
import { type Visitor, openPages } from "../../support/pages";

const code = "coventry-2008";
const scoresOf = (answer: { data: unknown }) => (answer.data as { scores: ScoresAnswer | undefined }).scores;

describe("step 4", () => {
  let store: Store;
  let act: Act;
  let facilitator: Visitor;
  let police: Visitor;

  beforeAll(async () => {
    store = await openExampleStore();
    const visit = openPages(store);
    facilitator = await visit("facilitator@coventry.example");
    police = await visit("police@coventry.example");
    act = await actAs(store, "facilitator@coventry.example");
  });
  afterAll(() => store.close());

  const page = async (visitor: Visitor = facilitator) => (await visitor.get(view, { code })).data as StepFour;
  /** The grid as its form holds it. */
  const grid = ({ rows, criteria }: StepFour): Record<string, string> =>
    Object.fromEntries([
      ["intent", "scores"],
      ...rows.flatMap((row) => [
        [`rev.${row.id}`, String(row.rev)],
        ...criteria.map(({ id }) => [`score.${row.id}.${id}`, String(row.scores[id] ?? "")]),
      ]),
    ]);
  const cell = (shown: StepFour, row: number, column: number) =>
    `score.${shown.rows[row]?.id}.${shown.criteria[column]?.id}`;

  it("groups options by kind, with what they change and mend and the evidence that they work", async () => {
    const shown = await page();
    expect(shown.groups.map(({ kind }) => kind)).toEqual(["New", "Improved", "Training"]);
    const clinics = shown.groups[0]?.options[0];
    expect(clinics).toMatchObject({
      favoured: true,
      mends: { text: "Help is in the city centre and in office hours" },
    });
    expect(clinics?.proofs.map(({ reach, visited }) => [reach, visited !== null])).toEqual([
      ["national", true],
      ["international", false],
    ]);
    expect(shown.weaknesses.every(({ mendedBy }) => mendedBy.length > 0)).toBe(true);
    expect(shown.summary).toBe(
      "Three options, weighed by three criteria. “Start-up clinics in the neighbourhoods” comes first with 4.15 of 5. It is the one we favour.",
    );
  });

  it("saves the whole grid without a script and ranks anew", async () => {
    const shown = await page();
    const saved = await facilitator.post(
      send,
      { code },
      { ...grid(shown), [cell(shown, 1, 0)]: "5", [cell(shown, 0, 0)]: "" },
    );
    expect(saved).toMatchObject({ status: 303 });
    const after = await page();
    expect(after.rows[1]?.scores[after.criteria[0]?.id ?? ""]).toBe(5);
    expect(after.ranking.at(-1)).toMatchObject({
      name: shown.rows[0]?.name,
      place: "",
      missing: [after.criteria[0]?.name],
    });
  });

  it("saves a row of the grid with what stood before, tells a conflict, and refuses whoever may not", async () => {
    const shown = await page();
    const [row, criterion] = [shown.rows[2], shown.criteria[0]?.id ?? ""];
    const fields = { id: row?.id ?? "", rev: String(row?.rev), [`field.${criterion}`]: "1.5" };
    const answered = async (visitor: Visitor, given: Record<string, string>) =>
      JSON.parse((await visitor.post(sendRow, { code }, given)).data as string) as { rev: number };
    const saved = await answered(facilitator, fields);
    const before = String(row?.scores[criterion] ?? "");
    expect(saved).toMatchObject({ kind: "saved", before: { [criterion]: before } });
    expect(await answered(facilitator, { ...fields, [`field.${criterion}`]: "2" })).toMatchObject({
      kind: "conflict",
      theirs: "1.5",
      whose: expect.stringContaining("Priya Nair"),
    });
    const { rev } = saved;
    expect(await answered(facilitator, { ...fields, rev: String(rev), [`field.${criterion}`]: "9" })).toMatchObject({
      kind: "refused",
      why: expect.stringContaining("0 to 5"),
    });
    await answered(facilitator, { ...fields, rev: String(rev), [`field.${criterion}`]: before });
    await expect(police.post(sendRow, { code }, fields)).rejects.toThrow();
  });

  it("changes no option that nobody touched", async () => {
    const shown = await page();
    await facilitator.post(send, { code }, grid(shown));
    expect((await page()).rows.map(({ rev }) => rev)).toEqual(shown.rows.map(({ rev }) => rev));
  });

  it("saves one cell in place and leaves the others", async () => {
    const shown = await page();
    const row = shown.rows[2];
    const saved = await facilitator.post(
      send,
      { code },
      {
        intent: "scores",
        "in-place": "yes",
        [`rev.${row?.id}`]: String(row?.rev),
        [cell(shown, 2, 1)]: "4.5",
      },
    );
    expect(saved.status).toBe(200);
    expect(scoresOf(saved)).toBeUndefined();
    const after = (await page()).rows[2];
    expect(after?.scores).toEqual({ ...row?.scores, [shown.criteria[1]?.id ?? ""]: 4.5 });
  });

  it("says beside the cell what is no score, keeps it, and saves the other options", async () => {
    const shown = await page();
    const [bad, good] = [cell(shown, 0, 0), cell(shown, 1, 1)];
    const refused = await facilitator.post(send, { code }, { ...grid(shown), [bad]: "9", [good]: "1" });
    expect(refused.status).toBe(400);
    expect(scoresOf(refused)).toMatchObject({ errors: { [bad]: ["Score from 0 to 5"] }, typed: { [bad]: "9" } });
    expect((await page()).rows[1]?.scores[shown.criteria[1]?.id ?? ""]).toBe(1);
  });

  it("shows the second of two people the score that both changed", async () => {
    const shown = await page();
    const [row, criterion] = [shown.rows[1], shown.criteria[2]?.id ?? ""];
    const { part } = await findPart(act, code, "option", row?.id ?? "");
    await changePart(act, code, "option", part._id, part.rev, { scores: { ...part.scores, [criterion]: 1 } });
    const clash = await facilitator.post(send, { code }, { ...grid(shown), [cell(shown, 1, 2)]: "2" });
    expect(clash.status).toBe(409);
    const conflict = scoresOf(clash)?.conflict;
    expect(conflict?.fields).toMatchObject([{ name: cell(shown, 1, 2), theirs: "1", yours: "2" }]);
    const kept = Object.fromEntries(conflict?.kept.map(({ name, value }) => [name, value]) ?? []);
    const settled = await facilitator.post(send, { code }, { intent: "scores", ...kept, [cell(shown, 1, 2)]: "2" });
    expect(settled.status).toBe(303);
    expect((await page()).rows[1]?.scores[criterion]).toBe(2);
  });

  it("refuses a partner's scores", async () => {
    const shown = await page(police);
    expect(shown).toMatchObject({ mayChange: false, favourForm: null });
    await expect(police.post(send, { code }, grid(shown))).rejects.toThrow(/role/);
  });

  it("takes why in place", async () => {
    const { parts } = await openBook(act, code);
    const [priority] = parts.priority;
    const fields = { id: priority?._id ?? "", rev: String(priority?.rev), whyFavoured: "It mends what hurts most." };
    expect((await facilitator.post(send, { code }, fields)).status).toBe(303);
    expect((await page()).whyFavoured).toBe("It mends what hurts most.");
  });
});
