import { answerChallenge } from "@models/agreement/answer-challenge";
import { answerQuestion } from "@models/agreement/answer-question";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { type Negotiation, roundsOf } from "@models/negotiation/negotiation";
import { counterOffer } from "@models/negotiation/propose";
import { signRound } from "@models/negotiation/sign";
import type { Actor } from "@models/people/actor";
import { addPost } from "@models/people/post";
import { WEST_MIDLANDS } from "@models/place/area";
import { acceptWaiting } from "../../accept-waiting";
import { askFor } from "../../ask-for";
import { type Desk, ILLUSTRATIVE, accepted } from "../../desk";
import { explainOpen } from "../../explain-open";
import type { Cast } from "../../people";
import { recordTable } from "../../record-table";
import { CODE } from "../agreement";
import { COVENTRY } from "../figures";
import { expectEffects } from "./effects";
import { actionCalled, lineCalled, priorityCalled, targetCalled } from "./parts";

/** Everything that stood between the draft of March and its submission is done. */
export async function completeInSpring(desk: Desk, cast: Cast): Promise<void> {
  await namePosts(desk, cast);
  await answerTheSlides(desk, cast);
  await agreeOnRegistrations(desk, cast);
  await answerPeople(desk, cast);
  await completeCrime(desk, cast);
  await completeEducation(desk, cast);
  await mendWhatIsLeft(desk, cast);
  await expectEffects(desk, cast);
  await explainTheRest(desk, cast);
  await acceptWaiting(desk, CODE, cast.facilitator, [cast.council, cast.police, cast.health, cast.jobs], {
    leave: ["Mentors for new traders"],
  });
}

const ENTERPRISE = "Head of enterprise, Coventry City Council";
const DISTRICT = "District manager, Jobcentre Plus";

/** Posts outlive who holds them: they are what answers for a figure. */
async function namePosts(desk: Desk, { facilitator, coventry, council, jobs, police, organisations }: Cast) {
  const post = async (name: string, organisation: string, { person }: Actor) =>
    accepted(await addPost(desk.as(facilitator), coventry, { name, organisation, person, from: "2007-04-02" }));
  await post("Head of enterprise", organisations.coventryCouncil, council);
  await post("District manager", organisations.jobs, jobs);
  await post("Partnerships sergeant", organisations.police, police);
}

/** The three questions of the slides, each by the post that answers for it. */
async function answerTheSlides(desk: Desk, { council }: Cast): Promise<void> {
  const book = await openBook(desk.as(council), CODE);
  const { _id: target } = targetCalled(book, "VAT registrations per 10,000 adults");
  const happened = "unexplained-movement:CY2002:CY2004";
  const said = book.parts.challenge.find((each) => each.target === target && happened in each.covers);
  for (const [challenge, rev, text] of [
    [
      happened,
      said?.rev ?? 0,
      "Two business parks opened in 2003 and filled within the year; the year after had no such gain. (illustrative)",
    ],
    [
      "required-rate:CY2007:CY2010",
      0,
      "It needs 2.5 a year for three years, once reached in 2003. The start-up clinics, two parks that are let and the enterprise grant carry it. (illustrative)",
    ],
    [
      "reversal:CY2010:CY2011",
      0,
      "The enterprise grant ends in March 2011 and the leases of the first park run out. We would rather say so than promise what nothing pays for. (illustrative)",
    ],
  ] as const) {
    const given = { kind: "explained", text: `${ENTERPRISE}: ${text}` };
    accepted(await answerChallenge(desk.as(council), CODE, { target, challenge }, rev, given));
  }
}

/** The partnership stands by its last year; the region signs. */
async function agreeOnRegistrations(desk: Desk, { council, reviewer }: Cast): Promise<void> {
  const [open] = await desk.store.find<Negotiation>("negotiations", {});
  if (open === undefined) throw new Error("The example begins a negotiation");
  const answered = accepted(
    await counterOffer(desk.as(council), CODE, open._id, {
      saw: roundsOf(open).at(-1)?.id ?? "",
      typed: { CY2007: "30.2", CY2008: "32.6", CY2009: "35.1", CY2010: "37.6", CY2011: "36.2" },
      why: "The grant ends in March 2011. We promise more to 2010 than anybody here ever reached, and would not promise 2011 without money. (illustrative)",
    }),
  );
  accepted(await signRound(desk.as(reviewer), CODE, open._id, { saw: roundsOf(answered).at(-1)?.id ?? "" }));
}

