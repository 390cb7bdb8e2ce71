import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { publishAgreement } from "@models/agreement/publish";
import { startAgreement } from "@models/agreement/start-agreement";
import { checkStore } from "@models/integrity/check-store";
import { ForbiddenError } from "@models/outcome";
import type { Store } from "@models/store/port";
import { evaluationPageOf } from "~/lib/evaluation-page.server";
import { AGREED, agreeNeighbour } from "../../support/agreed";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";

const CODE = "coventry-2008";
const SAID = { goals: "More firms", methods: "Clinics", results: "29 firms", lesson: "Stay open in the evening" };

let store: Store;
beforeAll(async () => {
  store = await openExampleStore();
});
afterAll(() => store.close());

describe("the evaluation of a priority", () => {
  it("is written by the facilitator, once", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const [priority] = (await openBook(act, CODE)).parts.priority;
    const police = await actAs(store, "police@coventry.example");
    await expect(addPart(police, CODE, "evaluation", { priority: priority?._id, ...SAID })).rejects.toThrow(
      ForbiddenError,
    );
    const both = await Promise.all(
      [1, 2].map(() => addPart(act, CODE, "evaluation", { priority: priority?._id, ...SAID })),
    );
    expect(both.map(({ kind }) => kind)).toContain("done");
    expect((await openBook(act, CODE)).parts.evaluation).toHaveLength(1);
  });

  it("stands beside what other areas came to, and what is signed and published elsewhere in the region", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const areasOf = async () => {
      const { priorities } = await evaluationPageOf(await openBook(act, CODE), act);
      const target = priorities
        .flatMap(({ targets }) => targets)
        .find(({ name }) => name === "Working age people in employment");
      return target?.areas ?? [];
    };
    const before = await areasOf();
    expect(before[0]).toMatchObject({ name: "Coventry", isOurs: true, known: expect.anything() });
    expect(before.find(({ name }) => name === "Wolverhampton")).toMatchObject({ promised: null });
    await agreeNeighbour(store);
    const neighbour = await actAs(store, "facilitator@wolverhampton.example");
    accepted(await publishAgreement(neighbour, AGREED, { kind: "agreed" }));
    expect((await areasOf()).find(({ name }) => name === "Wolverhampton")?.promised).not.toBeNull();
  });

  it("gives its lesson to the evidence register of the agreement that is started from it", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    const given = { code: "coventry-2011", name: "Coventry Local Area Agreement", firstYear: 2011, from: CODE };
    accepted(await startAgreement(act, "coventry", given));
    const next = await openBook(act, given.code);
    const lesson = next.parts.evidence.find(({ says }) => says === SAID.lesson);
    expect(lesson).toMatchObject({ standing: "held", source: "Coventry Local Area Agreement" });
    expect(next.parts.priority.map(({ _id }) => _id)).toContain(lesson?.priority);
    expect(next.agreement.startedFrom?.parts[lesson?._id ?? ""]?.kind).toBe("evaluation");
    expect(next.parts.evaluation).toEqual([]);
    expect(await checkStore(store)).toEqual([]);
  });
});
