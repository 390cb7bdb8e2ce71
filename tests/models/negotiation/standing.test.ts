import { type Negotiation, type Round, proposalsOf } from "@models/negotiation/negotiation";
import { halfWay } from "@models/negotiation/propose";
import { standingOf } from "@models/negotiation/standing";
import { describe, expect, it } from "vitest";

const NAMES = {
  by: "p",
  name: "Priya Nair",
  at: "2008-03-10T09:00:00.000Z",
  why: "It can be done",
  picture: "picture",
};
const SIGNATURE = { person: "p", name: "Priya Nair", of: "Coventry", at: NAMES.at };
const offer = { side: "partnership", kind: "offer", trajectory: { CY2008: 30.1, CY2009: 36.2 } } as const;
const counter = { side: "region", kind: "counter", trajectory: { CY2008: 31.2, CY2009: 38 } } as const;
const withdrawal = { side: "partnership", kind: "withdrawal", trajectory: {} } as const;
const byBoth = { partnership: SIGNATURE, region: SIGNATURE };

/** Rounds in turn, each signed as it says. */
function negotiated(...rounds: (Partial<Round> & Pick<Round, "side" | "kind" | "trajectory">)[]) {
  const numbered = rounds.map((round, i) => [
    `r${i + 1}`,
    { ...NAMES, signatures: {}, ...round, order: i + 1 } satisfies Round,
  ]);
  return { rounds: Object.fromEntries(numbered), settling: false } as Pick<Negotiation, "rounds" | "settling">;
}
const standing = (...rounds: Parameters<typeof negotiated>) => {
  const { state, turn, signedBy } = standingOf(negotiated(...rounds), false);
  return { state, turn, signedBy };
};

describe("where a negotiation stands", () => {
  it("waits for the side that did not speak last", () => {
    expect(standing(offer)).toEqual({ state: "offered", turn: "region", signedBy: [] });
    expect(standing(offer, { ...counter, signatures: { region: SIGNATURE } })).toEqual({
      state: "countered",
      turn: "partnership",
      signedBy: ["region"],
    });
  });

  it("waits for the side that proposed when the other has signed and it has not", () => {
    const accepted = { ...offer, signatures: { region: SIGNATURE } };
    expect(standing(accepted)).toEqual({ state: "offered", turn: "partnership", signedBy: ["region"] });
  });

  it("is agreed by both signatures on the newest round, and never by those on an earlier one", () => {
    expect(standing({ ...offer, signatures: byBoth })).toMatchObject({ state: "agreed", turn: null });
    expect(standing({ ...offer, signatures: byBoth }, counter)).toMatchObject({ state: "countered" });
  });

  it("is the partnership's again once the target says something else than what was signed", () => {
    const signed = negotiated({ ...offer, signatures: byBoth });
    expect(standingOf(signed, true)).toMatchObject({ state: "changed", turn: "partnership" });
  });

  it("is nobody's turn once it is withdrawn, and open again when it is offered anew", () => {
    expect(standing(offer, counter, withdrawal)).toEqual({ state: "withdrawn", turn: null, signedBy: [] });
    expect(standing(offer, withdrawal, offer)).toMatchObject({ state: "offered", turn: "region" });
  });
});

describe("the two proposals of a negotiation", () => {
  it("are what each side said last, and those of before a withdrawal are none", () => {
    const later = { ...offer, kind: "counter", trajectory: { CY2008: 30.5, CY2009: 37 } } as const;
    expect(proposalsOf(negotiated(offer, counter, later))).toMatchObject({
      partnership: { trajectory: later.trajectory },
      region: { trajectory: counter.trajectory },
    });
    expect(proposalsOf(negotiated(offer, counter, withdrawal, later)).region).toBeUndefined();
  });

  it("meet half way, period by period, in the decimals of the measure", () => {
    expect(halfWay(negotiated(offer, counter), 1)).toEqual({ CY2008: 30.7, CY2009: 37.1 });
    expect(halfWay(negotiated(offer, counter), 2)).toEqual({ CY2008: 30.65, CY2009: 37.1 });
  });

  it("have no half way while only one side has spoken, or both say the same", () => {
    expect(halfWay(negotiated(offer), 1)).toBeUndefined();
    expect(halfWay(negotiated(offer, { ...counter, trajectory: offer.trajectory }), 1)).toBeUndefined();
  });
});