async function answerPeople(desk: Desk, { facilitator, council }: Cast): Promise<void> {
  const { parts } = await openBook(desk.as(facilitator), CODE);
  for (const { _id, rev } of parts.question.filter(({ answer }) => !answer)) {
    const answer =
      "Four in ten take on somebody within two years, by the survey of firms that registered in 2005. (illustrative)";
    accepted(await answerQuestion(desk.as(council), CODE, _id, rev, answer));
  }
}

async function completeCrime(desk: Desk, { facilitator, police, organisations }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const { _id: priority } = priorityCalled(book, "To reduce crime");
  const target = targetCalled(book, "Serious acquisitive crime");
  await desk.add(facilitator, CODE, "consultation", {
    priority,
    who: "Neighbourhood watch groups of twelve wards",
    beyondPartners: true,
    how: "Ward forums",
    date: "2008-03-20",
    said: "Better locks where the same houses are broken into again. (illustrative)",
  });
  accepted(
    await changePart(desk.as(facilitator), CODE, "target", target._id, target.rev, {
      judged: {
        FY2008: { periods: ["CY2008"], expected: "2009-04-23" },
        FY2009: { periods: ["CY2009"], expected: "2010-04-22" },
        FY2010: { periods: ["CY2010"], expected: "2011-04-21" },
      },
    }),
  );
  const lamps = await desk.add(facilitator, CODE, "action", {
    priority,
    what: "Locks and lamps for houses that were broken into twice",
    kind: "scaled up",
    targets: [target._id],
    owner: organisations.police,
    leadPerson: police.person,
    partners: [organisations.coventryCouncil],
    start: "2008-07-01",
    end: "2010-03-31",
    measuredBy: "Houses broken into a third time",
    milestones: { first: { what: "First hundred houses made safer", by: "2008-11-28" } },
  });
  await askFor(desk, facilitator, CODE, lamps, {
    name: "Locks and lamps budget (illustrative)",
    giver: organisations.police,
    kind: "budget",
    asked: { FY2008: 65000 },
  });
}

async function completeEducation(desk: Desk, { facilitator, coventry, council, organisations }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const { _id: priority } = priorityCalled(book, "To improve educational attainment");
  const target = targetCalled(book, "Pupils with five good GCSEs");
  await recordTable(desk, facilitator, coventry._id, "NI 75:1", {
    source: ILLUSTRATIVE,
    periods: ["CY2003", "CY2004", "CY2005", "CY2006", "CY2007"],
    rows: { [COVENTRY]: [35.1, 36.4, 37, 39.2, 40.4], [WEST_MIDLANDS]: [38.2, 39.5, 41, 42.3, 43.6] },
  });
  await desk.add(facilitator, CODE, "evidence", {
    priority,
    title: "Results by school, 2003 to 2007",
    kind: "data",
    strength: "strong",
    source: ILLUSTRATIVE,
    date: "2008-01-17",
    says: "Four of nineteen schools account for most of the gap to the region.",
    organisation: organisations.coventryCouncil,
  });
  await desk.add(facilitator, CODE, "consultation", {
    priority,
    who: "Parents of Year 9 pupils at four schools",
    beyondPartners: true,
    how: "Evenings at the schools",
    date: "2008-04-02",
    said: "Help with mathematics after school, and a place to do homework. (illustrative)",
  });
  accepted(
    await changePart(desk.as(facilitator), CODE, "target", target._id, target.rev, {
      state: "firm",
      stateWhy: null,
      leadPerson: council.person,
      baseline: { period: "CY2007", value: 40.4 },
      trajectory: { CY2008: 42.5, CY2009: 44.5, CY2010: 46 },
      judged: {
        FY2008: { periods: ["CY2008"], expected: "2008-10-16" },
        FY2009: { periods: ["CY2009"], expected: "2009-10-15" },
        FY2010: { periods: ["CY2010"], expected: "2010-10-14" },
      },
    }),
  );
  const mathematics = await desk.add(facilitator, CODE, "action", {
    priority,
    what: "Mathematics after school at four schools",
    kind: "new",
    targets: [target._id],
    owner: organisations.coventryCouncil,
    leadPerson: council.person,
    lead: "School improvement service",
    partners: [],
    start: "2008-09-08",
    end: "2010-07-16",
    measuredBy: "Pupils who gain a C or better in mathematics",
    milestones: { tutors: { what: "Tutors at all four schools", by: "2008-10-31" } },
  });
  await askFor(desk, facilitator, CODE, mathematics, {
    name: "Tutors after school (illustrative)",
    giver: organisations.coventryCouncil,
    kind: "budget",
    fund: "Schools budget (illustrative)",
    asked: { FY2008: 90000 },
  });
}

