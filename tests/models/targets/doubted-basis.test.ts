import type { Act } from "@models/act";
import { type Book, openBook } from "@models/agreement/book";
import { PublicationSchema, publicationOf } from "@models/agreement/publication";
import { recordFinding } from "@models/measures/record-finding";
import { doubtedBasisOf, sayDoubt } from "@models/targets/doubted-basis";
import type { Target } from "@models/targets/target";
import { type TargetFigures, figuresOf } from "@models/targets/target-figures";
import { trajectoryGridsOf } from "@models/targets/trajectory-grid";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTargetsPageOf } from "~/lib/all-targets-page.server";
import { figures as figuresTable } from "~/downloads/tables/step-1.server";
import { actAs, openExampleStore } from "../../support/example";

const CODE = "coventry-2008";

let store: Store;
let auditor: Act;
let book: Book;
beforeAll(async () => {
  store = await openExampleStore();
  auditor = await actAs(store, "auditor@coventry.example");
  book = await openBook(auditor, CODE);
});
afterAll(() => store.close());

const target = () => book.parts.target.find(({ name }) => /^VAT/.test(name)) as Target;
const words = () => doubtedBasisOf(figuresOf(book, target()) as TargetFigures).map(sayDoubt);

async function find(kind: string) {
  const baseline = book.observations.find(
    ({ area, period, series }) =>
      area === target().area && period === target().baseline.period && series.startsWith(`${target().indicator}:`),
  );
  const found = await recordFinding(auditor, CODE, {
    observation: baseline?._id,
    batch: baseline?.versions.at(-1)?.batch,
    kind,
    method: "traced to the source",
    note: "Two tables say two things",
    question: "Which one is it?",
    answerBy: "2008-04-01",
  });
  expect(found.kind).toBe("done");
  book = await openBook(auditor, CODE);
}

describe("a baseline that an auditor does not let stand", () => {
  it("says so wherever it is shown: beside its target, in the grid, in every list, to the public and in files", async () => {
    expect(words()).toEqual([]);
    await find("queried");
    expect(words()).toEqual(["The baseline of 2005 is queried by an auditor, and so not verified."]);
    const [promise] = trajectoryGridsOf(book, [target()]).flatMap(({ rows, columns }) =>
      rows
        .filter(({ isPromise }) => isPromise)
        .map(({ cells }) => cells[columns.findIndex(({ note }) => note === "baseline")]),
    );
    expect(promise).toMatchObject({ text: "29.1", doubted: "queried" });
    const all = allTargetsPageOf(book, auditor, new URLSearchParams());
    expect(all.rows.find(({ id }) => id === target()._id)?.baseline).toBe("29.1 in 2005, queried");
    const published = publicationOf(book).priorities.flatMap(({ targets }) => targets);
    const shown = published.find(({ id }) => id === target()._id)?.figures.find(({ period }) => period === "CY2005");
    expect(shown).toMatchObject({ value: 29.1, finding: "queried" });
    const { heads, rows } = await figuresTable.tableOf(book, auditor);
    expect(heads.at(-1)).toBe("Verification");
    expect(rows.filter((row) => row.at(-1) === "queried").length).toBeGreaterThan(0);
  });

  it("says when it cannot be verified, and nothing once it is", async () => {
    await find("cannot be verified");
    expect(words()).toEqual(["The baseline of 2005 cannot be verified, an auditor found."]);
    await find("verified");
    expect(words()).toEqual([]);
  });

  it("is nothing in what was published before there were findings", () => {
    // Nor had it a manual then.
    const text = JSON.stringify({ ...publicationOf(book), manual: undefined }).replaceAll(
      /,"finding":(null|"[^"]*")/g,
      "",
    );
    const figures = PublicationSchema.parse(JSON.parse(text)).priorities.flatMap(
      ({ targets }) => targets[0]?.figures ?? [],
    );
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.every(({ finding }) => finding === null)).toBe(true);
  });
});
