import { WEST_MIDLANDS } from "@models/place/area";
import type { PeriodCode } from "@models/measures/period";
import { askFor } from "../ask-for";
import { type Desk, ILLUSTRATIVE } from "../desk";
import type { Cast } from "../people";
import { recordTable } from "../record-table";
import { CODE, type CoventryAgreement } from "./agreement";
import { COVENTRY } from "./figures";

const YEARS: readonly PeriodCode[] = ["CY2003", "CY2004", "CY2005", "CY2006", "CY2007"];

/** The other three priorities of the slides, less far along; every figure in them is made up and says so. */
export async function writeOtherPriorities(desk: Desk, cast: Cast, coventry: CoventryAgreement): Promise<void> {
  await writeHealth(desk, cast, coventry.priorities.health._id);
  await writeCrime(desk, cast, coventry.priorities.crime._id);
  await writeEducation(desk, cast, coventry.priorities.education._id);
}

async function writeHealth(desk: Desk, cast: Cast, priority: string): Promise<void> {
  const { facilitator, health, organisations } = cast;
  const add = (kind: Parameters<Desk["add"]>[2], fields: object, actor = facilitator) =>
    desk.add(actor, CODE, kind, { priority, ...fields });
  await recordTable(desk, facilitator, cast.coventry._id, "NI 123:1", {
    source: ILLUSTRATIVE,
    periods: YEARS,
    rows: { [COVENTRY]: [702, 741, 768, 790, 815], [WEST_MIDLANDS]: [640, 702, 735, 771, 808] },
  });
  await add("candidate", {
    indicator: "NI 123",
    standing: "chosen",
    because: "Smoking explains half of the gap in length of life",
    supplier: {
      organisation: organisations.coventryHealth,
      person: health.person,
      source: "Stop smoking services return",
      nextPublication: "2008-06-12",
    },
  });
  const evidence = await add(
    "evidence",
    {
      title: "Length of life by ward",
      kind: "data",
      strength: "strong",
      source: ILLUSTRATIVE,
      date: "2007-08-30",
      says: "A boy born in the east of the city may expect to live eight years less than one born in the south.",
      organisation: organisations.coventryHealth,
    },
    health,
  );
  await add("cause", { text: "More people smoke where incomes are lowest", evidence: [evidence._id] });
  await add("consultation", {
    who: "Patients’ forum and two women’s groups",
    beyondPartners: true,
    how: "Discussion evenings",
    date: "2007-12-05",
    said: "Help to stop must come to the workplace and the school gate. (illustrative)",
  });
  const target = await add("target", {
    name: "People who stop smoking",
    indicator: "NI 123",
    area: COVENTRY,
    designation: "designated",
    baseline: { period: "CY2007", value: 815 },
    trajectory: { CY2008: 840, CY2009: 870, CY2010: 900 },
    judged: {
      FY2008: { periods: ["CY2008"], expected: "2009-06-11" },
      FY2009: { periods: ["CY2009"], expected: "2010-06-10" },
      FY2010: { periods: ["CY2010"], expected: "2011-06-09" },
    },
    lead: organisations.coventryHealth,
    leadPerson: health.person,
    related: [organisations.coventryCouncil],
  });
  const option = await add("option", {
    name: "Stop smoking sessions at large workplaces",
    kind: "scaled up",
    favoured: true,
    why: "",
    proofs: {},
    scores: {},
  });
  const sessions = await add("action", {
    what: "Sessions at the ten largest workplaces",
    kind: "scaled up",
    targets: [target._id],
    option: option._id,
    owner: organisations.coventryHealth,
    leadPerson: health.person,
    lead: "Public health team",
    partners: [organisations.chamber],
    start: "2008-05-01",
    end: "2009-04-30",
    measuredBy: "People who have not smoked for four weeks",
    milestones: { five: { what: "Five workplaces signed up", by: "2008-06-30" } },
  });
  await askFor(desk, facilitator, CODE, sessions, {
    name: "Stop smoking sessions (illustrative)",
    giver: organisations.coventryHealth,
    kind: "budget",
    asked: { FY2008: 80000 },
  });
}

async function writeCrime(desk: Desk, cast: Cast, priority: string): Promise<void> {
  const { facilitator, police, organisations } = cast;
  const add = (kind: Parameters<Desk["add"]>[2], fields: object, actor = facilitator) =>
    desk.add(actor, CODE, kind, { priority, ...fields });
  await recordTable(desk, facilitator, cast.coventry._id, "NI 16:1", {
    source: ILLUSTRATIVE,
    periods: YEARS,
    rows: { [COVENTRY]: [24.8, 23.9, 22.6, 22.9, 21.7], [WEST_MIDLANDS]: [21.9, 20.8, 20.1, 19.6, 19.2] },
  });
  await add("candidate", {
    indicator: "NI 16",
    standing: "chosen",
    because: "Burglary and vehicle crime are what people meet most",
    supplier: {
      organisation: organisations.police,
      person: police.person,
      source: "Recorded crime",
      nextPublication: "2008-07-17",
    },
  });
  await add(
    "evidence",
    {
      title: "Burglary by street, 2005 to 2007",
      kind: "data",
      strength: "strong",
      source: ILLUSTRATIVE,
      date: "2008-01-15",
      says: "Half of the burglaries are in a tenth of the streets.",
      organisation: organisations.police,
    },
    police,
  );
  await add("target", {
    name: "Serious acquisitive crime",
    indicator: "NI 16",
    area: COVENTRY,
    designation: "designated",
    baseline: { period: "CY2007", value: 21.7 },
    trajectory: { CY2008: 21.2, CY2009: 20.4, CY2010: 19.5 },
    lead: organisations.police,
    leadPerson: police.person,
    related: [organisations.coventryCouncil],
  });
}

async function writeEducation(desk: Desk, cast: Cast, priority: string): Promise<void> {
  const { facilitator, organisations } = cast;
  await desk.add(facilitator, CODE, "candidate", {
    priority,
    indicator: "NI 75",
    standing: "chosen",
    because: "It is one of the sixteen statutory targets",
  });
  await desk.add(facilitator, CODE, "target", {
    priority,
    name: "Pupils with five good GCSEs",
    indicator: "NI 75",
    area: COVENTRY,
    designation: "statutory",
    state: "placeholder",
    stateWhy: "Set with the Department for Children, Schools and Families in the spring",
    lead: organisations.coventryCouncil,
    related: [],
  });
}
