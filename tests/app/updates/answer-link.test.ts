import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "@models/actions/action";
import type { Agreement } from "@models/agreement/agreement";
import { makeAnswerLink } from "@models/people/answer-link";
import type { Store } from "@models/store/port";
import { readUpdates } from "@models/updates/read-updates";
import type { PartnerHome } from "~/components/home/home-view";
import { action as sendWithLink, loader as open } from "~/routes/answer.$token";
import { action as sendFromHome, loader as home } from "~/routes/home";
import { CODE, agree, anOwnedAction } from "../../models/updates/an-agreed-plan";
import { actAs, openExampleStore } from "../../support/example";
import { accepted } from "../../support/people";
import { submit, visit } from "../../support/visit";

const TODAY = "2008-07-02T10:00:00.000Z";
const POLICE = "police@coventry.example";
const TOKEN = "a-token-of-this-test";

let store: Store;
let agreement: Agreement;
let action: Action;

beforeAll(async () => {
  store = await openExampleStore();
  const police = await actAs(store, POLICE, TODAY);
  action = await anOwnedAction(await actAs(store, "facilitator@coventry.example", TODAY), police);
  agreement = await agree(store);
  const own = { person: police.actor.person, partnership: null };
  accepted(await makeAnswerLink(police, own, { token: TOKEN, now: new Date().toISOString() }));
});
afterAll(() => store.close());

const openLink = (query = "", token = TOKEN) =>
  visit(store, open, { path: `/answer/${token}${query}`, params: { token }, now: TODAY });
const sendLink = (fields: Record<string, string>, query = "", token = TOKEN) =>
  submit(store, sendWithLink, { path: `/answer/${token}${query}`, params: { token }, now: TODAY, fields });
const dueBy = async (query = "") => (await openLink(query))?.agreements[0]?.view.due ?? [];
const homeOf = async () =>
  (await visit(store, home, { path: "/home", as: POLICE, now: TODAY })).roles[0] as PartnerHome;

describe("the list of what is due", () => {
  it("is the same on home and behind the link, where nothing leads to a page that asks to sign in", async () => {
    const atHome = (await homeOf()).updates.due;
    const behind = await dueBy();
    expect(behind.map(({ title, since }) => [title, since])).toEqual([
      ["Rooms agreed", "due since 16 May 2008"],
      ["Locks for small shops", "due since 1 July 2008"],
    ]);
    expect(atHome.map(({ title }) => title)).toEqual(behind.map(({ title }) => title));
    expect(behind.every(({ href }) => href === null)).toBe(true);
    const page = await openLink();
    expect(page).toMatchObject({ name: "Sergeant Maria Doyle", answeredBy: null });
    expect(page?.agreements[0]?.organisations).toEqual(["West Midlands Police"]);
  });

  it("saves each by itself with the link, tells it, and asks no more", async () => {
    const [rooms] = await dueBy();
    const key = rooms?.form.key ?? "";
    const fields = {
      intent: "update",
      form: rooms?.form.id ?? "",
      key,
      code: CODE,
      action: action._id,
      milestone: "rooms",
    };
    const done = { ...fields, course: "on course", milestoneDone: "2008-06-30" };
    expect(await sendLink(done)).toMatchObject({
      data: { refusal: { form: rooms?.form.id, errors: { noEvidence: [expect.stringContaining("say why")] } } },
      init: { status: 400 },
    });
    const saved = (await sendLink({ ...done, noEvidence: "Keys are in our hands" })) as Response;
    expect([saved.status, saved.headers.get("location")]).toEqual([303, `/answer/${TOKEN}?sent=${key}`]);
    // Sent once more, since the answer was lost: it is the same update.
    expect(((await sendLink({ ...done, noEvidence: "Keys are in our hands" })) as Response).status).toBe(303);
    expect((await openLink(`?sent=${key}`))?.sent).toEqual({
      id: key,
      words: "Saved: your update of “Locks for small shops”.",
    });
    const [update, ...more] = await readUpdates(store, agreement._id);
    expect(more).toEqual([]);
    expect(update?.created.via).toBe("link");
    expect(await dueBy()).toEqual([]);
  });

  it("keeps an answer under another name for the owner, who confirms it at home", async () => {
    await store.purge("updates", {});
    const [whole] = await dueBy("?as=Sam%20Hill");
    expect(whole?.form).toMatchObject({ answeredBy: "Sam Hill" });
    const fields = { intent: "update", form: "f", code: CODE, action: action._id, answeredBy: "Sam Hill" };
    await sendLink({ ...fields, course: "at risk", inTheWay: "Staff", newDate: "31/8/2008" }, "?as=Sam%20Hill");
    expect(await dueBy()).toEqual([]);
    const { updates, needs } = await homeOf();
    expect(updates.toConfirm).toMatchObject([{ title: "Locks for small shops", update: { mayDecide: true } }]);
    expect(needs).toBeGreaterThan(0);
    const update = updates.toConfirm[0]?.update.id ?? "";
    const confirm = { intent: "confirm-update", form: "f", code: CODE, update };
    // The link itself decides nothing.
    expect(await sendLink(confirm)).toMatchObject({ init: { status: 400 } });
    const sent = { path: "/home", as: POLICE, now: TODAY, fields: confirm };
    expect(((await submit(store, sendFromHome, sent)) as Response).status).toBe(303);
    expect((await store.get<Action>("actions", action._id))?.end).toBe("2008-08-31");
    expect((await homeOf()).updates.toConfirm).toEqual([]);
  });

  it("opens for nobody else, and gives back what was typed when the link has ended", async () => {
    expect(await openLink("", "guessed")).toBeNull();
    expect(await sendLink({ intent: "update", done: "40 shops" }, "", "guessed")).toMatchObject({
      data: { typed: "40 shops" },
      init: { status: 400 },
    });
    const fields = { intent: "update", form: "f", code: "wolverhampton-2008", action: action._id, course: "on course" };
    await expect(sendLink(fields)).rejects.toThrow(/no such/);
  });

  it("holds tries at links that nobody made to a number from an address", async () => {
    for (let i = 0; i < 98; i++) await openLink("", `guess-${i}`);
    await expect(openLink("", "one-more")).rejects.toMatchObject({ init: { status: 429 } });
  });
});
