import { describe, expect, it } from "vitest";
import type { Book } from "@models/agreement/book";
import { EVERYONE } from "@models/measures/observation";
import { sayAmount } from "@models/money/amount";
import { figureOf, heldOf, stateOfLine } from "@models/money/figures";
import { moneyFlagsOf } from "@models/money/flags";
import { fundingOf } from "@models/money/flags/goal-funding";
import { flowsOf } from "@models/money/flows";
import { fundsOf } from "@models/money/routes";
import { unitCostsOf } from "@models/money/unit-cost";
import { ifItWent } from "@models/money/what-if";
import { aBook, aPart, anIndicator } from "../agreement/a-book";

const jobs = aPart("priority");
const [registrations, employment] = [
  aPart("target", { _id: "registrations" }),
  aPart("target", { _id: "employment", name: "Employment", indicator: "NI 171" }),
];
const clinics = aPart("action", { _id: "clinics", targets: ["registrations"], end: "2011-03-31" });
const mentors = aPart("action", { _id: "mentors", what: "Mentors", targets: ["registrations", "employment"] });
const clubs = aPart("action", { _id: "clubs", what: "Job clubs", targets: ["employment"] });

const line = (_id: string, goals: Record<string, number | null>, fields: object = {}) =>
  aPart("resource", {
    _id,
    name: _id,
    goals: Object.fromEntries(Object.entries(goals).map(([goal, share], i) => [`g${i}`, { goal, share }])),
    ...fields,
  });

const bookWith = (resource: Book["parts"]["resource"], more: Parameters<typeof aBook>[0] = {}) =>
  aBook({
    priority: [jobs],
    target: [registrations, employment],
    action: [clinics, mentors, clubs],
    resource,
    ...more,
  });

const flagsOf = (book: Book, ...kinds: string[]) =>
  moneyFlagsOf(book)
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ part, rule, says }) => `${part}: ${rule}. ${says}`);

describe("the figures of a line", () => {
  const some = line(
    "grant",
    { "action:clinics": null },
    {
      asked: { FY2008: 120000, FY2009: 120000 },
      given: { FY2008: { promised: 100000, secured: 110000, spent: 40000 }, FY2009: { promised: 90000 } },
    },
  );

  it("count of each year the more of what is promised and what is secured", () => {
    expect(figureOf(some, "asked")).toBe(240000);
    expect(figureOf(some, "spent", "FY2008")).toBe(40000);
    expect(heldOf(some)).toBe(110000 + 90000);
    expect(stateOfLine(some)).toBe("partly promised");
    expect(stateOfLine(some, "FY2010")).toBe("nothing said");
    expect(stateOfLine({ ...some, asked: {} })).toBe("promised");
    expect(stateOfLine({ ...some, given: {} })).toBe("asked");
    expect(stateOfLine({ ...some, asked: {}, given: { FY2008: { secured: 5 } } })).toBe("secured");
  });

  it("never add people to pounds", () => {
    const book = bookWith([
      some,
      line("adviser", { "action:clinics": null }, { kind: "people", given: { FY2008: { secured: 0.5 } } }),
    ]);
    const { asked, held } = fundingOf(book, { kind: "action", id: "clinics" });
    expect(sayAmount(asked)).toBe("£240,000");
    expect(held).toEqual({ pounds: 200000, people: 0.5 });
    expect(flowsOf(book, "held").total).toBe(200000);
  });
});

