import { RULES } from "@models/targets/challenge";
import { describe, expect, it } from "vitest";
import { type Case, VAT, askedBy, years } from "./a-case";

const flat = Array.from({ length: 10 }, () => 50);
/** Rises by one a year with a little noise. */
const rising = [40, 41.2, 42, 43.1, 43.9, 45.2, 46, 47.1, 47.9, 49];
const promise = (trajectory: object, more: object = {}) => ({
  baseline: { period: "CY2007", value: 49 },
  trajectory,
  ...more,
});
const steady = (target: object, more: Partial<Case> = {}): Case => ({
  periods: years(1998, 10),
  ours: rising,
  region: rising.map((value) => value + 5),
  comparator: rising.map((value) => value + 2),
  target,
  ...more,
});

/** Each rule by name: cases in which it asks, with words of the question, and cases in which it must not. */
const CASES: Readonly<Record<string, { asks: Record<string, [Case, RegExp, string?]>; passes: Record<string, Case> }>> =
  {
    "unexplained-movement": {
      asks: {
        "the largest move of Coventry’s registrations": [VAT, /^What happened between 2002 and 2004\?$/],
        "a move far beyond the noise": [
          steady({}, { ours: [40, 41, 40, 41, 40, 41, 40, 55, 54, 55] }),
          /^What happened between 2004 and 2006\?$/,
        ],
      },
      passes: {
        "moves all alike": steady({}),
        "three values": { periods: years(2005, 3), ours: [1, 5, 30] },
        "a constant": steady({}, { ours: flat }),
      },
    },
    "required-rate": {
      asks: {
        "faster than anybody ever was": [VAT, /^Is the predicted growth between 2007 and 2010 realistic\?$/],
        "a fall, where lower is better": [
          steady(promise({ CY2008: 40, CY2009: 30 }), { indicator: { polarity: "lower" } }),
          /^Is the predicted fall between 2007 and 2009 realistic\?$/,
        ],
      },
      passes: {
        "a pace that was kept for years": steady(promise({ CY2008: 49.9, CY2009: 50.8 }), {
          region: undefined,
          comparator: undefined,
        }),
        "no promise": steady({}),
        "no polarity": steady(promise({ CY2008: 90 }), { indicator: { polarity: "none" } }),
      },
    },
    reversal: {
      asks: {
        "the drop at the end": [VAT, /^Is the predicted drop between 2010 and 2011 reasonable\?$/],
        "a rise, where lower is better": [
          steady(promise({ CY2008: 48, CY2009: 49 }), { indicator: { polarity: "lower" } }),
          /^Is the predicted rise between 2008 and 2009 reasonable\?$/,
        ],
      },
      passes: { "a promise that only rises": steady(promise({ CY2008: 50, CY2009: 51 })) },
    },
    unambitious: {
      asks: {
        "less than would come anyway": [
          steady(promise({ CY2008: 49, CY2010: 49 })),
          /worse than what would happen anyway|ask for more/,
        ],
      },
      passes: {
        "far beyond it": steady(promise({ CY2008: 55, CY2010: 65 })),
        "too few values to foresee anything": {
          periods: years(2005, 3),
          ours: [10, 11, 12],
          target: promise({ CY2010: 12 }),
        },
      },
    },
    "riding-the-tide": {
      asks: { "all areas rise as fast": [steady(promise({ CY2008: 50, CY2010: 52 })), /ours, and not everyone’s\?$/] },
      passes: {
        "nobody else is known": steady(promise({ CY2010: 52 }), { region: undefined, comparator: undefined }),
        "the others stand still": steady(promise({ CY2010: 60 }), { region: flat, comparator: flat }),
      },
    },
    "out-of-bounds": {
      asks: {
        "over 100%": [
          steady(promise({ CY2010: 104 }), { indicator: { unit: "%" } }),
          /^How can 104 in 2010 be over 100%\?$/,
          "must answer",
        ],
        "a negative count": [steady(promise({ CY2010: -3 })), /^How can −3 in 2010 be below nought\?$/, "must answer"],
        "better than anybody ever was": [steady(promise({ CY2010: 80 })), /nobody here ever reached it\?$/],
      },
      passes: {
        "what the region has already": steady(promise({ CY2010: 53 })),
        "one series alone": steady(promise({ CY2010: 60 }), { region: undefined, comparator: undefined }),
      },
    },
    inconsistent: {
      asks: {
        "17.5% of 9,564 is 7,890, not 7,859": [
          {
            periods: years(2003, 5),
            ours: [10400, 10210, 9990, 9760, 9564],
            indicator: { polarity: "lower", unit: "offences", decimals: 0 },
            target: {
              name: "Reduce offences by 17.5%",
              baseline: { period: "CY2007", value: 9564 },
              trajectory: { CY2010: 7859 },
            },
          },
          /^Is it “Reduce offences by 17.5%”, or 7,859\?$/,
          "must answer",
        ],
        "a baseline that was not published": [
          steady({ baseline: { period: "CY2007", value: 48 }, trajectory: { CY2010: 52 } }),
          /^Why is the baseline for 2007 48, when 49 was published\?$/,
        ],
        "parts that do not add up": [
          steady(promise({ CY2010: 52 }, { partsCombine: "sum", parts: { a: { final: 20 }, b: { final: 30 } } })),
          /^Why do the parts add up to 50\.0 in 2010, and not 52\?$/,
        ],
      },
      passes: {
        "17.5% of 9,564 as it is": {
          periods: years(2003, 5),
          ours: [10400, 10210, 9990, 9760, 9564],
          indicator: { polarity: "lower", unit: "offences", decimals: 0 },
          target: {
            name: "Reduce offences by 17.5%",
            baseline: { period: "CY2007", value: 9564 },
            trajectory: { CY2010: 7890 },
          },
        },
        "parts that do": steady(
          promise({ CY2010: 52 }, { partsCombine: "sum", parts: { a: { final: 22 }, b: { final: 30 } } }),
        ),
        "parts that stand alone": steady(
          promise({ CY2010: 52 }, { partsCombine: "stand alone", parts: { a: { final: 20 }, b: { final: 30 } } }),
        ),
      },
    },
    gap: {
      asks: {
        "falling further behind": [
          steady(promise({ CY2010: 49.2 })),
          /further behind West Midlands in 2010 than in 2007\?$/,
        ],
        "closing faster than anybody did": [
          steady(promise({ CY2010: 60 })),
          /^How will we close the gap to West Midlands faster than any two areas here ever did\?$/,
        ],
      },
      passes: {
        "keeping pace": steady(promise({ CY2010: 52 })),
        "no region": steady(promise({ CY2010: 49 }), { region: undefined }),
      },
    },
    odds: {
      asks: {
        "hardly any future": [steady(promise({ CY2010: 75 })), /when it seldom would by itself\?$/],
        "nearly every future": [steady(promise({ CY2010: 40 })), /when it nearly always would|nearly always come/],
      },
      passes: { "as likely as not": steady(promise({ CY2010: 52 })), "no promise": steady({}) },
    },
    shape: {
      asks: {
        "all of it in the last year": [
          steady(promise({ CY2008: 49.1, CY2009: 49.2, CY2010: 54 })),
          /^Why does the change come between 2009 and 2010, and hardly any before\?$/,
        ],
        "before any action": [
          steady(promise({ CY2008: 50, CY2009: 51, CY2010: 52 }), { actions: [{ start: "2010-02-01" }] }),
          /^What brings the change between 2007 and 2009, before any action begins\?$/,
        ],
        "a straight line over actions of different days": [
          steady(promise({ CY2008: 50, CY2009: 51, CY2010: 52 }), {
            actions: [{ start: "2008-04-01" }, { start: "2009-09-01" }],
          }),
          /^Why the same step in every period between 2007 and 2010/,
        ],
      },
      passes: {
        "a steady rise with its action": steady(promise({ CY2008: 49.5, CY2009: 51, CY2010: 52 }), {
          actions: [{ start: "2008-04-01" }],
        }),
      },
    },
    assumption: {
      asks: {
        "none is stated": [steady(promise({ CY2010: 52 })), /^What does this promise take for granted\?$/],
        "its sign has come": [
          steady(promise({ CY2010: 52 }), { assumptions: [{ signPassed: "2008-03-01" }] }),
          /^Does the promise still hold, now that “Lending falls” has come\?$/,
          "must answer",
        ],
        "its day came with no word": [
          steady(promise({ CY2010: 52 }), { assumptions: [{ lookBy: "2008-02-01" }] }),
          /^Has anybody looked whether “Lending falls” has come\?$/,
        ],
      },
      passes: {
        "stated, and looked at": steady(promise({ CY2010: 52 }), {
          assumptions: [{ lookBy: "2008-02-01", lookedAt: "2008-02-03" }],
        }),
        "a day still to come": steady(promise({ CY2010: 52 }), { assumptions: [{ lookBy: "2009-02-01" }] }),
        "a local target without any": steady(promise({ CY2010: 52 }, { designation: "local" })),
      },
    },
    "data-quality": {
      asks: {
        "few values": [VAT, /./],
        "an old baseline": [VAT, /^Is 2005 still where we are\?$/],
        "a new definition": [
          steady(promise({ CY2010: 52 }), {
            indicator: {
              definitions: {
                "1": { text: "Old", from: null, to: null, why: "", comparableWithLast: true },
                "2": { text: "New", from: null, to: null, why: "Act of 2008", comparableWithLast: false },
              },
            },
          }),
          /^How will this be judged, now that the indicator is defined anew\?$/,
        ],
        "a rise that a survey's published limits would hide": [
          steady(promise({ CY2010: 52 }), { survey: { within: 3.1 } }),
          /^Could the survey tell the promised rise by 2010 from chance\?$/,
          "should answer",
        ],
        "a fall that a sample is too small for": [
          steady(promise({ CY2010: 47 }), {
            indicator: { unit: "%", polarity: "lower" },
            survey: { sampleSize: 1013 },
          }),
          /^Could the survey tell the promised fall by 2010 from chance\?$/,
        ],
      },
      passes: {
        "ten values to the year before": steady(promise({ CY2010: 52 })),
        "a rise larger than the limits": steady(promise({ CY2010: 54 }), { survey: { within: 3.1 } }),
        "a promise to stay within a tolerance": steady(promise({ CY2010: 50 }, { form: "band", tolerance: 2 }), {
          survey: { within: 3.1 },
        }),
        "a count, of which a sample says nothing": steady(promise({ CY2010: 50 }), { survey: { sampleSize: 1013 } }),
      },
    },
  };

