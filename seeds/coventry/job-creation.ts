import { answerCommitment, commitmentHash } from "@models/agreement/answer-commitment";
import { changePart } from "@models/agreement/change-part";
import { addIndicator } from "@models/measures/catalogue";
import { seriesOf } from "@models/measures/series";
import type { Actor } from "@models/people/actor";
import type { Target } from "@models/targets/target";
import type { Action } from "@models/actions/action";
import { type Desk, ILLUSTRATIVE, accepted } from "../desk";
import type { Cast } from "../people";
import { recordTable } from "../record-table";
import { CODE, type CoventryAgreement } from "./agreement";
import { CLAIMANT_COUNT, COVENTRY, EMPLOYMENT_RATE, SLIDES, VAT_REGISTRATIONS } from "./figures";

const CLAIMANT_DOUBT =
  "Shown as published. Rates of 15 to 22% are too high for the claimant count; this is probably all key benefits.";

/** "To promote job creation": all five steps filled. */
export async function writeJobCreation(desk: Desk, cast: Cast, coventry: CoventryAgreement): Promise<void> {
  const writer = new JobCreation(desk, cast, coventry);
  const indicators = await writer.whereAreWeNow();
  const evidence = await writer.whatEvidence();
  const targets = await writer.whereAreWeTryingToReach(indicators, evidence.focus);
  const options = await writer.howWillWeGetThere(evidence);
  await writer.whatDoWeNeedToDo(targets, options);
}

class JobCreation {
  readonly priority: string;

  constructor(
    readonly desk: Desk,
    readonly cast: Cast,
    readonly coventry: CoventryAgreement,
  ) {
    this.priority = coventry.priorities.jobs._id;
  }

  add(actor: Actor, kind: Parameters<Desk["add"]>[2], fields: object) {
    return this.desk.add(actor, CODE, kind, { priority: this.priority, ...fields });
  }

  async whereAreWeNow() {
    const { desk, cast } = this;
    const { facilitator, organisations, coventry } = cast;
    const own = async (code: string, name: string, unit: string, definition: string, more: object) =>
      accepted(
        await addIndicator(desk.as(facilitator), coventry, {
          code,
          name,
          unit,
          definition,
          polarity: "higher",
          frequency: "quarter",
          dimension: "effectiveness",
          decimals: 1,
          source: SLIDES,
          combine: "none",
          theme: "Local economy",
          ...more,
        }),
      );
    const claimants = await own(
      "Claimant count",
      "Quarterly claimant count rate from the Working Age Client Group",
      "% of working age population",
      "People of working age who claim, as a share of the working age population, by quarter",
      { polarity: "lower", doubt: CLAIMANT_DOUBT },
    );
    const registrations = await own(
      "VAT registrations",
      "Enterprise: VAT registrations per 10,000 adults",
      "per 10,000 adults",
      "Businesses that register for value added tax in the year, per 10,000 adults",
      { frequency: "year" },
    );
    const employment = "NI 151";
    await recordTable(desk, facilitator, coventry._id, `${employment}:1`, EMPLOYMENT_RATE);
    await recordTable(desk, facilitator, coventry._id, seriesOf(claimants, "1"), CLAIMANT_COUNT);
    await recordTable(desk, facilitator, coventry._id, seriesOf(registrations, "1"), VAT_REGISTRATIONS);

    const choose = (indicator: string, order: number, because: string, story: string, next: string) =>
      this.add(facilitator, "candidate", {
        indicator,
        order,
        because,
        story,
        standing: "chosen",
        supplier: {
          organisation: order === 2 ? organisations.coventryCouncil : organisations.jobs,
          person: order === 2 ? cast.council.person : cast.jobs.person,
          source:
            order === 0 ? "Labour Force Survey" : order === 1 ? "Working Age Client Group" : "Small Business Service",
          nextPublication: next,
        },
      });
    await choose(
      employment,
      0,
      "It is what the priority is about, and it fell",
      "Fewer of us work than two years ago. We have kept nearer to the region than Wolverhampton has, but the gap is not closing. (illustrative)",
      "2008-03-19",
    );
    await choose(
      claimants._id,
      1,
      "People out of work are whom the priority is for",
      "The rate hardly moves. It has stayed above the region's in every quarter. (illustrative)",
      "2008-04-16",
    );
    await choose(
      registrations._id,
      2,
      "New firms are where the city is furthest behind",
      "The number of new firms jumped in 2003 when two business parks opened, and we kept part of the gain. (illustrative)",
      "2008-10-30",
    );
    await this.add(facilitator, "candidate", {
      indicator: "NI 152",
      order: 3,
      standing: "not chosen",
      because: "The Working Age Client Group rate shows the same people quarter by quarter",
    });
    return { employment, claimants: claimants._id, registrations: registrations._id };
  }

