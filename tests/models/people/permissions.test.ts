import { describe, expect, it } from "vitest";
import { type Actor, VIEWER } from "@models/people/actor";
import { OPERATIONS, may, organisationsOf } from "@models/people/permissions";

const holding = (...roles: Actor["roles"]): Actor => ({ person: "p", name: "P", roles });
const coventry = { partnership: "coventry", region: "wm" };
const submitted = { ...coventry, withRegion: true };
/** What needs no role. */
const EVERYBODY = ["published.read", "feedback.send"];

describe("the permission table", () => {
  it("gives nobody anything in another partnership", () => {
    const facilitator = holding({ role: "facilitator", partnership: "wolverhampton" });
    const allowed = OPERATIONS.filter((operation) => may(facilitator, operation, submitted));
    expect(allowed).toEqual(EVERYBODY);
  });

  it("lets a viewer only read what is published, and say what they think of it", () => {
    expect(OPERATIONS.filter((operation) => may(VIEWER, operation, submitted))).toEqual(EVERYBODY);
  });

  it("lets a reviewer know of an agreement only once it was submitted to the own region", () => {
    const reviewer = holding({ role: "reviewer", region: "wm" });
    expect(may(reviewer, "agreement.read", coventry)).toBe(false);
    expect(may(reviewer, "agreement.read", submitted)).toBe(true);
    expect(may(reviewer, "agreement.read", { ...submitted, region: "nw" })).toBe(false);
  });

  it("lets an auditor change nothing but verify, and say what everybody may", () => {
    const auditor = holding({ role: "auditor", partnership: "coventry" });
    const allowed = OPERATIONS.filter((operation) => may(auditor, operation, coventry));
    expect(allowed.filter((operation) => !operation.endsWith(".read"))).toEqual([
      "feedback.send",
      "agreement.export",
      "observation.verify",
    ]);
  });

  it("lets a partner change only what the own organisation holds", () => {
    const partner = holding({ role: "partner", partnership: "coventry", organisation: "police" });
    expect(may(partner, "action.change", { ...coventry, owners: ["police"] })).toBe(true);
    expect(may(partner, "action.change", { ...coventry, owners: ["council"] })).toBe(false);
    expect(may(partner, "action.change", coventry)).toBe(false);
  });

  it("lets everybody who comments inside ask a question, and who holds the target answer it", () => {
    const inside = (role: "facilitator" | "member" | "auditor") => holding({ role, partnership: "coventry" });
    const police = holding({ role: "partner", partnership: "coventry", organisation: "police" });
    const reviewer = holding({ role: "reviewer", region: "wm" });
    const everybody = [inside("facilitator"), police, inside("member"), inside("auditor"), reviewer];
    const who = (operation: "question.ask" | "question.answer", owners: string[]) =>
      everybody.map((actor) => may(actor, operation, { ...submitted, owners }));
    expect(who("question.ask", [])).toEqual([true, true, true, false, false]);
    expect(who("question.answer", ["council"])).toEqual([true, false, false, false, false]);
    expect(who("question.answer", ["police"])).toEqual([true, true, false, false, false]);
  });

  it("keeps what somebody is elsewhere out of it", () => {
    const both = holding(
      { role: "partner", partnership: "coventry", organisation: "police" },
      { role: "facilitator", partnership: "wolverhampton" },
    );
    expect(may(both, "target.change", coventry)).toBe(false);
    expect(may(both, "target.change", { partnership: "wolverhampton" })).toBe(true);
    expect(organisationsOf(both, "wolverhampton")).toEqual([]);
  });
});
