import type { Act } from "@models/act";
import { openBook, readWorkingBook } from "@models/agreement/book";
import { agreeAgreement } from "@models/agreement/judge";
import { publicationOf } from "@models/agreement/publication";
import { listPublished, publishAgreement, readPublished, unpublishAgreement } from "@models/agreement/publish";
import { latestSnapshot } from "@models/agreement/snapshot";
import { PARTS, PART_NAMES } from "@models/agreement/parts";
import { ForbiddenError, NotFoundError } from "@models/outcome";
import type { Json, Store, Stored } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { aBook, aPart, anIndicator } from "./a-book";

/** Every text in a value that is not one of the few that make up its shape. */
function marked(value: Json | undefined, mark: string, keep: ReadonlySet<string>, path = ""): Json | undefined {
  if (typeof value === "string") return keep.has(path.split(".").at(-1) ?? "") ? value : `${mark} ${path} ${value}`;
  if (Array.isArray(value)) return value.map((each: Json) => marked(each, mark, keep, path) as Json);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, marked(each as Json, mark, keep, `${path}.${key}`)]),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** Fields that say what a thing is and hang it on others: marking them would take it out of the agreement. */
const SHAPE = new Set([
  ...["_id", "priority", "kind", "designation", "state", "standing", "status", "indicator", "definition", "area"],
  ...["group", "series", "period", "scope", "batch", "at", "focus", "polarity", "audience", "targets", "organisations"],
]);

const TARGET_SHAPE = new Set([...SHAPE, "form"]);

/** What the public may read of each kind of part, by path: the list that people agreed to. */
const PUBLIC_PATHS: Readonly<Record<string, readonly string[]>> = {
  priority: [".name", ".theme", ".mustAddress", ".groups.g1", ".places"],
  focus: [".name", ".why"],
  target: [".name", ".baseline.period", ".milestoneBy", ".milestoneMet.on"],
  action: [".what", ".start", ".end", ".milestones.m1.what", ".milestones.m1.by"],
  evidence: [".title", ".says", ".source", ".date"],
};

describe("what is published", () => {
  it("holds no field of any part that is not on the list", () => {
    const filled = aBook(
      {
        priority: [
          aPart("priority", {
            theme: "Economy",
            leadGroup: "Group",
            lead: "p1",
            mustAddress: "Work",
            groups: { g1: "Women" },
            whyFavoured: "Best",
          }),
        ],
        focus: [aPart("focus", { priority: "jobs", name: "Enterprise", why: "Because" })],
        candidate: [aPart("candidate", { because: "Chosen", story: "Story", supplier: { source: "Office" } })],
        evidence: [
          aPart("evidence", {
            says: "Says",
            source: "Survey",
            date: "2008-01-01",
            link: "https://example.org/",
            audience: { kind: "public" },
          }),
        ],
        cause: [aPart("cause")],
        consultation: [aPart("consultation", { said: "More work" })],
        stakeholder: [aPart("stakeholder", { priority: "jobs", kind: "user", who: "Traders", quality: "Speed" })],
        intervention: [aPart("intervention", { priority: "jobs", name: "Advice", fallsShort: "Slow" })],
        target: [
          aPart("target", {
            stateWhy: "Why",
            gateReason: "Reason",
            leadPerson: "p1",
            judged: { FY2008: { periods: [], standIn: "Proxy" } },
            answers: { council: { answer: "declined", reason: "No", by: "p1", at: "2008", saw: "x" } },
          }),
          aPart("target", {
            form: "milestone",
            trajectory: {},
            milestoneBy: "2009-03-31",
            milestoneMet: { on: "2009-03-01", note: "Early", by: "p1", at: "2009-03-02" },
          }),
        ],
        assumption: [aPart("assumption", { target: "t", text: "Growth", sign: "Vacancies" })],
        question: [aPart("question", { target: "t", text: "Realistic?", answer: "Yes" })],
        strength: [aPart("strength", { priority: "jobs", kind: "weakness", text: "Slow" })],
        option: [aPart("option", { why: "Best", description: "More" })],
        criterion: [aPart("criterion", { priority: "jobs", name: "Cost", weight: 3 })],
        action: [
          aPart("action", {
            lead: "A. Person",
            measuredBy: "Firms",
            start: "2008-04-01",
            milestones: { m1: { what: "Open", by: "2008-09-01" } },
          }),
        ],
        telling: [aPart("telling", { priority: "jobs", kind: "government", what: "News", how: "Letter" })],
        reporting: [
          aPart("reporting", {
            priority: "jobs",
            what: "Report",
            every: "month",
            daysAfter: 1,
            preparedBy: "A",
            toWhom: "B",
            form: "C",
          }),
        ],
        comment: [aPart("comment", { on: { kind: "target", id: "t" }, text: "Inside" })],
      },
      { indicators: [anIndicator({})] },
    );
    const parts = Object.fromEntries(
      PART_NAMES.map((kind) => [
        kind,
        filled.parts[kind].map((part) =>
          marked(part as never, `SECRET ${kind}`, kind === "target" ? TARGET_SHAPE : SHAPE),
        ),
      ]),
    );
    const texts = textsIn(publicationOf({ ...filled, parts: parts as never }));
    const leaked = texts
      .filter((text) => text.startsWith("SECRET"))
      .map((text) => text.split(" ").slice(1, 3) as [string, string])
      .filter(([kind, path]) => !PUBLIC_PATHS[kind]?.includes(path));
    expect(leaked).toEqual([]);
    expect(texts.some((text) => text.startsWith("SECRET target .name"))).toBe(true);
  });

  it("holds nothing that was kept to the partnership, to some organisations or to the region", () => {
    const evidence = (
      [{ kind: "partnership" }, { kind: "region" }, { kind: "organisations", organisations: ["police"] }] as const
    ).map((audience) => aPart("evidence", { title: "SECRET", says: "SECRET", audience }));
    const open = aPart("evidence", { title: "For everybody", audience: { kind: "public" } });
    const book = aBook({ priority: [aPart("priority")], evidence: [...evidence, open] });
    const [priority] = publicationOf(book).priorities;
    expect(priority?.evidence.map(({ title }) => title)).toEqual(["For everybody"]);
  });
});