  async whatEvidence() {
    const { cast, coventry } = this;
    const { facilitator, organisations } = cast;
    const evidence = async (actor: Actor, organisation: string, fields: object) =>
      this.add(actor, "evidence", { organisation, source: ILLUSTRATIVE, ...fields });

    const tables = await evidence(facilitator, organisations.coventryCouncil, {
      title: "Published tables on employment, claimants and VAT registrations",
      kind: "data",
      strength: "strong",
      source: SLIDES,
      date: "2007-11-01",
      says: "Coventry registered 29.1 firms per 10,000 adults in 2005; the region registered 34.",
      audience: { kind: "region" },
    });
    const survey = await evidence(cast.council, organisations.coventryCouncil, {
      title: "Survey of 420 people who thought of starting a firm",
      kind: "local survey",
      strength: "fair",
      date: "2007-09-14",
      says: "Six in ten did not know where to get advice; a third could not find premises they could afford.",
    });
    const group = await evidence(cast.jobs, organisations.jobs, {
      title: "Focus group of lone parents in Hillfields",
      kind: "focus group",
      strength: "fair",
      date: "2007-10-03",
      says: "Childcare before 8 in the morning decides whether a job can be taken.",
    });
    const crime = await evidence(cast.police, organisations.police, {
      title: "Break-ins at small business premises, by beat",
      kind: "data",
      strength: "strong",
      date: "2007-12-10",
      says: "Premises on two estates were broken into four times as often as elsewhere.",
      audience: { kind: "organisations", organisations: [organisations.police] },
    });
    await evidence(facilitator, organisations.coventryCouncil, {
      title: "What new firms say made them leave the city",
      kind: "research",
      standing: "wanted",
      wantedFrom: "Coventry and Warwickshire Chamber of Commerce",
      wantedBy: "2008-04-30",
    });

    const cause = (text: string, ...on: { readonly _id: string }[]) =>
      this.add(facilitator, "cause", { text, evidence: on.map((each) => each._id) });
    await cause("People who want to start a firm do not find advice", survey);
    await cause("Small premises are dear, and those that are cheap are broken into", survey, crime);
    await cause("Childcare does not fit the hours of the jobs there are", group);
    await cause("Large employers closed and their suppliers followed");

    const focus = await this.add(facilitator, "focus", {
      name: "Enterprise development",
      why: "New firms are where Coventry is furthest behind the region",
      evidence: [tables._id, survey._id],
    });

    await this.add(facilitator, "consultation", {
      who: "180 residents of Foleshill and Hillfields",
      beyondPartners: true,
      how: "Two neighbourhood forums",
      date: "2007-11-21",
      said: "Start-up help must be in the neighbourhood, in the evening, and in Punjabi and Urdu too. (illustrative)",
    });
    await this.add(facilitator, "consultation", {
      who: "Theme group on jobs and enterprise",
      beyondPartners: false,
      how: "Workshop on the five steps",
      date: "2008-01-24",
      said: "Enterprise first, then the hours of childcare. (illustrative)",
    });
    const stakeholder = (kind: string, who: string, quality: string, lastHeard: string | null) =>
      this.add(facilitator, "stakeholder", { kind, who, quality, lastHeard });
    await stakeholder(
      "user",
      "People thinking of starting a firm",
      "One door, one adviser, an answer in a week",
      "2007-11-21",
    );
    await stakeholder("user", "Lone parents who look for work", "Hours that fit school and nursery", "2007-10-03");
    await stakeholder(
      "can grant or refuse",
      "Advantage West Midlands, for the enterprise grant",
      "Jobs that last two years",
      null,
    );
    await stakeholder(
      "delivers",
      "Business advisers of the Chamber and the council",
      "Cases few enough to follow up",
      "2008-01-24",
    );

    const advice = await this.add(facilitator, "intervention", {
      name: "Business advice line",
      runBy: "Coventry and Warwickshire Chamber of Commerce",
      cost: "£140,000 a year (illustrative)",
      reach: "900 callers a year (illustrative)",
      achieves: "Quick answers to people who already trade",
      fallsShort: "Hardly anyone calls from the four poorest wards, and nobody calls back.",
    });
    await this.add(facilitator, "intervention", {
      name: "Job clubs in libraries",
      runBy: "Coventry City Council",
      cost: "£60,000 a year (illustrative)",
      reach: "350 people a year (illustrative)",
      achieves: "One in five finds work within three months",
      fallsShort: "Closed before people who have children can come.",
    });
    await this.describeThePriority(coventry);
    return { focus: focus._id, advice: advice._id };
  }

