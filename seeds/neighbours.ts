import { changeAgreement } from "@models/agreement/change-agreement";
import { addComparators } from "@models/agreement/comparators";
import { startAgreement } from "@models/agreement/start-agreement";
import type { Actor } from "@models/people/actor";
import type { Partnership } from "@models/place/partnership";
import { acceptWaiting } from "./accept-waiting";
import { submitApproved } from "./agree-submitted";
import { COVENTRY, EMPLOYMENT_RATE, type PublishedTable, WOLVERHAMPTON } from "./coventry/figures";
import { askFor } from "./ask-for";
import { type Desk, ILLUSTRATIVE, accepted } from "./desk";
import { explainOpen } from "./explain-open";
import type { Cast } from "./people";
import { recordTable } from "./record-table";

const TRAFFORD = "E08000009";
const NORTH_WEST = "E12000002";

export const WOLVERHAMPTON_CODE = "wolverhampton-2008";

interface Neighbour {
  readonly code: string;
  readonly name: string;
  readonly partnership: Partnership;
  readonly facilitator: Actor;
  readonly lead: string;
  readonly related: string;
  readonly area: string;
  readonly figures: PublishedTable;
  /** Promised at the end of 2008, 2009 and 2010. */
  readonly promise: readonly [number, number, number];
  readonly comparator: string;
}

/** One more agreement in Coventry's region, submitted, and one in another region, so that each can be seen apart. */
export async function writeNeighbours(desk: Desk, cast: Cast): Promise<void> {
  const { organisations } = cast;
  await writeSubmitted(desk, {
    code: WOLVERHAMPTON_CODE,
    name: "Wolverhampton Local Area Agreement",
    partnership: cast.wolverhampton,
    facilitator: cast.wolverhamptonFacilitator,
    lead: organisations.wolverhamptonCouncil,
    related: organisations.jobs,
    area: WOLVERHAMPTON,
    figures: EMPLOYMENT_RATE,
    promise: [66, 67.5, 69],
    comparator: COVENTRY,
  });
  await writeSubmitted(desk, {
    code: "trafford-2008",
    name: "Trafford Local Area Agreement",
    partnership: cast.trafford,
    facilitator: cast.traffordFacilitator,
    lead: organisations.traffordCouncil,
    related: organisations.traffordHealth,
    area: TRAFFORD,
    figures: {
      source: ILLUSTRATIVE,
      periods: EMPLOYMENT_RATE.periods,
      rows: {
        [TRAFFORD]: [76.8, 76.9, 76.5, 76.6, 76.2, 76.4, 76.3],
        [NORTH_WEST]: [73.1, 73, 72.8, 72.9, 72.6, 72.4, 72.5],
      },
    },
    promise: [76.5, 76.9, 77.4],
    comparator: "E08000007",
  });
}

async function writeSubmitted(desk: Desk, neighbour: Neighbour): Promise<void> {
  const { code, facilitator, lead, related } = neighbour;
  const { rev } = accepted(
    await startAgreement(desk.as(facilitator), neighbour.partnership.code, {
      code,
      name: neighbour.name,
      firstYear: 2008,
    }),
  );
  accepted(
    await changeAgreement(desk.as(facilitator), code, rev, {
      name: neighbour.name,
      vision: "A place where everybody who can work has work (illustrative)",
    }),
  );
  accepted(
    await addComparators(desk.as(facilitator), code, {
      areas: [neighbour.comparator],
      why: "A nearby district whose people look for work in the same places (illustrative)",
    }),
  );
  const priority = (await desk.add(facilitator, code, "priority", { name: "To bring more people into work" }))._id;
  await recordTable(desk, facilitator, neighbour.partnership._id, "NI 151:1", neighbour.figures);
  await desk.add(facilitator, code, "candidate", {
    priority,
    indicator: "NI 151",
    standing: "chosen",
    because: "It is what the priority is about",
    supplier: { organisation: lead, source: "Labour Force Survey", nextPublication: "2008-03-19" },
  });
  const evidence = await desk.add(facilitator, code, "evidence", {
    priority,
    title: "Employment rate by quarter",
    kind: "data",
    strength: "strong",
    source: neighbour.figures.source,
    says: "The rate fell over the two years before the agreement.",
    organisation: lead,
    audience: { kind: "region" },
  });
  await desk.add(facilitator, code, "cause", {
    priority,
    text: "Jobs in manufacturing went faster than others came (illustrative)",
    evidence: [evidence._id],
  });
  await desk.add(facilitator, code, "consultation", {
    priority,
    who: "Residents’ panel of 600",
    beyondPartners: true,
    how: "Postal survey",
    date: "2007-10-19",
    said: "Work near home comes first. (illustrative)",
  });
  const option = await desk.add(facilitator, code, "option", {
    priority,
    name: "Advisers in health centres",
    kind: "new",
    favoured: true,
    why: "People who are out of work through illness come there anyway (illustrative)",
  });
  const [y2008, y2009, y2010] = neighbour.promise;
  const target = await desk.add(facilitator, code, "target", {
    priority,
    name: "Working age people in employment",
    indicator: "NI 151",
    area: neighbour.area,
    designation: "designated",
    baseline: { period: "Q2007-2", value: neighbour.figures.rows[neighbour.area]?.at(-1) },
    trajectory: { "Q2008-4": y2008, "Q2009-4": y2009, "Q2010-4": y2010 },
    judged: {
      FY2008: { periods: ["Q2008-4"], expected: "2009-05-20" },
      FY2009: { periods: ["Q2009-4"], expected: "2010-05-19" },
      FY2010: { periods: ["Q2010-4"], expected: "2011-05-18" },
    },
    lead,
    related: [related],
  });
  const advisers = await desk.add(facilitator, code, "action", {
    priority,
    what: "Work advisers in six health centres (illustrative)",
    kind: "new",
    targets: [target._id],
    option: option._id,
    owner: lead,
    lead: "Employment and skills team",
    partners: [related],
    start: "2008-06-02",
    end: "2011-03-31",
    measuredBy: "People in work thirteen weeks after a first talk",
  });
  await askFor(desk, facilitator, code, advisers, {
    name: "Work advisers (illustrative)",
    giver: lead,
    kind: "budget",
    asked: { FY2008: 210000 },
  });
  await explainOpen(desk, facilitator, code, () => BUSINESS_DISTRICT, ["must answer"]);
  await acceptWaiting(desk, code, facilitator, [], { on: "2008-02-22" });
  await submitApproved(desk, facilitator, code, "2008-02-26");
}

const BUSINESS_DISTRICT =
  "A new business district is to open in 2008 and draws on people who are out of work. (illustrative)";
