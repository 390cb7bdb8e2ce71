import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Import } from "@models/importing/import";
import type { Store } from "@models/store/port";
import type { FacilitatorHome, PartnerHome } from "~/components/home/home-view";
import { loader as home } from "~/routes/home";
import { loader as importsLoader } from "~/routes/agreements.$code.imports._index";
import { action, loader } from "~/routes/agreements.$code.imports.$import";
import { openExampleStore } from "../support/example";
import { aSupplier, readIn } from "../support/import";
import { submit, visit } from "../support/visit";

const FACILITATOR = "facilitator@coventry.example";
const FILE = "indicator,area,period,value\nNI 152,Coventry,2030,2\nNI 152,Coventry,2031,3\n";

let store: Store;
let partner: Awaited<ReturnType<typeof aSupplier>>;
beforeAll(async () => {
  store = await openExampleStore();
  partner = await aSupplier(store);
});
afterAll(() => store.close());

const about = (id: string, as: string) => ({
  path: `/agreements/coventry-2008/imports/${id}`,
  as,
  params: { code: "coventry-2008", import: id },
});
const page = (id: string, as: string) => visit(store, loader, about(id, as));
const press = (id: string, as: string, fields: Record<string, string>) =>
  submit(store, action, { ...about(id, as), fields });
const list = (as: string) =>
  visit(store, importsLoader, { path: "/agreements/coventry-2008/imports", as, params: { code: "coventry-2008" } });

async function propose(content = FILE): Promise<Import> {
  const read = await readIn(partner.partner, content, "theirs.csv");
  await press(read._id, partner.email, { intent: "commit" });
  return (await store.get<Import>("imports", read._id)) as Import;
}

describe("figures that a partner proposes", () => {
  it("wait on the facilitator’s pages, and say so on the partner’s", async () => {
    const { _id } = await propose();
    const [mine] = (await visit(store, home, { path: "/home", as: FACILITATOR })).roles as [FacilitatorHome];
    expect(mine.proposals).toMatchObject([
      { title: expect.stringMatching(/^Proposed by .*: 2 values$/), href: `/agreements/coventry-2008/imports/${_id}` },
    ]);
    expect((await list(FACILITATOR)).proposals).toEqual(mine.proposals);
    expect((await list(partner.email)).proposals).toEqual([]);
    expect(await page(_id, FACILITATOR)).toMatchObject({ mayGoOn: true, words: "proposed: waits for you" });
    expect(await page(_id, partner.email)).toMatchObject({ mayGoOn: false, proposal: { mayWithdraw: true } });
    const [theirs] = (await visit(store, home, { path: "/home", as: partner.email })).roles as [PartnerHome];
    expect(theirs.proposed).toMatchObject([{ title: "theirs.csv: 2 values", mark: { kind: "open" } }]);
  });

  it("are declined with a reason, which the partner reads; without one they still wait, and nothing typed is lost", async () => {
    const { _id } = await propose(FILE.replaceAll("203", "204"));
    const refused = await press(_id, FACILITATOR, { intent: "decline", reason: " " });
    expect(refused).toMatchObject({
      init: { status: 400 },
      data: { errors: { reason: [expect.stringContaining("Say why")] } },
    });
    await press(_id, FACILITATOR, { intent: "decline", reason: "Wait for May." });
    expect(await page(_id, partner.email)).toMatchObject({
      state: "declined",
      proposal: { mayWithdraw: false, decision: { reason: "Wait for May." } },
    });
    const [theirs] = (await visit(store, home, { path: "/home", as: partner.email })).roles as [PartnerHome];
    expect(theirs.proposed.find(({ id }) => id === _id)?.facts).toBe("Wait for May.");
  });

  it("are taken back by the partner, and by nobody else", async () => {
    const { _id } = await propose(FILE.replaceAll("203", "205"));
    await expect(press(_id, FACILITATOR, { intent: "withdraw" })).rejects.toThrow(/Only who proposed/);
    await press(_id, partner.email, { intent: "withdraw" });
    expect((await page(_id, FACILITATOR)).state).toBe("withdrawn");
  });
});
