import { openBook } from "@models/agreement/book";
import type { Actor } from "@models/people/actor";
import { type Conducting, conduct, settle } from "@models/workshop/conduct";
import type { Leading } from "@models/workshop/find-workshop";
import { joinWorkshop } from "@models/workshop/join";
import { decideOffer, offersOf } from "@models/workshop/offers";
import type { Participant, ParticipantKind } from "@models/workshop/participant";
import { addExercise, dropExercise, planWorkshop, runWorkshop } from "@models/workshop/plan";
import { anonymiseDue } from "@models/workshop/retention";
import { sendAnswer } from "@models/workshop/send-answer";
import { type Workshop, agendaOf, lastRound } from "@models/workshop/workshop";
import { type Desk, accepted } from "../../desk";
import type { Cast, OrganisationIds } from "../../people";
import { NEXT_CODE } from "./next-agreement";
import { priorityCalled, targetCalled } from "./parts";

/** What one person in the room says: everything here is made up. */
interface Seat {
  readonly kind: ParticipantKind;
  readonly of: keyof OrganisationIds | null;
  readonly far: readonly [first: Estimate, second: Estimate];
  readonly asked: { readonly text: string; readonly evidence?: string };
  readonly later?: string;
  readonly face: number;
}
type Estimate = readonly [value: number, low: number, high: number, why?: string];

const SEATS: readonly Seat[] = [
  {
    ...{ kind: "agency", of: "coventryCouncil", face: 4 },
    far: [
      [40, 34, 44, "The enterprise grant has shown what advice can do. (illustrative)"],
      [37.5, 34, 41],
    ],
    asked: {
      text: "The clinics stay open until 2012 in any case. (illustrative)",
      evidence: "Council budget for clinics, illustrative",
    },
  },
  {
    ...{ kind: "agency", of: "coventryCouncil", face: 4 },
    far: [
      [38, 33, 42],
      [37, 33, 40],
    ],
    asked: { text: "Advice goes on after the grant, in fewer places. (illustrative)" },
  },
  {
    ...{ kind: "agency", of: "coventryCouncil", face: 3 },
    far: [
      [37, 33, 40],
      [37, 33, 40],
    ],
    asked: { text: "We plan for half of the clinics. (illustrative)" },
    later: "What the new city centre brings (illustrative)",
  },
  {
    ...{ kind: "agency", of: "jobs", face: 4 },
    far: [
      [36, 32, 39],
      [36.5, 33, 39],
    ],
    asked: {
      text: "More people ask us about working for themselves than two years ago. (illustrative)",
      evidence: "Enquiries about self-employment by ward, illustrative",
    },
  },
  {
    ...{ kind: "agency", of: "jobs", face: 3 },
    far: [
      [35.5, 31, 38],
      [36, 32, 38],
    ],
    asked: { text: "Many who register have lost a job. They need help sooner. (illustrative)" },
  },
  {
    ...{ kind: "agency", of: "coventryHealth", face: 3 },
    far: [
      [36, 30, 41],
      [36, 32, 40],
    ],
    asked: { text: "We can open two surgeries to advisers. (illustrative)" },
  },
  {
    ...{ kind: "business", of: "chamber", face: 3 },
    far: [
      [34, 29, 37, "Nobody lends to a firm that is a year old. (illustrative)"],
      [35.5, 31, 38, "Nobody lends to a firm that is a year old. (illustrative)"],
    ],
    asked: { text: "Our members would mentor forty firms a year. (illustrative)" },
    later: "Rates for small shops (illustrative)",
  },
  {
    ...{ kind: "business", of: "chamber", face: 4 },
    far: [
      [36.5, 32, 39],
      [36.5, 33, 39],
    ],
    asked: { text: "Mentors are there; somebody has to bring them together. (illustrative)" },
  },
  {
    ...{ kind: "business", of: "chamber", face: 2 },
    far: [
      [33.5, 29, 36],
      [35, 31, 37],
    ],
    asked: { text: "The recession takes what advice gives. (illustrative)" },
  },
  {
    ...{ kind: "voluntary sector", of: "voluntary", face: 4 },
    far: [
      [37, 32, 41],
      [36.5, 33, 40],
    ],
    asked: { text: "Social firms should be asked, too. (illustrative)" },
  },
  {
    ...{ kind: "resident or user", of: null, face: 5 },
    far: [
      [39, 34, 43, "People here want to work for themselves. (illustrative)"],
      [37.5, 34, 41],
    ],
    asked: { text: "The clinic was why I began. (illustrative)" },
    later: "Markets in the suburbs (illustrative)",
  },
  {
    ...{ kind: "resident or user", of: null, face: 3 },
    far: [
      [35, 30, 38],
      [36, 32, 38],
    ],
    asked: { text: "The first year was easy. Staying open is hard. (illustrative)" },
  },
];

const JOIN_CODE = "CDF234";
/** After these its names are gone: a room of the example names nobody. */
const KEEP_DAYS = 3;

/**
 * A room of twelve worked on the next agreement's first target: two blind rounds, a question of the numbers answered, some
 * of it in the plan and some waiting for the facilitator. Its names have had their days.
 */
