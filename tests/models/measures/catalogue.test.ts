import type { Act } from "@models/act";
import { addIndicator, reviseDefinition } from "@models/measures/catalogue";
import { latestVersion, seriesOf } from "@models/measures/series";
import { ForbiddenError } from "@models/outcome";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";

describe("a partnership's own indicators", () => {
  let store: Store;
  let facilitator: Act;
  let coventry: Partnership;
  const fields = {
    code: "Bus use",
    name: "Journeys by bus per head",
    unit: "journeys",
    definition: "Boardings in the year, per resident",
    polarity: "higher",
    frequency: "year",
    dimension: "quality",
    decimals: 1,
    source: "Operators",
    combine: "none",
    theme: "Transport",
  } as const;

  beforeAll(async () => {
    store = await openExampleStore();
    facilitator = await actAs(store, "facilitator@coventry.example");
    coventry = (await store.find<Partnership>("partnerships", { code: "coventry" }))[0] as Partnership;
  });
  afterAll(() => store.close());

  it("are added once under a code, by the facilitator", async () => {
    expect(await addIndicator(facilitator, coventry, fields)).toMatchObject({
      kind: "done",
      value: { _id: "coventry-bus-use", partnership: coventry._id },
    });
    expect(await addIndicator(facilitator, coventry, fields)).toMatchObject({
      kind: "refused",
      problems: [{ field: "code" }],
    });
    const police = await actAs(store, "police@coventry.example");
    await expect(addIndicator(police, coventry, fields)).rejects.toThrow(ForbiddenError);
  });

  it("say what is missing beside its field", async () => {
    expect(
      await addIndicator(facilitator, coventry, { ...fields, code: "New", name: "", definition: " " }),
    ).toMatchObject({
      kind: "refused",
      problems: [{ field: "name" }, { field: "definition" }],
    });
  });

  it("keep their earlier definitions, and begin a new series with a new one", async () => {
    const revised = await reviseDefinition(facilitator, "coventry-vat-registrations", {
      text: "Businesses that register for VAT or PAYE in the year, per 10,000 adults",
      from: "2008-01-01",
      why: "The register now counts employers too",
      comparableWithLast: false,
    });
    if (revised.kind !== "done") throw new Error(JSON.stringify(revised));
    expect(latestVersion(revised.value)).toBe("2");
    expect(seriesOf(revised.value, "2")).toBe("coventry-vat-registrations:2");
    expect(revised.value.definitions["1"]).toMatchObject({ to: "2007-12-31" });
  });

  it("are redefined by nobody else, and never backwards", async () => {
    const earlier = { text: "Other", from: "2007-01-01", why: "Because", comparableWithLast: true };
    expect(await reviseDefinition(facilitator, "coventry-vat-registrations", earlier)).toMatchObject({
      kind: "refused",
      problems: [{ field: "from" }],
    });
    await expect(reviseDefinition(facilitator, "NI 151", earlier)).rejects.toThrow(ForbiddenError);
    const stranger = await actAs(store, "facilitator@wolverhampton.example");
    await expect(reviseDefinition(stranger, "coventry-vat-registrations", earlier)).rejects.toThrow(ForbiddenError);
  });
});