const TODAY = "2008-03-10";

describe("the rules", () => {
  it("are all tested here", () => {
    expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ id }) => id).sort());
  });

  for (const [rule, { asks, passes }] of Object.entries(CASES)) {
    describe(rule, () => {
      for (const [name, [given, words, strength]] of Object.entries(asks)) {
        it(`asks: ${name}`, () => {
          const found = askedBy(rule, given, TODAY).find(({ question }) => words.test(question));
          expect(found, JSON.stringify(askedBy(rule, given, TODAY).map(({ question }) => question))).toBeDefined();
          expect(found?.why).not.toMatch(/NaN|undefined|Infinity/);
          expect(found?.working.result).not.toMatch(/NaN|undefined/);
          if (strength) expect(found?.strength).toBe(strength);
        });
      }
      for (const [name, given] of Object.entries(passes)) {
        it(`lets pass: ${name}`, () => expect(askedBy(rule, given, TODAY).map(({ question }) => question)).toEqual([]));
      }
    });
  }
});

describe("the published registrations of Coventry", () => {
  const numbers = (rule: string) =>
    Object.fromEntries(
      askedBy(rule, VAT, TODAY).flatMap((each) => each.numbers.map(({ name, value }) => [name, value])),
    );

  it("ask about 2003, within the limits of noise and therefore as an indication", () => {
    const [found] = askedBy("unexplained-movement", VAT, TODAY);
    expect(found).toMatchObject({
      strength: "should answer",
      indicative: true,
      span: { from: "CY2002", to: "CY2004" },
    });
    const seen = numbers("unexplained-movement");
    expect(seen["move"]).toBeCloseTo(4.7, 9);
    expect(seen["median move"]).toBeCloseTo(1.65, 9);
    expect(seen["mean moving range"]).toBeCloseTo(2.117, 3);
    expect(seen["limit"]).toBeCloseTo(6.9, 1);
    expect(seen["move of the region"]).toBeCloseTo(2.7, 9);
  });

  it("ask whether a growth is realistic that nobody ever sustained", () => {
    expect(askedBy("required-rate", VAT, TODAY)[0]?.strength).toBe("must answer");
    const seen = numbers("required-rate");
    expect(seen["needed"]).toBeCloseTo(7.4 / 3, 9);
    expect(seen["our best"]).toBeCloseTo(4.4 / 3, 9);
    expect(seen["best of others"]).toBeCloseTo(2.3 / 3, 9);
  });

  it("ask about the drop by its size", () => {
    expect(numbers("reversal")["change"]).toBeCloseTo(-1.4, 9);
  });
});
