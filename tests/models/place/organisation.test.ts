import { describe, expect, it } from "vitest";
import { OrganisationSchema, nameOn } from "@models/place/organisation";
import { PartnershipSchema } from "@models/place/partnership";

describe("an organisation's name in history", () => {
  const trust = {
    name: "Coventry Primary Care Trust",
    earlierNames: {
      authority: { name: "Coventry Health Authority", until: "2002-03-31" },
      board: { name: "Coventry Health Board", until: "1996-03-31" },
    },
  };

  it.each([
    ["1995-06-01", "Coventry Health Board"],
    ["1996-03-31", "Coventry Health Board"],
    ["1996-04-01", "Coventry Health Authority"],
    ["2002-04-01", "Coventry Primary Care Trust"],
  ])("was on %s %s", (date, name) => {
    expect(nameOn(trust, date)).toBe(name);
  });

  it("needs a successor when it merged, and may have none when it was dissolved", () => {
    const organisation = { _id: "x", name: "X", kind: "health", earlierNames: {} };
    const accepts = (status: object) => OrganisationSchema.safeParse({ ...organisation, status }).success;
    expect(accepts({ state: "active" })).toBe(true);
    expect(accepts({ state: "merged", on: "2008-04-01" })).toBe(false);
    expect(accepts({ state: "merged", on: "2008-04-01", successor: "y" })).toBe(true);
    expect(accepts({ state: "dissolved", on: "2008-04-01", successor: null })).toBe(true);
  });
});

describe("a partnership's code", () => {
  it.each([
    ["coventry", true],
    ["north-east-2", true],
    ["Coventry", false],
    ["2-coventry", false],
    ["coventry/x", false],
  ])("%s: %s", (code, accepted) => {
    const partnership = { _id: code, code, name: "P", area: "E08000026", region: "E12000005", organisations: {} };
    expect(PartnershipSchema.safeParse(partnership).success).toBe(accepted);
  });
});
