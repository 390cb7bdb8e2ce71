import { changePart } from "@models/agreement/change-part";
import type { Actor } from "@models/people/actor";
import { ILLUSTRATIVE, accepted } from "../../desk";
import { CODE } from "../agreement";
import { SLIDES } from "../figures";
import type { Pen } from "./pen";

/** Step 2: what is known, who was heard, what is done now. */
export async function whatEvidence(pen: Pen) {
  const { cast } = pen;
  const { facilitator, organisations } = cast;
  const evidence = async (actor: Actor, organisation: string, fields: object) =>
    pen.add(actor, "evidence", { organisation, source: ILLUSTRATIVE, ...fields });

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
    pen.add(facilitator, "cause", { text, evidence: on.map((each) => each._id) });
  await cause("People who want to start a firm do not find advice", survey);
  await cause("Small premises are dear, and those that are cheap are broken into", survey, crime);
  await cause("Childcare does not fit the hours of the jobs there are", group);
  await cause("Large employers closed and their suppliers followed");

  const focus = await pen.add(facilitator, "focus", {
    name: "Enterprise development",
    why: "New firms are where Coventry is furthest behind the region",
    evidence: [tables._id, survey._id],
  });

  await pen.add(facilitator, "consultation", {
    who: "180 residents of Foleshill and Hillfields",
    beyondPartners: true,
    how: "Two neighbourhood forums",
    date: "2007-11-21",
    said: "Start-up help must be in the neighbourhood, in the evening, and in Punjabi and Urdu too. (illustrative)",
  });
  await pen.add(facilitator, "consultation", {
    who: "Theme group on jobs and enterprise",
    beyondPartners: false,
    how: "Workshop on the five steps",
    date: "2008-01-24",
    said: "Enterprise first, then the hours of childcare. (illustrative)",
  });
  const stakeholder = (kind: string, who: string, quality: string, lastHeard: string | null) =>
    pen.add(facilitator, "stakeholder", { kind, who, quality, lastHeard });
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

  const advice = await pen.add(facilitator, "intervention", {
    name: "Business advice line",
    runBy: "Coventry and Warwickshire Chamber of Commerce",
    cost: "£140,000 a year (illustrative)",
    reach: "900 callers a year (illustrative)",
    achieves: "Quick answers to people who already trade",
    fallsShort: "Hardly anyone calls from the four poorest wards, and nobody calls back.",
  });
  await pen.add(facilitator, "intervention", {
    name: "Job clubs in libraries",
    runBy: "Coventry City Council",
    cost: "£60,000 a year (illustrative)",
    reach: "350 people a year (illustrative)",
    achieves: "One in five finds work within three months",
    fallsShort: "Closed before people who have children can come.",
  });
  await describeThePriority(pen);
  return { focus: focus._id, advice: advice._id };
}

async function describeThePriority({ desk, cast, coventry, priority }: Pen): Promise<void> {
  accepted(
    await changePart(desk.as(cast.facilitator), CODE, "priority", priority, 1, {
      mustAddress:
        "Too few firms start in the city, and too few of the jobs there are can be taken by people with children.",
      areaWide: true,
      places: [coventry.foleshill, coventry.hillfields],
      namedGroups: [coventry.loneParents],
      groups: { trade: "Black and minority ethnic residents who want to trade" },
      whyFavoured:
        "It mends the weakness people named most, and Sandwell shows that it reaches people whom an advice line does not.",
    }),
  );
}
