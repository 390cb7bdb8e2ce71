import { chooseMail, mailChoiceOf } from "@models/people/mail-choice";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { deleteMe } from "@models/workshop/kept-of-me";
import { askForMinutes, replaceUnlessMoved } from "@models/workshop/minutes-letter";
import type { MinutesLetter } from "@models/workshop/minutes-letter";
import type { Participant } from "@models/workshop/participant";
import { runWorkshop } from "@models/workshop/plan";
import { anonymiseDue } from "@models/workshop/retention";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendMinutes } from "~/mail/send-minutes.server";
import { action, loader } from "~/routes/agreements.$code_.workshops.$workshop";
import { actAs, openExampleStore } from "../../support/example";
import { addressOf, mailForTests } from "../../support/mail-server";
import { accepted, refusals } from "../../support/people";
import { submit, visit } from "../../support/visit";
import { MOMENT, Room, doneOr } from "../../support/workshop";

const CODE = "coventry-2008";
const ORIGIN = "https://waymark.example.org";
/** A Tuesday morning. */
const MORNING = new Date("2026-11-24T09:00:00.000Z");
const hoursLater = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);
const ANY_HOUR = { every: "day", off: [] as string[], quietFrom: "8", quietUntil: "8", weekends: true };

const smtp = mailForTests();

let store: Store;
let room: Room;
let ids: Record<"facilitator" | "jobs" | "police" | "council", string>;
let failures: string[];

/** A room that has been stopped: an estimate and its trajectory in the plan, evidence wanted, an exercise set aside. */
beforeEach(async () => {
  smtp.server.letters.length = 0;
  smtp.server.refuses = false;
  failures = [];
  store = await openExampleStore();
  const idOf = async (who: string) =>
    (await store.find<Person>("people", { email: `${who}@coventry.example` }))[0]?._id ?? "";
  ids = {
    ...{ facilitator: await idOf("facilitator"), jobs: await idOf("jobs") },
    ...{ police: await idOf("police"), council: await idOf("council") },
  };
  const by = await actAs(store, "facilitator@coventry.example");
  room = await Room.open(by, CODE, { step: 3, exercises: ["far", "who", "temperature"] });
  const took = { ...(room.people[0] as Participant), name: "Jo <Bloggs>", person: ids.jobs };
  await store.replace("participants", took);
  await room.round([
    { value: 37, low: 30, high: 40, why: "The <jobs> are there" },
    { value: 38, low: 31, high: 41 },
  ]);
  const far = room.current;
  doneOr(await room.tell({ act: "finish" }));
  doneOr(await room.confirm("trajectory", far));
  while (room.exercise.kind !== "who") doneOr(await room.tell({ act: "park" }));
  await room.round([
    {
      organisation: "w001",
      claims: {},
      proposes: [
        { what: "A market", lead: "Ann", by: "2009-01-31" },
        { what: "A fair", lead: "Beatrix", by: "2009-02-28" },
      ],
    },
  ]);
  doneOr(await room.tell({ act: "finish" }));
  for (const [what, standing] of [
    ["A market", "confirmed"],
    ["A fair", "declined"],
  ] as const) {
    const [claim] = (await room.offers()).filter(({ words }) => words.includes(what));
    doneOr(await room.decide(claim?.id ?? "", claim?.exercise ?? null, standing));
  }
  doneOr(await runWorkshop(room.act, CODE, room.workshop._id, "stop", ""));
});
afterEach(() => store.close());

const post = () => ({
  ...{ store, send: smtp.mailer.send, origin: ORIGIN, secret: "s".repeat(32), zone: "Europe/London" },
  failed: (person: string) => void failures.push(person),
});
const ask = (people: readonly string[], now = MORNING) =>
  askForMinutes({ ...room.act, moment: now.toISOString() }, CODE, room.workshop._id, people);