describe("a total of people", () => {
  const post = (_id: string, given: object, goals: Record<string, number | null> = { "action:clinics": null }) =>
    line(_id, goals, { kind: "people", given });
  const held = (...lines: ReturnType<typeof line>[]) =>
    fundingOf(bookWith(lines), { kind: "action", id: "clinics" }).held.people;

  it("is the average over the years that any are named for: one person for two years is one person", () => {
    const twoYears = { FY2008: { secured: 1 }, FY2009: { secured: 1 } };
    expect(held(post("adviser", twoYears))).toBe(1);
    // One who is followed by another is one too, and half of one beside her for one year of the two a quarter.
    expect(held(post("first", { FY2008: { secured: 1 } }), post("second", { FY2009: { secured: 1 } }))).toBe(1);
    expect(held(post("adviser", twoYears), post("helper", { FY2008: { secured: 0.5 } }))).toBe(1.25);
    expect(held(post("adviser", twoYears, { "action:clinics": 50, "action:clubs": 50 }))).toBe(0.5);
  });

  it("is missing where a year of it is, and says in its working what it is an average of", () => {
    const asked = { ...post("adviser", { FY2008: { secured: 1 } }), asked: { FY2008: 1, FY2009: 1 } };
    const [flag] = moneyFlagsOf(bookWith([asked])).filter(({ part }) => part === "clinics");
    expect(flag?.says).toBe(
      "0.5 full-time equivalents of the 1 full-time equivalent asked is promised or secured: 0.5 full-time equivalents is missing.",
    );
    expect(flag?.working.inputs.map(({ label }) => label)).toContain("adviser: asked, on average over 2 years");
  });

  it("does not change with what would go", () => {
    const stays = post("stays", { FY2008: { secured: 1 }, FY2009: { secured: 1 } });
    const { actions, gone } = ifItWent(
      bookWith([stays, post("goes", { FY2008: { secured: 1 } })]),
      ({ _id }) => _id === "goes",
    );
    expect(actions[0]).toMatchObject({ had: { people: 1.5 }, loses: { people: 0.5 }, all: false });
    expect(gone.people).toBe(1);
  });
});

describe("where a line goes", () => {
  // A third of 90,000 to a programme of two actions, two thirds to mentors, who serve two targets:
  // programme 30,000 = clinics 15,000 + mentors 15,000; mentors 15,000 + 60,000 = 75,000 = 37,500 a target.
  const shared = line(
    "shared",
    { "programme:enterprise": 33.3333, "action:mentors": 66.6667 },
    {
      given: { FY2008: { secured: 90000 } },
    },
  );
  const programme = aPart("programme", { _id: "enterprise", name: "Enterprise", actions: ["clinics", "mentors"] });
  const book = bookWith([shared], { programme: [programme] });
  const pounds = (kind: "action" | "target" | "programme" | "priority", id: string) =>
    Math.round(fundingOf(book, { kind, id }).held.pounds);

  it("is parted by shares, then evenly over a programme’s actions and an action’s targets", () => {
    expect(pounds("programme", "enterprise")).toBe(30000);
    expect(pounds("action", "clinics")).toBe(15000);
    expect(pounds("action", "mentors")).toBe(75000);
    expect(pounds("target", "registrations")).toBe(15000 + 37500);
    expect(pounds("target", "employment")).toBe(37500);
    expect(pounds("priority", "jobs")).toBe(90000);
    expect(fundsOf(book, { kind: "priority", id: "jobs" })).toHaveLength(1);
  });

  it("is drawn from giver through programme to target, and ends in as much as it began with", () => {
    const { nodes, flows, total } = flowsOf(book, "secured", "FY2008");
    expect(Math.round(total)).toBe(90000);
    expect(nodes.map(({ name, pounds: money }) => `${name} ${Math.round(money)}`).sort()).toEqual([
      "Coventry City Council 90000",
      "Employment 37500",
      "Enterprise 30000",
      "VAT registrations 52500",
    ]);
    const into = (name: string) =>
      flows.filter((flow) => flow.into === name).reduce((sum, each) => sum + each.pounds, 0);
    expect(Math.round(into("target registrations"))).toBe(52500);
    expect(flowsOf(book, "secured", "FY2009").total).toBe(0);
  });

  it("ends at the priority where an action serves no target, and nowhere where its goal has gone", () => {
    const loose = aPart("action", { _id: "loose", what: "Loose", targets: [] });
    const other = bookWith(
      [line("to-loose", { "action:loose": 60, "action:gone": 40 }, { given: { FY2008: { secured: 100 } } })],
      { action: [loose] },
    );
    const ends = flowsOf(other, "held").nodes.filter(({ kind }) => kind !== "giver");
    expect(ends.map(({ name, pounds: money }) => `${name} ${money}`)).toEqual([
      "To promote job creation, as a whole 60",
      "No goal 40",
    ]);
  });
});