async function mendWhatIsLeft(desk: Desk, { facilitator, jobs, council }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const locks = actionCalled(book, "Locks and lighting for small business premises");
  accepted(
    await changePart(desk.as(facilitator), CODE, "action", locks._id, locks.rev, {
      start: "2009-04-01",
      end: "2010-03-31",
      milestones: { survey: { what: "Two estates surveyed", by: "2009-05-15" } },
    }),
  );
  const budget = lineCalled(book, "Locks and lighting budget (illustrative)");
  accepted(
    await changePart(desk.as(facilitator), CODE, "resource", budget._id, budget.rev, { asked: { FY2009: 45000 } }),
  );
  const claimants = targetCalled(book, "Working age people who claim");
  accepted(
    await changePart(desk.as(facilitator), CODE, "target", claimants._id, claimants.rev, {
      state: "deferred",
      stateUntil: "2009-03-31",
      stateWhy: `${DISTRICT}: the published rate counts all key benefits. A rate of the count alone comes with the refresh of March 2009. (illustrative)`,
    }),
  );
  for (const option of book.parts.option.filter(({ favoured, why }) => favoured && !why?.trim())) {
    const why = "People meet it at work, where most who smoke spend their day. (illustrative)";
    accepted(await changePart(desk.as(facilitator), CODE, "option", option._id, option.rev, { why }));
  }
  const [figures] = book.parts.evidence.filter(({ title }) => title.startsWith("Published tables"));
  const loose = book.parts.cause.find(({ text }) => text.startsWith("Large employers closed"));
  if (figures && loose) {
    const evidence = [figures._id];
    accepted(await changePart(desk.as(facilitator), CODE, "cause", loose._id, loose.rev, { evidence }));
  }
  for (const [actor, name, text] of [
    [jobs, "Working age people in employment", "Employers in the region hire as many people as in 2007"],
    [council, "People who stop smoking", "The stop smoking service keeps its eleven advisers"],
  ] as const) {
    const target = targetCalled(book, name)._id;
    const watched = { owner: actor.name, sign: "The figure falls two quarters running", lookBy: "2009-03-31" };
    await desk.add(facilitator, CODE, "assumption", { target, text: `${text} (illustrative)`, ...watched });
  }
}

const EXPLAINED: Readonly<Record<string, string>> = {
  "VAT registrations per 10,000 adults": `${ENTERPRISE}: the clinics open in June 2008 in the two wards with the fewest new firms, and nothing like them was there before. (illustrative)`,
  "Working age people in employment": `${DISTRICT}: one large plant closed in 2006. The job clubs and the clinics reach the people it left, and the region had no such loss. (illustrative)`,
  "People who stop smoking":
    "Director of public health: everyone’s figures rise with the ban on smoking in public places. Ours is the part at workplaces, where nobody went before. (illustrative)",
  "Serious acquisitive crime":
    "Partnerships sergeant, West Midlands Police: half of the burglaries are in a tenth of the streets, and that is where the locks and lamps go. (illustrative)",
  "Pupils with five good GCSEs":
    "Head of school improvement: four schools account for most of the gap, and each has tutors from September. (illustrative)",
};

/** What else the numbers ask of each target. */
async function explainTheRest(desk: Desk, { facilitator }: Cast): Promise<void> {
  await explainOpen(desk, facilitator, CODE, (target) => EXPLAINED[target.name]);
}
