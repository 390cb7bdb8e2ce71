import { answerChallenge } from "@models/agreement/answer-challenge";
import { answerQuestion } from "@models/agreement/answer-question";
import { accepted } from "../../desk";
import { CODE } from "../agreement";
import { COVENTRY } from "../figures";
import type { Pen } from "./pen";

/** Step 3: three targets, the first of which the numbers ask the slides' three questions. @returns the ids of the targets. */
export async function whereAreWeTryingToReach(pen: Pen, indicators: Record<string, string>, focus: string) {
  const { cast } = pen;
  const { facilitator, organisations } = cast;
  const year = (...periods: string[]) => ({ periods });
  const registrations = await pen.add(facilitator, "target", {
    name: "VAT registrations per 10,000 adults",
    focus,
    indicator: indicators["registrations"],
    area: COVENTRY,
    designation: "designated",
    baseline: { period: "CY2005", value: 29.1 },
    trajectory: { CY2007: 30.2, CY2008: 32.6, CY2009: 35.1, CY2010: 37.6, CY2011: 36.2 },
    judged: {
      FY2008: { ...year("CY2008"), expected: "2009-10-30" },
      FY2009: { ...year("CY2009"), expected: "2010-10-29" },
      FY2010: { ...year("CY2010"), expected: "2011-10-28" },
    },
    lead: organisations.coventryCouncil,
    leadPerson: cast.council.person,
    related: [organisations.jobs, organisations.chamber],
  });
  const employment = await pen.add(facilitator, "target", {
    name: "Working age people in employment",
    indicator: indicators["employment"],
    area: COVENTRY,
    designation: "designated",
    baseline: { period: "Q2007-2", value: 72.4 },
    trajectory: { "Q2008-4": 72.8, "Q2009-4": 73.6, "Q2010-4": 74.5 },
    judged: {
      FY2008: { ...year("Q2008-4"), expected: "2009-05-20" },
      FY2009: { ...year("Q2009-4"), expected: "2010-05-19" },
      FY2010: { ...year("Q2010-4"), expected: "2011-05-18" },
    },
    lead: organisations.jobs,
    leadPerson: cast.jobs.person,
    related: [organisations.coventryCouncil],
  });
  const claimants = await pen.add(facilitator, "target", {
    name: "Working age people who claim",
    indicator: indicators["claimants"],
    area: COVENTRY,
    designation: "local",
    state: "awaiting baseline",
    stateWhy: "The published rate is probably all key benefits. Jobcentre Plus is asked to confirm the measure.",
    stateUntil: "2008-04-16",
    lead: organisations.jobs,
    related: [],
  });
  const question = await pen.desk.add(facilitator, CODE, "question", {
    target: registrations._id,
    text: "Does it count firms that move in from elsewhere?",
  });
  const answer = "It does: they register here for the first time. About one in ten did so in 2005. (illustrative)";
  accepted(await answerQuestion(pen.desk.as(cast.council), CODE, question._id, question.rev, answer));
  await pen.desk.add(cast.jobs, CODE, "question", {
    target: registrations._id,
    text: "How many of the new firms take on staff?",
  });
  await pen.desk.add(facilitator, CODE, "assumption", {
    target: registrations._id,
    text: "Credit stays as easy for small firms as it was in 2007",
    owner: "Coventry and Warwickshire Chamber of Commerce",
    sign: "New bank lending to small firms falls two quarters running",
  });
  // The other two of the slides' questions wait for an answer.
  accepted(
    await answerChallenge(
      pen.desk.as(cast.council),
      CODE,
      { target: registrations._id, challenge: "unexplained-movement:CY2002:CY2004" },
      0,
      { kind: "explained", text: "Two business parks opened in 2003 and filled within the year. (illustrative)" },
    ),
  );
  return { registrations: registrations._id, employment: employment._id, claimants: claimants._id };
}