describe("what is flagged", () => {
  it("tells an unfunded goal from one that is asked for, partly funded or only promised", () => {
    const book = bookWith([
      line("a", { "action:clinics": null }, { asked: { FY2008: 100 }, given: { FY2008: { promised: 100 } } }),
      line("b", { "action:mentors": null }, { asked: { FY2008: 100 }, given: { FY2008: { secured: 60 } } }),
    ]);
    expect(flagsOf(book, "action")).toEqual([
      "clinics: unsecured. £100 of what is promised is not secured yet.",
      "mentors: partly. £60 of the £100 asked is promised or secured: £40 is missing.",
      "clubs: unfunded. No money or people are named for it.",
    ]);
    expect(flagsOf(book, "resource")).toEqual(["a: unsecured. £100 is promised for 2008/09 and not secured."]);
    const asked = bookWith([line("c", { "action:clubs": null }, { asked: { FY2009: 0.5 }, kind: "people" })]);
    expect(flagsOf(asked, "action")).toContain(
      "clubs: unfunded. 0.5 full-time equivalents is asked, and nobody has promised any of it.",
    );
    const [first] = moneyFlagsOf(asked).filter(({ part }) => part === "clubs");
    expect(first?.working).toMatchObject({
      formula: "asked, against the more of promised and secured, of each year and line by its share",
      result: "0.5 full-time equivalents asked, nothing promised or secured",
    });
  });

  it("says nothing of what is done, and of what all is secured", () => {
    const book = bookWith(
      [line("a", { "action:clinics": null }, { asked: { FY2008: 100 }, given: { FY2008: { secured: 100 } } })],
      { target: [registrations], action: [clinics, { ...clubs, status: "done" }, { ...mentors, status: "dropped" }] },
    );
    expect(flagsOf(book)).toEqual([]);
  });

  it("finds money with no goal, in part too", () => {
    const book = bookWith([
      line("none", {}, { given: { FY2008: { promised: 40000, secured: 40000 } } }),
      line("half", { "action:clinics": 75, "target:gone": 25 }, { given: { FY2008: { secured: 1000 } } }),
    ]);
    expect(flagsOf(book, "resource")).toEqual([
      "none: aimless. £40,000 names no goal. Say what it is for.",
      "half: aimless. £250 serves something that was taken out or dropped, or a programme without actions. Say what it is for.",
    ]);
  });

  it("finds the same money on two lines: giver, fund or code, year and amount", () => {
    const of = (id: string, fields: object) =>
      line(id, { "action:clinics": null }, { budgetCode: "CP-1", given: { FY2008: { secured: 500 } }, ...fields });
    const doubles = (...lines: ReturnType<typeof of>[]) =>
      moneyFlagsOf(bookWith(lines)).filter(({ rule }) => rule === "double");
    const [one, other] = doubles(of("a", {}), of("b", { budgetCode: " cp-1 " }));
    expect([one?.part, other?.part]).toEqual(["a", "b"]);
    expect(one?.says).toBe(
      "£500 of Coventry City Council for 2008/09 (CP-1) also stands on “b”. If it is the same money, keep one line and split it by shares.",
    );
    for (const otherwise of [
      { giver: "police" },
      { budgetCode: "CP-2" },
      { given: { FY2009: { secured: 500 } } },
      { given: { FY2008: { secured: 501 } } },
    ]) {
      expect(doubles(of("a", {}), of("b", otherwise))).toEqual([]);
    }
    const nameless = { budgetCode: null };
    expect(doubles(of("a", nameless), of("b", nameless))).toEqual([]);
  });

  it("finds shares that count a line twice, which only a file can bring", () => {
    const twice = {
      ...line("a", {}),
      goals: { x: { goal: "action:clinics", share: 100 }, y: { goal: "action:clubs", share: 50 } },
    };
    expect(flagsOf(bookWith([twice]), "resource")).toContain(
      "a: shares. The shares make 150%. Change them so that they make 100%.",
    );
  });

  it("finds a fund that ends before its action, on both", () => {
    const book = bookWith([
      line(
        "grant",
        { "action:clinics": null },
        { fund: "Enterprise fund", fundEnds: "2010-03-31", given: { FY2008: { secured: 1 } } },
      ),
      line("later", { "action:clinics": null }, { fundEnds: "2011-03-31", given: { FY2008: { secured: 1 } } }),
    ]);
    const found = moneyFlagsOf(book).filter(({ rule }) => rule === "fund ends");
    expect(found.map(({ part, says }) => `${part}: ${says}`)).toEqual([
      "grant: Enterprise fund ends 31 March 2010, before 31 March 2011, when “Start-up clinics” does. Say what pays for the rest.",
      "clinics: Enterprise fund ends 31 March 2010, before 31 March 2011, when this action does. Say what pays for the rest.",
    ]);
  });
});

