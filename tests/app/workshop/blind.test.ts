import { EXERCISES } from "@models/workshop/exercises";
import { lastRound } from "@models/workshop/workshop";
import type { Store } from "@models/store/port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { RARE_NUMBERS, SAMPLE_ANSWERS } from "../../support/sample-answers";
import { type Site, serveSite } from "../../support/site";
import { Room } from "../../support/workshop";

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
    ...[`/room/${id}`, `/room/${id}.data`, `/room/${id}?view=projector`, `/room/${id}.data?view=projector`].map(
      (path) => ({ path, cookie: facilitator }),
    ),
    ...[`${base}/workshops`, `${base}/workshops/${id}`, `${base}/workshops/${id}.data`, `${base}/changes`].map(
      (path) => ({
        path,
        cookie: facilitator,
      }),
    ),
    ...[`/room/${id}`, `/room/${id}.data`, `/room/${id}/live?poll=1`].map((path) => ({ path, cookie: phone })),
    { path: `/room/${id}/live?poll=1`, cookie: facilitator },
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

describe("before the answers are shown", () => {
  it.each(EXERCISES.map((kind, i) => ({ name: kind.name, step: kind.step ?? 3, joinCode: CODES[i] ?? "" })))(
    "no screen is sent an answer to “$name”, and the one who gave it has it",
    async ({ name, step, joinCode }) => {
      const sample = SAMPLE_ANSWERS[name];
      expect(sample, `tests/support/sample-answers.ts has no answer to ${name}`).toBeDefined();
      const by = await actAs(store, "facilitator@coventry.example");
      const moment = new Date().toISOString();
      const room = await Room.open(by, CODE, { step, exercises: [name], people: 0, joinCode, moment });
      const { _id: id } = room.workshop;
      const [first, second] = [await join(joinCode, "Ann Example"), await join(joinCode, "Bob Example")];
      const rounds = name === "far" || name === "why" || name === "which" ? [1, 2] : [1];
      for (const round of rounds) {
        const opened = await site.post(`/room/${id}`, { intent: "open", exercise: room.current }, facilitator);
        expect(opened.status, await opened.text()).toBe(303);
        const stored = await store.get<typeof room.workshop>("workshops", id);
        const exercise = stored?.exercises[room.current];
        const material = (exercise && lastRound(exercise)?.round.material) as never;
        const mark = `zebra ${name} ${round}`;
        const given = sample?.(mark, material, round) ?? {};
        const fields = {
          intent: "answer",
          exercise: room.current,
          round: String(round),
          key: mark,
          ...given,
        };
        const answered = await site.post(`/room/${id}`, fields, first);
        expect(answered.status, await answered.text()).toBe(303);

        for (const { path, text } of await sentToScreens(id, second)) {
          expect(text, path).not.toContain("zebra");
          for (const number of RARE_NUMBERS) expect(text, path).not.toContain(number);
        }
        const own = await (await site.get(`/room/${id}`, first)).text();
        expect(own).toContain("Saved");
        if (JSON.stringify(given).includes("zebra")) expect(own).toContain("zebra");

        await site.post(`/room/${id}`, { intent: "reveal", exercise: room.current }, facilitator);
        // What was shown of the first round may be shown again.
        if (rounds.length > 1) break;
      }
    },
  );
});