export async function holdWorkshop(desk: Desk, { facilitator, organisations }: Cast): Promise<void> {
  const room = await openRoom(desk, facilitator);
  const people = await joinAll(room, organisations);
  await inTurn(room, people, "far", (seat, round) => {
    const [value, low, high, why] = seat.far[round - 1] ?? seat.far[1];
    return { value, low, high, ...(why && { why }) };
  });
  await inTurn(room, people, "data-asks", ({ asked }) => asked);
  await inTurn(room, people, "parking", ({ later }) => (later ? { notes: [later] } : null));
  await inTurn(room, people, "temperature", ({ face }) => ({ face }));
  await settleAnswer(room);
  await decide(room);
  await run(room, "close");
  await anonymiseDue(desk.store, new Date(Date.parse(desk.from) + (KEEP_DAYS + 1) * 86_400_000).toISOString());
}

interface Room {
  readonly desk: Desk;
  readonly facilitator: Actor;
  workshop: Workshop;
}

function leading({ desk, facilitator }: Pick<Room, "desk" | "facilitator">): Leading {
  const act = desk.as(facilitator);
  return { ...act, moment: act.now };
}

async function openRoom(desk: Desk, facilitator: Actor): Promise<Room> {
  const book = await openBook(desk.as(facilitator), NEXT_CODE);
  const planned = accepted(
    await planWorkshop(desk.as(facilitator), NEXT_CODE, {
      ...{
        name: "How far by 2013? (illustrative)",
        on: desk.from.slice(0, 10),
        step: 3,
        minutes: 90,
        keepDays: KEEP_DAYS,
      },
      priority: priorityCalled(book, "To promote job creation")._id,
      targets: [targetCalled(book, "VAT registrations per 10,000 adults")._id],
    }),
  );
  const room = { desk, facilitator, workshop: planned };
  const about = { kind: "parking", ask: "What should we take up another time?", minutes: 5, names: "organisation" };
  room.workshop = accepted(
    await addExercise(desk.as(facilitator), NEXT_CODE, planned._id, { ...about, each: 3 } as never),
  );
  const readback = agendaOf(room.workshop).find(({ exercise }) => exercise.kind === "readback");
  if (readback) {
    room.workshop = accepted(await dropExercise(desk.as(facilitator), NEXT_CODE, planned._id, readback.id));
  }
  await run(room, "open");
  return room;
}

async function run(room: Room, move: "open" | "close"): Promise<void> {
  room.workshop = accepted(await runWorkshop(leading(room), NEXT_CODE, room.workshop._id, move, JOIN_CODE));
}

async function joinAll({ desk, facilitator }: Room, organisations: OrganisationIds): Promise<Participant[]> {
  const joined: Participant[] = [];
  for (const [i, { kind, of }] of SEATS.entries()) {
    const joining = { name: `Person ${i + 1}`, kind, organisation: of && organisations[of] };
    const { now } = desk.as(facilitator);
    joined.push(accepted(await joinWorkshop(desk.store, { code: JOIN_CODE, joining, token: `seat ${i + 1}`, now })));
  }
  return joined;
}

async function tell(room: Room, conducting: Conducting): Promise<void> {
  room.workshop = accepted(await conduct(leading(room), NEXT_CODE, room.workshop._id, conducting));
}

/** Every round of the exercise that is there to ask: one for each estimate, one for anything else. */
async function inTurn(
  room: Room,
  people: readonly Participant[],
  kind: string,
  answer: (seat: Seat, round: number) => object | null,
): Promise<void> {
  const id = agendaOf(room.workshop).find(({ exercise }) => exercise.kind === kind)?.id ?? "";
  await tell(room, { act: "show", exercise: id });
  for (let round = 1; round <= (kind === "far" ? 2 : 1); round += 1) {
    await tell(room, { act: "open", seen: id });
    for (const [i, participant] of people.entries()) {
      const content = answer(SEATS[i] as Seat, round);
      if (content === null) continue;
      const { moment, store } = leading(room);
      const sent = await sendAnswer(
        store,
        room.workshop,
        participant,
        { exercise: id, round, content, key: `${kind} ${round}` },
        moment,
      );
      if (sent.kind !== "saved") throw new Error(`The example was refused: ${JSON.stringify(sent)}`);
    }
    await tell(room, { act: "reveal", seen: id });
  }
  await tell(room, { act: "finish", seen: id });
}

const ofKind = ({ workshop }: Room, kind: string) =>
  agendaOf(workshop).find(({ exercise }) => exercise.kind === kind) ?? agendaOf(workshop)[0];

/** One answer to the numbers, put together from what was said. */
async function settleAnswer(room: Room): Promise<void> {
  const asked = ofKind(room, "data-asks");
  if (!asked) return;
  const number = lastRound(asked.exercise)?.number ?? 1;
  const answer =
    "Half of the clinics stay open after the grant, and members of the Chamber mentor forty firms a year. (illustrative)";
  room.workshop = accepted(
    await settle(leading(room), NEXT_CODE, room.workshop._id, asked.id, { settled: { [`answer-${number}`]: answer } }),
  );
}

/** The answer and the evidence for it are in the plan, one question is not taken; the trajectory waits to be confirmed. */
async function decide(room: Room): Promise<void> {
  const book = await openBook(room.desk.as(room.facilitator), NEXT_CODE);
  const offers = offersOf(book, room.workshop, room.desk.as(room.facilitator).now, []);
  const asked = ofKind(room, "data-asks")?.id;
  for (const { id, exercise } of offers) {
    const decision = exercise === asked ? "confirmed" : id === "question-1" ? "declined" : undefined;
    if (decision === undefined) continue;
    const about = { exercise, offer: id };
    room.workshop = accepted(await decideOffer(leading(room), NEXT_CODE, room.workshop._id, about, decision));
  }
}
