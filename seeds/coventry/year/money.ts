import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import type { Given, ResourceLine } from "@models/money/resource";
import { nameOfGoal } from "@models/money/resource";
import type { Actor } from "@models/people/actor";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { actionCalled, lineCalled, priorityCalled, targetCalled } from "./parts";

const OCTOBER = "2008-10-31";

/**
 * What each giver says of its money at the half-year; every amount is made up. The job clubs have none, the second year of
 * the clinics’ grant is promised and not secured and its fund ends before they do, and one line serves nothing yet.
 */
export async function sayWhatIsGiven(desk: Desk, cast: Cast): Promise<void> {
  const { facilitator, jobs, police, health, council } = cast;
  const book = await openBook(desk.as(facilitator), CODE);
  const line = (name: string) => lineCalled(book, `${name} (illustrative)`);
  const say = (actor: Actor, part: ResourceLine, fields: object) => change(desk, actor, part, fields);
  const given = (years: Record<string, Partial<Given>>) => ({
    given: Object.fromEntries(Object.entries(years).map(([year, said]) => [year, { ...said, asAt: OCTOBER }])),
  });

  await say(facilitator, line("Grant for the start-up clinics"), {
    nature: "revenue",
    fund: "Regional enterprise fund (illustrative)",
    fundEnds: "2010-03-31",
    conditions: "For advice to people who start firms; nothing may be carried over. (illustrative)",
    asked: { FY2008: 120000, FY2009: 120000, FY2010: 120000 },
    ...given({
      FY2008: { promised: 120000, secured: 120000, spent: 58400, forecast: 116000 },
      FY2009: { promised: 110000 },
    }),
  });
  await say(
    jobs,
    line("Adviser at the clinics"),
    given({ FY2008: { promised: 0.5, secured: 0.5, spent: 0.5, forecast: 0.5 } }),
  );
  await say(jobs, line("Adviser who matches mentors"), given({ FY2009: { promised: 0.5 } }));
  await say(police, line("Locks and lighting budget"), {
    budgetCode: "CP-214",
    ...given({ FY2009: { promised: 30000 } }),
  });
  await say(police, line("Locks and lamps budget"), {
    budgetCode: "CP-207",
    ...given({ FY2008: { promised: 65000, secured: 65000, spent: 21750, forecast: 60000 } }),
  });
  await say(health, line("Stop smoking sessions"), {
    budgetCode: "PH 5510",
    ...given({ FY2008: { promised: 80000, secured: 80000, spent: 52300, forecast: 84500 } }),
  });
  await say(council, line("Tutors after school"), {
    nature: "revenue",
    ...given({ FY2008: { promised: 90000, secured: 90000, spent: 24600, forecast: 88000 } }),
  });
  await shareOut(desk, cast);
}

/** A programme with money of its own, money that several goals share, and money that serves nothing yet. */
async function shareOut(desk: Desk, { facilitator, council, health, organisations }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const programme = await desk.add(facilitator, CODE, "programme", {
    name: "Enterprise in every ward (illustrative)",
    lead: organisations.coventryCouncil,
    purpose: "Advice and company for people who start firms where few do",
    actions: ["Start-up clinics in Foleshill and Hillfields", "Mentors for new traders"].map(
      (what) => actionCalled(book, what)._id,
    ),
  });
  const rooms = await desk.add(facilitator, CODE, "resource", {
    name: "Rooms and publicity (illustrative)",
    giver: organisations.coventryCouncil,
    kind: "in kind",
    asked: { FY2008: 18000, FY2009: 24000 },
    goals: { whole: { goal: nameOfGoal("programme", programme._id) } },
  });
  await change(desk, council, rooms, {
    given: {
      FY2008: { promised: 18000, secured: 18000, spent: 9000, forecast: 18000, asAt: OCTOBER },
      FY2009: { promised: 24000, secured: 24000, asAt: OCTOBER },
    },
  });
  const grant = await desk.add(facilitator, CODE, "resource", {
    name: "Area based grant (illustrative)",
    giver: organisations.coventryCouncil,
    kind: "grant",
    nature: "revenue",
    fund: "Area based grant (illustrative)",
    asked: { FY2008: 150000, FY2009: 150000, FY2010: 150000 },
    goals: {
      crime: {
        goal: nameOfGoal("action", actionCalled(book, "Locks and lamps for houses that were broken into twice")._id),
        share: 40,
      },
      pupils: { goal: nameOfGoal("target", targetCalled(book, "Pupils with five good GCSEs")._id), share: 35 },
      jobs: { goal: nameOfGoal("priority", priorityCalled(book, "To promote job creation")._id), share: 25 },
    },
  });
  await change(desk, council, grant, {
    budgetCode: "ABG 08/031",
    given: {
      FY2008: { promised: 150000, secured: 150000, spent: 70200, forecast: 150000, asAt: OCTOBER },
      FY2009: { promised: 150000, secured: 150000, asAt: OCTOBER },
      FY2010: { promised: 140000, asAt: OCTOBER },
    },
  });
  await desk.add(health, CODE, "resource", {
    name: "Rooms for health advice (illustrative)",
    giver: organisations.coventryHealth,
    kind: "budget",
    nature: "capital",
    given: { FY2009: { promised: 40000, asAt: OCTOBER } },
  });
}

async function change(desk: Desk, actor: Actor, { _id }: ResourceLine, fields: object): Promise<void> {
  const present = await desk.store.get<ResourceLine>("resourceLines", _id);
  accepted(await changePart(desk.as(actor), CODE, "resource", _id, present?.rev ?? 1, fields as never));
}
