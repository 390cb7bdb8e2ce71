import { changeAgreement } from "@models/agreement/change-agreement";
import { publishAgreement } from "@models/agreement/publish";
import { returnAgreement } from "@models/agreement/return-agreement";
import { startAgreement } from "@models/agreement/start-agreement";
import type { Actor, RoleHeld } from "@models/people/actor";
import { addPerson, giveRole } from "@models/people/manage-people";
import { WEST_MIDLANDS } from "@models/place/area";
import { addOrganisation, foundPartnership } from "@models/place/manage-places";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { acceptWaiting } from "../accept-waiting";
import { agreeSubmitted, submissionOf, submitApproved } from "../agree-submitted";
import { Desk, accepted } from "../desk";
import { explainOpen } from "../explain-open";
import { type Cast, FOUNDER } from "../people";
import { recordTable } from "../record-table";
import { askFor } from "../ask-for";
import { REGION_AREAS, type RegionArea } from "./areas";
import { MEASURES, tableOf } from "./figures";

interface Place extends RegionArea {
  readonly code: string;
  readonly partnership: Partnership;
  readonly actor: Actor;
  readonly organisations: { readonly council: string; readonly health: string };
}

/** The other agreements of Coventry's region, some of them unlike the rest; every value and every name of a person is made up. */
export async function writeRegion(store: Store, cast: Cast): Promise<void> {
  const drafting = new Desk(store, "2008-04-14T09:00:00.000Z", "a");
  const submitting = new Desk(store, "2008-05-28T09:00:00.000Z", "d");
  const judging = new Desk(store, "2008-06-17T09:00:00.000Z", "e");
  const reporting = new Desk(store, "2008-11-20T09:00:00.000Z", "i");
  // One after the other, since what was worked out for one is remembered only so long.
  for (const area of REGION_AREAS) {
    const place = await found(drafting, area);
    await draft(drafting, place);
    await submitApproved(submitting, place.actor, place.code, "2008-05-27");
    await judge(judging, cast.reviewer, place);
    if (place.course !== "figures missing") await report(reporting, place);
  }
}

async function found(desk: Desk, area: RegionArea): Promise<Place> {
  const organisation = async (name: string, kind: "council" | "health") =>
    accepted(await addOrganisation(desk.as(FOUNDER), { name, kind }))._id;
  const organisations = {
    council: await organisation(area.council, "council"),
    health: await organisation(area.health, "health"),
  };
  const slug = area.name.toLowerCase().replaceAll(" ", "-");
  const partnership = accepted(
    await foundPartnership(desk.as(FOUNDER), {
      ...{ code: slug, name: `${area.name} Partnership`, area: area.area, region: WEST_MIDLANDS },
      organisations: Object.values(organisations),
    }),
  );
  const role: RoleHeld = { role: "facilitator", partnership: partnership._id };
  const { facilitator: name } = area;
  // Without a password: nobody enters as one of them.
  const { _id: person } = accepted(await addPerson(desk.as(FOUNDER), { name, email: `facilitator@${slug}.example` }));
  accepted(await giveRole(desk.as(FOUNDER), { person, ...role }));
  const actor: Actor = { person, name, roles: [role] };
  return { ...area, code: `${slug}-2008`, partnership, organisations, actor };
}

