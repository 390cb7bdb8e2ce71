import { EXERCISES } from "@models/workshop/exercises";
import { decideOffer } from "@models/workshop/offers";
import { type Workshop, lastRound } from "@models/workshop/workshop";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { RARE_NUMBERS, SAMPLE_ANSWERS } from "../../support/sample-answers";
import { type Site, serveSite } from "../../support/site";
import { Room, doneOr } from "../../support/workshop";

const CODE = "coventry-2008";
const CODES = [
  "CDFHJK",
  "MNPQRT",
  "VWXY23",
  "CDF456",
  "HJK789",
  "MNP234",
  "QRT567",
  "VWX892",
  "CCDD22",
  "FFHH33",
  "JJKK44",
  "MMNN55",
  "PPQQ66",
  "RRTT77",
  "VVWW88",
];

let store: Store;
let site: Site;
let facilitator: string;

beforeAll(async () => {
  store = await openExampleStore();
  site = await serveSite(store);
  facilitator = await site.cookieOf("facilitator@coventry.example");
});
afterAll(() => site.close());

/** A guest's cookie, as the browser keeps it after joining. */
async function join(code: string, name: string): Promise<string> {
  const joined = await site.post(`/join/${code}`, { name, kind: "business", sending: "none" });
  expect(joined.status, await joined.text()).toBe(303);
  return (joined.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** What the live connection tells a screen at first. */
async function heard(path: string, cookie: string): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(site.url + path, {
    headers: { cookie, accept: "text/event-stream" },
    signal: leave.signal,
  });
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  leave.abort();
  return new TextDecoder().decode(value);
}

/** Everything that any screen is sent, and every page of the workshop and its agreement that could tell. */
async function sentToScreens(id: string, phone: string): Promise<{ path: string; text: string }[]> {
  const base = `/agreements/${CODE}`;
  const asked = [
    { path: `/room/${id}`, cookie: facilitator },
    { path: `/room/${id}?view=projector`, cookie: facilitator },
    { path: `/room/${id}/live?poll=1`, cookie: facilitator },
    { path: `${base}/workshops/${id}`, cookie: facilitator },
    { path: `${base}/workshops/${id}/replay`, cookie: facilitator },
    { path: `/room/${id}`, cookie: phone },
    { path: `/room/${id}/live?poll=1`, cookie: phone },
  ];
  const pages = await Promise.all(
    asked.map(async ({ path, cookie }) => ({ path, text: await (await site.get(path, cookie)).text() })),
  );
  const streams = await Promise.all([
    heard(`/room/${id}/live`, phone).then((text) => ({ path: "a phone's events", text })),
    heard(`/room/${id}/live?view=projector`, facilitator).then((text) => ({ path: "the projector's events", text })),
  ]);
  return [...pages, ...streams];
}

/** A room with what its exercise needs to ask about. */
async function openRoom(name: string, step: number, joinCode: string): Promise<Room> {
  const by = await actAs(store, "facilitator@coventry.example");
  const plan = { step, people: 0, joinCode, moment: new Date().toISOString() };
  if (name !== "readback") return Room.open(by, CODE, { ...plan, exercises: [name] });
  // What is read back is what was confirmed.
  const room = await Room.open(by, CODE, { ...plan, exercises: ["far", name], people: 1 });
  const asked = room.current;
  await room.round([{ value: 37, low: 30, high: 40 }]);
  doneOr(await room.tell({ act: "finish" }));
  const about = { exercise: asked, offer: "trajectory" };
  doneOr(await decideOffer(room.act, CODE, room.workshop._id, about, "confirmed"));
  return room;
}

describe("before the answers are shown", () => {
  it.each(EXERCISES.map((kind, i) => ({ name: kind.name, step: kind.step ?? 3, joinCode: CODES[i] ?? "" })))(
    "no screen is sent an answer to “$name”, and the one who gave it has it",
    async ({ name, step, joinCode }) => {
      const sample = SAMPLE_ANSWERS[name];
      expect(sample, `tests/support/sample-answers.ts has no answer to ${name}`).toBeDefined();
      const room = await openRoom(name, step, joinCode);
      const { _id: id } = room.workshop;
      const [first, second] = [await join(joinCode, "Ann Example"), await join(joinCode, "Bob Example")];
      const opened = await site.post(`/room/${id}`, { intent: "open", exercise: room.current }, facilitator);
      expect(opened.status, await opened.text()).toBe(303);
      const exercise = (await store.get<Workshop>("workshops", id))?.exercises[room.current];
      const given = sample?.(`zebra ${name}`, ((exercise && lastRound(exercise)?.round.material) ?? {}) as never) ?? {};
      const fields = { intent: "answer", exercise: room.current, round: "1", key: "a key", ...given };
      const answered = await site.post(`/room/${id}`, fields, first);
      expect(answered.status, await answered.text()).toBe(303);

      for (const { path, text } of await sentToScreens(id, second)) {
        expect(text, path).not.toContain("zebra");
        for (const number of RARE_NUMBERS) expect(text, path).not.toContain(number);
      }
      const own = await (await site.get(`/room/${id}`, first)).text();
      expect(own).toContain("Saved");
      if (JSON.stringify(given).includes("zebra")) expect(own).toContain("zebra");
    },
  );
});