  async describeThePriority(coventry: CoventryAgreement): Promise<void> {
    accepted(
      await changePart(this.desk.as(this.cast.facilitator), CODE, "priority", this.priority, 1, {
        mustAddress:
          "Too few firms start in the city, and too few of the jobs there are can be taken by people with children.",
        areaWide: true,
        places: [coventry.foleshill, coventry.hillfields],
        groups: { lone: "Lone parents", trade: "Black and minority ethnic residents who want to trade" },
        whyFavoured:
          "It mends the weakness people named most, and Sandwell shows that it reaches people whom an advice line does not.",
      }),
    );
  }

  async whereAreWeTryingToReach(indicators: Record<string, string>, focus: string) {
    const { cast } = this;
    const { facilitator, organisations } = cast;
    const year = (...periods: string[]) => ({ periods });
    const registrations = await this.add(facilitator, "target", {
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
    const employment = await this.add(facilitator, "target", {
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
    const claimants = await this.add(facilitator, "target", {
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
    const question = (text: string, more: object = {}) =>
      this.desk.add(facilitator, CODE, "question", { target: registrations._id, text, ...more });
    await question("What happened between 2002 and 2004?", {
      answer: "Two business parks opened in 2003 and filled within the year. (illustrative)",
      answeredBy: cast.council.person,
      answeredAt: "2008-02-20T14:00:00.000Z",
    });
    await question("Is the predicted growth in new businesses between 2007 and 2010 realistic?");
    await question("Is the predicted drop in growth (2010-2011) reasonable?");
    await this.desk.add(facilitator, CODE, "assumption", {
      target: registrations._id,
      text: "Credit stays as easy for small firms as it was in 2007",
      owner: "Coventry and Warwickshire Chamber of Commerce",
      sign: "New bank lending to small firms falls two quarters running",
    });
    return { registrations: registrations._id, employment: employment._id, claimants: claimants._id };
  }

  async howWillWeGetThere({ advice }: { readonly advice: string }) {
    const { facilitator } = this.cast;
    const strength = (kind: "strength" | "weakness", text: string) => this.add(facilitator, "strength", { kind, text });
    await strength("strength", "Advisers whom established firms trust");
    await strength("strength", "Libraries and clinics in every ward, with rooms free in the evening");
    const distance = await strength("weakness", "Help is in the city centre and in office hours");
    const followUp = await strength("weakness", "Nobody follows up a first call");

    const criterion = (name: string, weight: number, order: number) =>
      this.add(facilitator, "criterion", { name, weight, order });
    const reach = await criterion("Reaches the people who are left out", 40, 0);
    const works = await criterion("Evidence that it works", 35, 1);
    const cost = await criterion("Can be paid for", 25, 2);
    const scores = (r: number, w: number, c: number) => ({ [reach._id]: r, [works._id]: w, [cost._id]: c });

    const clinics = await this.add(facilitator, "option", {
      name: "Start-up clinics in the neighbourhoods",
      kind: "new",
      description: "An adviser, a bank and a jobs service officer in a library two evenings a week.",
      weakness: distance._id,
      scores: scores(5, 4, 3),
      favoured: true,
      why: "It reaches the people an advice line does not, and partners can lend the staff.",
      proofs: {
        sandwell: {
          where: "Sandwell (illustrative)",
          reach: "national",
          strength: "fair",
          says: "Half of the people who came had never asked anyone for advice.",
          visited: "Tom Ellison, 12 December 2007",
        },
        bologna: {
          where: "Bologna, Italy (illustrative)",
          reach: "international",
          strength: "weak",
          says: "District offices shared by council and trade associations.",
        },
      },
    });
    const calling = await this.add(facilitator, "option", {
      name: "Call back everyone who rings the advice line",
      kind: "improved",
      intervention: advice,
      weakness: followUp._id,
      scores: scores(2, 3, 5),
      favoured: false,
      proofs: {},
    });
    await this.add(facilitator, "option", {
      name: "Train advisers in the languages of Foleshill",
      kind: "training",
      intervention: advice,
      scores: scores(4, 2, 4),
      favoured: false,
      proofs: {},
    });
    return { clinics: clinics._id, calling: calling._id };
  }

  async whatDoWeNeedToDo(targets: Record<string, string>, options: Record<string, string>): Promise<void> {
    const { cast } = this;
    const { facilitator, organisations } = cast;
    const action = (fields: object) => this.add(facilitator, "action", fields) as Promise<Action>;
    const clinics = await action({
      what: "Start-up clinics in Foleshill and Hillfields",
      kind: "new",
      targets: [targets["registrations"]],
      option: options["clinics"],
      owner: organisations.coventryCouncil,
      lead: "Enterprise team",
      partners: [organisations.jobs],
      start: "2008-06-02",
      end: "2011-03-31",
      measuredBy: "People advised and firms registered within a year",
      milestones: {
        rooms: { what: "Rooms agreed with both libraries", by: "2008-05-16" },
        first: { what: "First clinic open", by: "2008-06-02" },
        hundred: { what: "One hundred people advised", by: "2008-12-19" },
      },
      resources: {
        grant: { giver: "Advantage West Midlands (illustrative)", kind: "grant", year: "FY2008", amount: 120000 },
        staff: { giver: "Jobcentre Plus (illustrative)", kind: "people", year: "FY2008", amount: 0.5 },
      },
    });
    const mentors = await action({
      what: "Mentors for new traders",
      kind: "new",
      targets: [targets["registrations"]],
      option: options["clinics"],
      owner: organisations.jobs,
      lead: "District manager",
      partners: [organisations.chamber],
      start: "2009-04-01",
      end: "2010-12-17",
      measuredBy: "Firms still trading after a year",
      milestones: { pairs: { what: "Twenty pairs matched", by: "2009-07-31" } },
      resources: { half: { giver: "Jobcentre Plus (illustrative)", kind: "people", year: "FY2009", amount: 0.5 } },
    });
    await action({
      what: "Job clubs open until eight, with a crèche",
      kind: "improved",
      targets: [targets["employment"]],
      owner: organisations.coventryCouncil,
      lead: "Libraries service",
      partners: [organisations.coventryHealth],
      start: "2008-09-01",
      end: "2009-08-31",
      measuredBy: "Parents who find work within three months",
      milestones: { trial: { what: "Trial in Hillfields library", by: "2008-09-15" } },
      resources: {},
    });
    const safer = await action({
      what: "Locks and lighting for small business premises",
      kind: "new",
      targets: [targets["registrations"]],
      owner: organisations.police,
      lead: "Business crime officer",
      partners: [],
      start: "2008-07-01",
      end: "2009-03-31",
      measuredBy: "Break-ins at small business premises",
      milestones: { survey: { what: "Two estates surveyed", by: "2008-08-15" } },
      resources: {
        budget: { giver: "West Midlands Police (illustrative)", kind: "budget", year: "FY2008", amount: 45000 },
      },
    });
    await this.answer(cast.council, organisations.coventryCouncil, "action", clinics, { answer: "accepted" });
    await this.answer(cast.police, organisations.police, "action", safer, {
      answer: "declined",
      reason: "The crime prevention fund for 2008/09 is already promised. We could start in April 2009. (illustrative)",
    });
    await this.answer(facilitator, organisations.chamber, "action", mentors, {
      answer: "accepted",
      recordedFor: { who: "The Chamber’s chief executive", on: "2008-02-27", how: "by telephone" },
    });
    const registrations = (await this.desk.store.get<Target>("targets", targets["registrations"] ?? "")) as Target;
    await this.answer(cast.council, organisations.coventryCouncil, "target", registrations, { answer: "accepted" });

    const telling = (kind: string, who: string, what: string, how: string, when: string, lastTold: string | null) =>
      this.add(facilitator, "telling", { kind, who, what, how, when, lastTold });
    await telling(
      "government",
      "Government Office for the West Midlands",
      "The targets and what they rest on",
      "Draft agreement and a meeting",
      "By the end of March 2008",
      "2008-02-14",
    );
    await telling(
      "service managers",
      "Heads of service of the partner agencies",
      "What each service is asked to do",
      "Briefing",
      "Each quarter",
      "2008-02-28",
    );
    await telling(
      "front-line staff",
      "Advisers, librarians, job club leaders",
      "Where the clinics are and when",
      "Team meetings",
      "May 2008",
      null,
    );
    await telling(
      "customers and community",
      "Residents of Foleshill and Hillfields",
      "Where to get help with starting a firm",
      "Forums, posters, community radio",
      "May 2008",
      null,
    );
    const reporting = (
      what: string,
      every: string,
      daysAfter: number,
      preparedBy: string,
      toWhom: string,
      form: string,
    ) => this.add(facilitator, "reporting", { what, every, daysAfter, preparedBy, toWhom, form });
    await reporting(
      "Actions and milestones",
      "quarter",
      20,
      "Priya Nair",
      "Jobs and enterprise theme group",
      "Two pages and a table",
    );
    await reporting("Targets", "year", 60, "Priya Nair", "Partnership board and Government Office", "Annual report");
  }

  async answer(
    actor: Actor,
    organisation: string,
    kind: "target" | "action",
    part: Target | Action,
    given: Omit<Parameters<typeof answerCommitment>[4], "organisation" | "saw">,
  ): Promise<void> {
    const saw = commitmentHash(kind, part);
    accepted(await answerCommitment(this.desk.as(actor), CODE, kind, part._id, { organisation, saw, ...given }));
  }
}