async function draft(desk: Desk, place: Place): Promise<void> {
  const { code, actor, partnership, organisations, course } = place;
  const name = `${place.name} Local Area Agreement`;
  const { rev } = accepted(await startAgreement(desk.as(actor), partnership.code, { code, name, firstYear: 2008 }));
  const vision = "A place where people learn, work and look after what they have (illustrative)";
  accepted(await changeAgreement(desk.as(actor), code, rev, { name, vision }));
  const work = await addPriority(desk, place, "To bring more people into work and learning", 0);
  const clean = await addPriority(desk, place, "To waste less", 1);
  for (const [order, measure] of MEASURES.entries()) {
    const priority = measure.indicator === "NI 192" ? clean : work;
    await recordTable(desk, actor, partnership._id, `${measure.indicator}:1`, tableOf(place, measure, measure.before));
    await desk.add(actor, code, "candidate", {
      ...{ priority, order, indicator: measure.indicator, standing: "chosen", because: measure.because },
      supplier: { organisation: organisations.council, nextPublication: measure.judged[0]?.[1] },
    });
    const period = measure.before.at(-1);
    const value = place.rates[order] ?? 0;
    const target = await desk.add(actor, code, "target", {
      ...{ priority, name: measure.target, indicator: measure.indicator, area: place.area },
      ...{ designation: measure.indicator === "NI 75" ? "statutory" : "designated", baseline: { period, value } },
      trajectory: Object.fromEntries(
        Object.entries(measure.promise).map(([at, more]) => [at, Math.round((value + (more ?? 0)) * 10) / 10]),
      ),
      judged: Object.fromEntries(
        measure.judged.map(([judging, expected], i) => [`FY${2008 + i}`, { periods: [judging], expected }]),
      ),
      ...{ lead: organisations.council, related: [organisations.health] },
    });
    const action = await desk.add(actor, code, "action", {
      ...{ priority, targets: [target._id], what: `What is done for “${measure.target}” (illustrative)`, kind: "new" },
      ...{ owner: organisations.council, partners: [], start: "2008-07-01", end: "2011-03-31" },
    });
    await askFor(desk, actor, code, action, {
      ...{ name: `Budget for “${measure.target}” (illustrative)`, giver: organisations.council },
      ...{ kind: "budget", asked: { FY2008: 60000 } },
    });
    if (course === "questions open") {
      const text = "Who pays for it after March 2009? (illustrative)";
      await desk.add(actor, code, "question", { target: target._id, text });
    }
  }
  const text = "The new programme begins in July 2008; what is like it elsewhere did as much. (illustrative)";
  await explainOpen(desk, actor, code, () => text, ["must answer"]);
  await acceptWaiting(desk, code, actor, [], { on: "2008-04-11" });
}

async function addPriority(desk: Desk, { code, actor, organisations }: Place, name: string, order: number) {
  const { _id: priority } = await desk.add(actor, code, "priority", { name, order });
  await desk.add(actor, code, "evidence", {
    ...{ priority, title: "Figures by year", kind: "data", strength: "fair", source: "illustrative" },
    ...{ organisation: organisations.council, audience: { kind: "region" } },
  });
  await desk.add(actor, code, "consultation", {
    ...{ priority, who: "Residents’ panel (illustrative)", beyondPartners: true, how: "Postal survey" },
    date: "2008-02-22",
  });
  return priority;
}

async function judge(desk: Desk, reviewer: Actor, { code, course, actor }: Place): Promise<void> {
  if (course === "submitted") return;
  if (course !== "returned") {
    await agreeSubmitted(desk, reviewer, code);
    accepted(await publishAgreement(desk.as(actor), code, { kind: "agreed" }));
    return;
  }
  const { sha256, book } = await submissionOf(desk, code);
  const points = book.parts.target.slice(0, 2).map(({ _id, name }) => ({
    on: { kind: "target", id: _id },
    text: `Why no more than this for “${name}”? (illustrative)`,
  }));
  accepted(await returnAgreement(desk.as(reviewer), code, sha256, points));
}

/** What is known of 2008 by December; one area’s is further from its promise than noise explains. */
async function report(desk: Desk, place: Place): Promise<void> {
  for (const measure of MEASURES.filter(({ since }) => since.length > 0)) {
    const bend = place.course === "off course" && measure.indicator !== "NI 192" ? -4 : 0;
    const table = tableOf(place, measure, measure.since, bend);
    await recordTable(desk, place.actor, place.partnership._id, `${measure.indicator}:1`, table);
  }
}