const address = () => ({
  path: `/agreements/${CODE}/workshops/${room.workshop._id}`,
  params: { code: CODE, workshop: room.workshop._id },
  as: "facilitator@coventry.example",
});
const withMail = () => ({ ...address(), environment: { SMTP_URL: smtp.server.url, APP_URL: ORIGIN } });
const press = (people: readonly string[]) =>
  submit(store, action, {
    ...withMail(),
    fields: [["intent", "send-minutes"], ...people.map((id) => ["people", id] as const)],
  });
const mailOf = async () => (await visit(store, loader, withMail())).mail;
const sentTo = () => smtp.server.letters.map(addressOf).sort();

describe("the minutes of a workshop by e-mail", () => {
  it("say as text and as HTML who was there, what came of it and who does what by when, with a way to the page", async () => {
    accepted(await ask([ids.jobs, ids.police]));
    expect(await sendMinutes(post(), MORNING)).toBe(2);
    expect(sentTo()).toEqual(["jobs@coventry.example", "police@coventry.example"]);
    const [letter] = smtp.server.letters;
    expect(letter?.subject).toBe("Minutes: The room, 14 March 2008");
    const html = letter?.html || "";
    for (const body of [letter?.text ?? "", html]) {
      for (const said of ["Five people took part: agency (3)", "Chamber of Commerce (1)", "2 of 5 answered."]) {
        expect(body).toContain(said);
      }
      expect(body).toContain("37.5 per 10,000 adults. The middle of 2 estimates");
      expect(body).toMatch(/in the plan/i);
      expect(body).toMatch(/37\.5 in 2011\. The middle of 2/);
      expect(body).toContain("A market: Coventry City Council, Ann, 31 January 2009");
      expect(body).toContain("A market: claimed by Coventry City Council, by 31 January 2009");
      // Who would have led what is not in the plan stays a name that was said in the room.
      expect(body).toContain("New action: A fair, claimed by Coventry City Council, by 28 February 2009");
      expect(body).not.toContain("Beatrix");
      expect(body).toContain("(set aside)");
      expect(body).toContain(`${ORIGIN}/agreements/${CODE}/workshops/${room.workshop._id}`);
      expect(body).not.toContain("Bloggs");
      expect(body).not.toContain("Person 1");
    }
    expect(html).toContain("The &lt;jobs&gt; are there");
    expect(letter?.headers.get("list")).toMatchObject({ unsubscribe: { url: expect.stringContaining("/mail/") } });
  });

  it("are offered for who took part with an account and who reads about workshops, to the facilitator alone", async () => {
    const mail = await mailOf();
    if (!mail?.isSet) throw new Error("No letters are offered");
    const chosen = mail.choices.filter((each) => each.chosen).map(({ value }) => value);
    expect(chosen).toEqual([ids.jobs]);
    expect(mail.choices.map(({ value }) => value)).toEqual(expect.arrayContaining([ids.facilitator, ids.police]));
    const [reviewer] = await store.find<Person>("people", { email: "reviewer@westmidlands.example" });
    expect(mail.choices.map(({ value }) => value)).not.toContain(reviewer?._id);
    expect((await visit(store, loader, { ...withMail(), as: "police@coventry.example" })).mail).toBeNull();
    expect((await visit(store, loader, address())).mail).toEqual({ isSet: false });
    expect(refusals(await ask([]))).toEqual(["Choose who gets the minutes"]);
    expect(refusals(await ask([reviewer?._id ?? ""]))).toEqual(["Choose people of this list"]);
  });

  it("go once however often the button is pressed, and again once the room has met again", async () => {
    for (const id of [ids.jobs, ids.police]) await chooseMail(store, id, ANY_HOUR, MORNING.toISOString());
    const pressed = await Promise.all([press([ids.jobs, ids.police]), press([ids.jobs, ids.police])]);
    expect(pressed.map((each) => (each as Response).status)).toEqual([303, 303]);
    expect(sentTo()).toEqual(["jobs@coventry.example", "police@coventry.example"]);
    const mail = await mailOf();
    expect(mail?.isSet && mail.asked.map(({ words }) => words)).toEqual(
      Array(2).fill(expect.stringMatching(/^was sent on/)),
    );
    expect(mail?.isSet && mail.choices.map(({ value }) => value)).not.toContain(ids.jobs);
    const { act, workshop } = room;
    doneOr(await runWorkshop(act, CODE, workshop._id, "open", "CDF789"));
    expect(refusals(await ask([ids.jobs]))).toHaveLength(1);
    expect(await mailOf()).toBeNull();
    doneOr(await runWorkshop(act, CODE, workshop._id, "close", ""));
    await press([ids.jobs]);
    expect(smtp.server.letters).toHaveLength(3);
  });

  it("wait out quiet hours, and go to nobody who has switched them off", async () => {
    await chooseMail(store, ids.jobs, { ...ANY_HOUR, quietUntil: "12" }, MORNING.toISOString());
    accepted(await ask([ids.jobs, ids.police, ids.council]));
    await chooseMail(store, ids.police, { ...ANY_HOUR, off: ["minutes"] }, MORNING.toISOString());
    expect(await sendMinutes(post(), MORNING)).toBe(1);
    expect(sentTo()).toEqual(["council@coventry.example"]);
    const mail = await mailOf();
    if (!mail?.isSet) throw new Error("No letters are offered");
    expect(mail.asked.find(({ id }) => id === ids.jobs)?.words).toMatch(/^waits until 24 November 2026, 12:00/);
    const police = await store.get<Person>("people", ids.police);
    expect(mail.unwilling).toEqual([police?.name]);
    expect(refusals(await ask([ids.police]))).toEqual(["Choose people of this list"]);
    expect(await sendMinutes(post(), hoursLater(3))).toBe(1);
    expect(await sendMinutes(post(), hoursLater(30))).toBe(0);
    expect((await mailChoiceOf(store, ids.police, "")).off).toEqual(["minutes"]);
  });

  it("say where they could not be sent, are tried again for days, and can be asked for anew", async () => {
    smtp.server.refuses = true;
    accepted(await ask([ids.jobs]));
    expect(await sendMinutes(post(), MORNING)).toBe(0);
    expect(failures).toEqual([ids.jobs]);
    const words = async () => {
      const mail = await mailOf();
      return mail?.isSet ? mail.asked[0]?.words : undefined;
    };
    expect(await words()).toContain("could not be sent at 24 November 2026, 09:00. It is tried again");
    await sendMinutes(post(), hoursLater(24 * 7));
    expect(await words()).toContain("Ask whether the address is right");
    expect(await sendMinutes(post(), hoursLater(24 * 8))).toBe(0);
    accepted(await ask([ids.jobs], hoursLater(24 * 8)));
    await sendMinutes(post(), hoursLater(24 * 8));
    expect(await words()).toContain("It is tried again");
    smtp.server.refuses = false;
    await chooseMail(store, ids.jobs, ANY_HOUR, MORNING.toISOString());
    await press([ids.jobs]);
    expect(sentTo()).toEqual(["jobs@coventry.example"]);
  });

  it("leave no trace of whom they went to once names are taken away", async () => {
    accepted(await ask([ids.jobs, ids.police]));
    const kept = async () => (await store.find<MinutesLetter>("minutesLetters", {})).map(({ person }) => person);
    const [took] = await store.find<Participant>("participants", { person: ids.jobs });
    const [leaving] = await store.find<MinutesLetter>("minutesLetters", { person: ids.jobs });
    await deleteMe(store, took as Participant, MORNING.toISOString());
    expect(await kept()).toEqual([ids.police]);
    // Whoever was about to send it finds it gone, and goes on with the next.
    expect(await replaceUnlessMoved(store, leaving as MinutesLetter)).toBeUndefined();
    await anonymiseDue(store, new Date(Date.parse(MOMENT) + 100 * 24 * 3_600_000).toISOString());
    expect(await kept()).toEqual([]);
  });
});