describe("if this money went", () => {
  // clinics: 100 from the council; mentors: 60 council + 40 police; clubs: 0.5 people of the police.
  const book = bookWith([
    line("c1", { "action:clinics": 62.5, "action:mentors": 37.5 }, { given: { FY2008: { secured: 160 } } }),
    line("p1", { "action:mentors": null }, { giver: "police", given: { FY2008: { promised: 40 } } }),
    line("p2", { "action:clubs": null }, { giver: "police", kind: "people", given: { FY2008: { secured: 0.5 } } }),
    line("asked", { "action:clubs": null }, { giver: "chamber", asked: { FY2008: 900 } }),
  ]);
  const lostBy = (giver: string) => {
    const { gone, actions, targets } = ifItWent(book, (each) => each.giver === giver);
    return {
      gone: sayAmount(gone),
      actions: actions.map(({ of, all }) => `${of._id} ${all ? "all" : "part"}`),
      targets: targets.map(({ of, loses, had, actionsGone, actionsLess, losesEveryAction }) => [
        of._id,
        `${sayAmount(loses)} of ${sayAmount(had)}`,
        [...actionsGone, ...actionsLess].map(({ _id }) => _id).join(),
        losesEveryAction,
      ]),
    };
  };

  it("names the actions that lose all or some, and the targets that are left with none", () => {
    expect(lostBy("council")).toEqual({
      gone: "£160",
      actions: ["clinics all", "mentors part"],
      // registrations: clinics 100 + half of mentors' 100; employment: the other half of mentors' 100, and people.
      targets: [
        ["registrations", "£130 of £150", "clinics,mentors", false],
        ["employment", "£30 of £50 and 0.5 full-time equivalents", "mentors", false],
      ],
    });
    expect(lostBy("police").actions).toEqual(["mentors part", "clubs all"]);
    const all = ifItWent(book, () => true);
    expect(all.targets.map(({ losesEveryAction }) => losesEveryAction)).toEqual([true, true]);
  });

  it("loses nothing where nothing is promised or secured", () => {
    expect(lostBy("chamber")).toEqual({ gone: "", actions: [], targets: [] });
  });
});

