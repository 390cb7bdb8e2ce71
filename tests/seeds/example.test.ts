import { join } from "node:path";
import type { Agreement } from "@models/agreement/agreement";
import { readWorkingBook } from "@models/agreement/book";
import { commitmentsOf } from "@models/commitments/asked";
import { currentVersion } from "@models/measures/observation-history";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { CLAIMANT_COUNT, EMPLOYMENT_RATE, VAT_REGISTRATIONS } from "@seeds/coventry/figures";
import { seedExample } from "@seeds/example";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTemporaryStore } from "../support/store";

describe("the example", () => {
  let store: Store;
  const agreementOf = async (code: string) => (await store.find<Agreement>("agreements", { code }))[0] as Agreement;

  beforeAll(async () => {
    store = await openTemporaryStore();
    await seedExample(store, join(import.meta.dirname, "../../seeds/reference"));
  }, 60_000);
  afterAll(() => store.close());

  it("holds the three published tables exactly as printed, each value with its source", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const batches = new Map(book.batches.map((batch) => [batch._id, batch]));
    for (const [series, table] of [
      ["NI 151:1", EMPLOYMENT_RATE],
      ["coventry-claimant-count:1", CLAIMANT_COUNT],
      ["coventry-vat-registrations:1", VAT_REGISTRATIONS],
    ] as const) {
      for (const [area, values] of Object.entries(table.rows)) {
        const stored = table.periods.map((period) => {
          const found = book.observations.find(
            (each) => each.series === series && each.area === area && each.period === period,
          );
          return found && currentVersion(found, batches);
        });
        expect(stored.map((version) => version?.value)).toEqual(values);
        expect(new Set(stored.map((version) => version?.source))).toEqual(new Set([table.source]));
      }
    }
  });

  it("leaves Coventry in draft with yeses waiting and one no, and its neighbours submitted", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const states = commitmentsOf(book).map((commitment) => commitment.state);
    expect(book.agreement.status).toBe("draft");
    expect(states).toContain("waiting");
    expect(states).toContain("accepted");
    expect(states).toContain("declined");
    expect((await agreementOf("wolverhampton-2008")).status).toBe("submitted");
    const trafford = await agreementOf("trafford-2008");
    expect([trafford.status, trafford.region]).toEqual(["submitted", "E12000002"]);
  });

  it("lets exactly its eleven people sign in, in demo mode", async () => {
    const people = await store.find<Person>("people", {}, { sort: { email: 1 } });
    expect(people.filter(({ passwordHash }) => passwordHash).map(({ email, demo }) => [email, demo])).toEqual(
      [
        "admin@waymark.example",
        "auditor@coventry.example",
        "auditor@westmidlands.example",
        "council@coventry.example",
        "councillor@coventry.example",
        "facilitator@coventry.example",
        "facilitator@wolverhampton.example",
        "health@coventry.example",
        "jobs@coventry.example",
        "police@coventry.example",
        "reviewer@westmidlands.example",
      ].map((email) => [email, true]),
    );
  });

  it("promises growth to 2010 and a fall in 2011, as the slides' questions say", async () => {
    const book = await readWorkingBook(store, await agreementOf("coventry-2008"));
    const target = book.parts.target.find((each) => each.indicator === "coventry-vat-registrations");
    expect(target?.trajectory).toEqual({ CY2007: 30.2, CY2008: 32.6, CY2009: 35.1, CY2010: 37.6, CY2011: 36.2 });
  });
});