describe("publishing", () => {
  let store: Store;
  let facilitator: Act;
  let reviewer: Act;
  const CODE = "wolverhampton-2008";
  const coventry = "coventry-2008";

  beforeEach(async () => {
    store = await openExampleStore();
    facilitator = await actAs(store, "facilitator@wolverhampton.example");
    reviewer = await actAs(store, "reviewer@westmidlands.example");
  });
  afterEach(() => store.close());

  it("leaves people, comments and money of the whole example out", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    await publishAgreement(act, coventry, { kind: "consultation draft", closes: "2008-04-30" });
    const { content } = await readPublished(store, coventry);
    const text = JSON.stringify(content);
    const people = await store.find<Stored & { name: string }>("people", {});
    for (const { name } of people) expect(text).not.toContain(name);
    const { agreement } = await openBook(act, coventry);
    const book = await readWorkingBook(store, agreement);
    for (const comment of book.parts.comment) expect(text).not.toContain(comment.text);
    for (const item of book.parts.evidence.filter(({ audience }) => audience.kind !== "public")) {
      expect(text).not.toContain(PARTS.evidence.title(item));
    }
    expect(content.priorities.map(({ name }) => name)).toContain("To promote job creation");
  });

  it("is the facilitator’s own act, of a version that exists", async () => {
    await expect(publishAgreement(reviewer, CODE, { kind: "agreed" })).rejects.toThrow(ForbiddenError);
    expect(await publishAgreement(facilitator, CODE, { kind: "agreed" })).toMatchObject({
      kind: "refused",
      problems: [{ field: "kind" }],
    });
    await expect(readPublished(store, CODE)).rejects.toThrow(NotFoundError);
    const { sha256 } = await latestSnapshot(store, (await openBook(reviewer, CODE)).agreement);
    await agreeAgreement(reviewer, CODE, sha256);
    expect((await publishAgreement(facilitator, CODE, { kind: "agreed" })).kind).toBe("done");
    expect(await readPublished(store, CODE)).toMatchObject({ kind: "agreed", notice: null });
  });

  it("of a draft needs a closing date that is still to come", async () => {
    for (const closes of ["", "2008-03-10", "soon"]) {
      expect(await publishAgreement(facilitator, CODE, { kind: "consultation draft", closes })).toMatchObject({
        kind: "refused",
        problems: [{ field: "closes" }],
      });
    }
  });

  it("can be taken back, and leaves a notice in its place", async () => {
    await publishAgreement(facilitator, CODE, { kind: "consultation draft", closes: "2008-04-30" });
    expect(await unpublishAgreement(facilitator, CODE, " ")).toMatchObject({ kind: "refused" });
    const before = "2008-03-11T23:59:59.999Z";
    expect(await listPublished(store, before)).toHaveLength(1);
    await unpublishAgreement({ ...facilitator, now: "2008-03-12T12:00:00.000Z" }, CODE, "Back in April");
    const [version] = await listPublished(store);
    expect(version).toMatchObject({ notice: "Back in April", content: { priorities: [], vision: null } });
    expect(await listPublished(store, before)).toEqual([]);
  });

  it("shows later changes only when it is published again", async () => {
    const act = await actAs(store, "facilitator@coventry.example");
    await publishAgreement(act, coventry, { kind: "consultation draft", closes: "2008-04-30" });
    const before = await readPublished(store, coventry);
    const [priority] = (await openBook(act, coventry)).parts.priority;
    await store.replace("priorities", {
      ...((await store.get("priorities", priority?._id ?? "")) as never as typeof priority & object),
      name: "Still being discussed",
    });
    expect(await readPublished(store, coventry)).toEqual(before);
  });
});