describe("the unit cost of a result", () => {
  // 42,600 secured and 7,100 spent of it; promised 29.1 → 36.2, which is 7.1: 6,000 for each.
  const money = line(
    "grant",
    { "target:registrations": null },
    {
      given: { FY2008: { secured: 42600, spent: 7100 } },
    },
  );
  const people = line(
    "people",
    { "target:registrations": null },
    { kind: "people", given: { FY2008: { secured: 3 } } },
  );
  const known = (value: number) => ({
    indicators: [anIndicator({})],
    observations: [
      {
        ...{
          _id: "o1",
          rev: 1,
          scope: "coventry",
          series: "NI 171:1",
          area: "E08000026",
          group: EVERYONE,
          period: "CY2007",
        },
        versions: [
          {
            value,
            reason: null,
            status: "final",
            source: "Official",
            by: "p1",
            at: "2008-10-01T09:00:00.000Z",
            batch: "b1",
            audience: { kind: "public" },
          },
        ],
      },
    ] as never,
    batches: [{ _id: "b1", rev: 1, state: "committed", committedAt: "2008-10-01T09:00:00.000Z" }] as never,
  });
  const costs = (value: number, target = registrations) =>
    unitCostsOf(
      aBook({ priority: [jobs], target: [target], action: [clinics], resource: [money, people] }, known(value)),
      target,
    );

  it("divides what is secured by what is promised, and what is spent by what changed", () => {
    const { planned, soFar } = costs(29.6);
    expect(planned.says).toBe("£6,000 for each 1 per 10,000 adults");
    // 7,100 ÷ (29.6 − 29.1)
    expect(soFar.pounds).toBeCloseTo(14200, 6);
    expect(planned.working?.steps?.slice(0, 3)).toEqual([
      "£42,600 reaches the target",
      "36.2 − 29.1 = 7.1",
      "£42,600 ÷ 7.1 = £6,000",
    ]);
    expect(planned.working?.steps?.at(-1)).toMatch(/^Out: People in full-time equivalents/);
  });

  it("divides by the change of a gap, and by what a percentage comes to; a milestone costs all", () => {
    const theirs = { ...(known(34).observations as object[])[0], _id: "theirs", area: "E12000005" };
    const ours = known(29.6);
    const gap = { ...registrations, form: "gap", gapTo: "E12000005", baseline: { period: "CY2005", value: -4.9 } };
    const closing = { ...gap, trajectory: { CY2011: -2.9 } } as never;
    const book = aBook(
      { priority: [jobs], target: [closing], action: [clinics], resource: [money, people] },
      { ...ours, observations: [...ours.observations, theirs] as never },
    );
    // 42,600 for a gap of 4.9 that is to be 2.9, and 7,100 spent for one that is 34 − 29.6 = 4.4 by now.
    expect(unitCostsOf(book, closing).planned.says).toBe("£21,300 for each 1 per 10,000 adults of the gap");
    expect(unitCostsOf(book, closing).soFar.says).toBe("£14,200 for each 1 per 10,000 adults of the gap");
    const tenth = { ...registrations, form: "percentage", statedChange: 10, trajectory: { CY2011: null } } as never;
    expect(costs(29.6, tenth).planned.working?.steps?.[1]).toBe("32 − 29.1 = 2.9");
    const milestone = { ...registrations, form: "milestone", milestoneBy: "2009-03-31", trajectory: {} };
    expect(costs(29.6, milestone as never)).toMatchObject({
      planned: { says: "£42,600 for the milestone" },
      soFar: { pounds: null, says: "The milestone is not met yet." },
    });
  });

  it("says why where there is nothing to divide", () => {
    expect(costs(28).soFar).toMatchObject({ pounds: null, says: "It has not moved the right way since the baseline." });
    expect(costs(30, { ...registrations, baseline: {} } as never).planned.says).toBe("Its baseline is not known yet.");
    expect(costs(30, { ...registrations, form: "band", tolerance: 1 } as never).planned.says).toMatch(
      /^It promises to hold a level/,
    );
    const nothing = aBook({ priority: [jobs], target: [registrations] }, known(30));
    expect(unitCostsOf(nothing, registrations).planned.says).toBe("No money is secured for it.");
  });
});
