import type { Act } from "@models/act";
import { addComment } from "@models/agreement/add-comment";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { giveRole } from "@models/people/manage-people";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

/** Submitted in the example, so that the region has a thread with it. */
const CODE = "wolverhampton-2008";

describe("the thread between partnership and region", () => {
  let store: Store;
  let facilitator: Act;
  let police: Act;
  let reviewer: Act;

  beforeAll(async () => {
    store = await openExampleStore();
    facilitator = await actAs(store, "facilitator@wolverhampton.example");
    reviewer = await actAs(store, "reviewer@westmidlands.example");
    const officer = await actAs(store, "police@coventry.example");
    const { organisation } = officer.actor.roles[0] ?? {};
    const { partnership } = await openBook(facilitator, CODE);
    const role = { role: "partner", partnership: partnership._id, organisation } as const;
    await giveRole(facilitator, { person: officer.actor.person, ...role });
    police = await actAs(store, "police@coventry.example");
  });
  afterAll(() => store.close());

  const seenBy = async (act: Act) => (await openBook(act, CODE)).parts.comment.map(({ text }) => text);

  it("shows the region what was written to it", async () => {
    const { parts } = await openBook(facilitator, CODE);
    const on = { kind: "target", id: parts.target[0]?._id ?? "" } as const;
    await addComment(facilitator, CODE, { on, text: "We count from April", thread: "region", seenBy: "everybody" });
    expect(await seenBy(reviewer)).toContain("We count from April");
  });

  it("shows it nothing that was kept to one organisation or is about what the region may not see", async () => {
    const { parts } = await openBook(police, CODE);
    const on = { kind: "target", id: parts.target[0]?._id ?? "" } as const;
    const own = { on, text: "Between ourselves", thread: "region", seenBy: "own organisation" } as const;
    expect((await addComment(police, CODE, own)).kind).toBe("done");
    const { organisation } = police.actor.roles.find((role) => role.organisation) ?? {};
    const kept = await addPart(police, CODE, "evidence", {
      priority: parts.priority[0]?._id,
      title: "Names of witnesses",
      kind: "data",
      audience: { kind: "organisations", organisations: [organisation] },
    });
    if (kept.kind !== "done") throw new Error("refused");
    const about = { kind: "evidence", id: kept.value._id } as const;
    await addComment(police, CODE, { on: about, text: "About a witness", thread: "region", seenBy: "everybody" });

    expect(await seenBy(police)).toEqual(expect.arrayContaining(["Between ourselves", "About a witness"]));
    expect(await seenBy(facilitator)).not.toContain("Between ourselves");
    expect(await seenBy(reviewer)).not.toContain("Between ourselves");
    expect(await seenBy(reviewer)).not.toContain("About a witness");
  });
});
