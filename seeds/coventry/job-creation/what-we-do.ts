import { answerCommitment } from "@models/commitments/answer-commitment";
import { commitmentHash } from "@models/commitments/committed-text";
import type { Action } from "@models/actions/action";
import type { Actor } from "@models/people/actor";
import type { Target } from "@models/targets/target";
import { askFor } from "../../ask-for";
import { accepted } from "../../desk";
import { CODE } from "../agreement";
import type { Pen } from "./pen";

/** Step 5: actions with owners, a yes, a no and some waiting; who is told; when it is reported. */
export async function whatDoWeNeedToDo(
  pen: Pen,
  targets: Record<string, string>,
  options: Record<string, string>,
): Promise<void> {
  const { cast } = pen;
  const { facilitator, organisations } = cast;
  const action = (fields: object) => pen.add(facilitator, "action", fields) as Promise<Action>;
  const clinics = await action({
    what: "Start-up clinics in Foleshill and Hillfields",
    kind: "new",
    targets: [targets["registrations"]],
    option: options["clinics"],
    owner: organisations.coventryCouncil,
    leadPerson: cast.council.person,
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
  });
  const mentors = await action({
    what: "Mentors for new traders",
    kind: "new",
    targets: [targets["registrations"]],
    option: options["clinics"],
    owner: organisations.jobs,
    leadPerson: cast.jobs.person,
    partners: [organisations.chamber],
    start: "2009-04-01",
    end: "2010-12-17",
    measuredBy: "Firms still trading after a year",
    milestones: { pairs: { what: "Twenty pairs matched", by: "2009-07-31" } },
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
  });
  const safer = await action({
    what: "Locks and lighting for small business premises",
    kind: "new",
    targets: [targets["registrations"]],
    owner: organisations.police,
    leadPerson: cast.police.person,
    partners: [],
    start: "2008-07-01",
    end: "2009-03-31",
    measuredBy: "Break-ins at small business premises",
    milestones: { survey: { what: "Two estates surveyed", by: "2008-08-15" } },
  });
  const ask = (action: Action, line: Parameters<typeof askFor>[4]) => askFor(pen.desk, facilitator, CODE, action, line);
  await ask(clinics, {
    name: "Grant for the start-up clinics (illustrative)",
    giverName: "Advantage West Midlands (illustrative)",
    kind: "grant",
    asked: { FY2008: 120000 },
  });
  await ask(clinics, {
    name: "Adviser at the clinics (illustrative)",
    giver: organisations.jobs,
    kind: "people",
    asked: { FY2008: 0.5 },
  });
  await ask(mentors, {
    name: "Adviser who matches mentors (illustrative)",
    giver: organisations.jobs,
    kind: "people",
    asked: { FY2009: 0.5 },
  });
  await ask(safer, {
    name: "Locks and lighting budget (illustrative)",
    giver: organisations.police,
    kind: "budget",
    asked: { FY2008: 45000 },
  });
  await answer(pen, cast.council, organisations.coventryCouncil, "action", clinics, { answer: "accepted" });
  await answer(pen, cast.police, organisations.police, "action", safer, {
    answer: "declined",
    reason: "The crime prevention fund for 2008/09 is already promised. We could start in April 2009. (illustrative)",
  });
  await answer(pen, facilitator, organisations.chamber, "action", mentors, {
    answer: "accepted",
    recordedFor: { who: "The Chamber’s chief executive", on: "2008-02-27", how: "by telephone" },
  });
  const registrations = (await pen.desk.store.get<Target>("targets", targets["registrations"] ?? "")) as Target;
  await answer(pen, cast.council, organisations.coventryCouncil, "target", registrations, { answer: "accepted" });

  const telling = (kind: string, who: string, what: string, how: string, when: string, lastTold: string | null) =>
    pen.add(facilitator, "telling", { kind, who, what, how, when, lastTold });
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
  ) => pen.add(facilitator, "reporting", { what, every, daysAfter, preparedBy, toWhom, form });
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

async function answer(
  pen: Pen,
  actor: Actor,
  organisation: string,
  kind: "target" | "action",
  part: Target | Action,
  given: Omit<Parameters<typeof answerCommitment>[4], "organisation" | "saw">,
): Promise<void> {
  const saw = commitmentHash(kind, part);
  accepted(await answerCommitment(pen.desk.as(actor), CODE, kind, part._id, { organisation, saw, ...given }));
}
