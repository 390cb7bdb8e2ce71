import type { Act } from "@models/act";
import { answerNames, cancelImport, commitImport, findImport, lookAtImport } from "@models/importing/bring-in";
import { declineProposal, proposalsBy, waitingProposals, withdrawProposal } from "@models/importing/decide-proposal";
import type { Import } from "@models/importing/import";
import { undoImport } from "@models/importing/undo-import";
import type { Batch, Observation } from "@models/measures/observation";
import { currentVersion } from "@models/measures/observation-history";
import type { Store } from "@models/store/port";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actAs, openExampleStore } from "../../support/example";
import { aSupplier, bringIn, readIn, takeUp } from "../../support/import";

let store: Store;
let facilitator: Act;
let partner: Act;
/** Of an indicator that the partner's organisation supplies. */
let own: string;
beforeEach(async () => {
  store = await openExampleStore();
  facilitator = await actAs(store, "facilitator@coventry.example");
  const supplier = await aSupplier(store);
  partner = supplier.partner;
  own = supplier.candidates[0] ?? "";
});
afterEach(() => store.close());

const header = "indicator,area,period,value\n";
const OTHERS = "NI 152,Coventry,2030,2\nNI 152,Atlantis,2030,3\n";
const mixed = () => `${header}"${own}",Coventry,2030,1\n${OTHERS}`;

/** Values of the year 2030 that readers see. */
async function shown(): Promise<number[]> {
  const found = await store.find<Observation>("observations", { period: "CY2030" });
  const batches = new Map((await store.find<Batch>("batches", {})).map((each) => [each._id, each]));
  return found.flatMap((each) => currentVersion(each, batches)?.value ?? []).sort();
}

/** A partner's file, saved: with what became of the rest. */
async function proposed(content = mixed()): Promise<{ saved: Import; rest: Import }> {
  const saved = await bringIn(partner, content, "ours and theirs.csv");
  const rest = await store.get<Import>("imports", saved.rest ?? saved._id);
  return { saved, rest: rest as Import };
}

async function accept(rest: Import): Promise<Import> {
  await commitImport(facilitator, rest._id);
  return takeUp(facilitator, rest._id);
}

describe("what a partner brings in that is not its own", () => {
  it("is told beforehand, and waits for the facilitator while the partner’s own is saved", async () => {
    const { preview } = await readIn(partner, mixed());
    expect(preview).toMatchObject({ counts: { new: 1 }, others: 2, toPropose: 2 });
    const { saved, rest } = await proposed();
    expect(saved.state).toBe("committed");
    expect(rest).toMatchObject({ state: "proposed", by: partner.actor.person, file: saved.file });
    expect(rest.preview).toMatchObject({ counts: { new: 2, changed: 0, same: 0, refused: 0 } });
    expect(await shown()).toEqual([1]);
    expect(await store.get("areas", "coventry:atlantis")).toBeUndefined();
    expect((await waitingProposals(facilitator, rest.scope)).map(({ _id }) => _id)).toEqual([rest._id]);
  });

  it("is the facilitator’s to accept: the batch keeps who proposed it and who accepted it", async () => {
    const { rest } = await proposed();
    const accepted = await accept(rest);
    expect(accepted.state).toBe("committed");
    expect(await shown()).toEqual([1, 2, 3]);
    expect(await store.get("areas", "coventry:atlantis")).toMatchObject({ name: "Atlantis" });
    const batch = await store.get<Batch>("batches", rest.batch);
    expect([batch?.by, batch?.proposedBy]).toEqual([facilitator.actor.person, partner.actor.person]);
  });

  it("is undone apart from what was the partner’s own", async () => {
    const { saved, rest } = await proposed();
    await accept(rest);
    expect((await undoImport(partner, saved._id, false)).kind).toBe("done");
    expect(await shown()).toEqual([2, 3]);
    await expect(undoImport(partner, rest._id, false)).rejects.toThrow(/facilitator decides/);
    expect((await undoImport(facilitator, rest._id, false)).kind).toBe("done");
    expect(await shown()).toEqual([]);
  });

  it("stays the same rows whatever its names are answered to be, and whatever the partner supplies by then", async () => {
    const { rest } = await proposed();
    await answerNames(facilitator, rest._id, [{ kind: "area", text: "Atlantis", answer: { is: "E08000031" } }]);
    const again = await takeUp(facilitator, rest._id);
    expect(again).toMatchObject({ state: "proposed", preview: { counts: { new: 2 } } });
    await accept(rest);
    expect(await shown()).toEqual([1, 2, 3]);
  });

  it("is declined with a reason that the partner reads", async () => {
    const { rest } = await proposed();
    expect(await declineProposal(facilitator, rest._id, " ")).toMatchObject({
      kind: "refused",
      problems: [{ field: "reason" }],
    });
    await declineProposal(facilitator, rest._id, "The department publishes these in May.");
    expect(await proposalsBy(partner, rest.scope)).toMatchObject([
      { state: "declined", proposal: { decision: { reason: "The department publishes these in May." } } },
    ]);
    expect((await commitImport(facilitator, rest._id)).kind).toBe("refused");
    expect(await shown()).toEqual([1]);
  });

  it("is the partner’s to take back, and nothing else of it", async () => {
    const { rest } = await proposed();
    await expect(commitImport(partner, rest._id)).rejects.toThrow(/facilitator decides/);
    await expect(declineProposal(partner, rest._id, "No")).rejects.toThrow(/facilitator decides/);
    await expect(withdrawProposal(facilitator, rest._id)).rejects.toThrow(/Only who proposed/);
    expect((await lookAtImport(partner, rest._id)).state).toBe("proposed");
    expect((await withdrawProposal(partner, rest._id)).kind).toBe("done");
    expect((await commitImport(facilitator, rest._id)).kind).toBe("refused");
    expect(await waitingProposals(facilitator, rest.scope)).toEqual([]);
  });

  it("may be the whole file", async () => {
    const { saved, rest } = await proposed(header + OTHERS);
    expect([saved._id, saved.state]).toEqual([rest._id, "proposed"]);
    expect(await store.count("batches", { import: saved._id })).toBe(0);
    await accept(rest);
    expect(await shown()).toEqual([2, 3]);
  });

  it("is nothing where it stands there already", async () => {
    await accept((await proposed()).rest);
    const again = await readIn(partner, mixed());
    expect(again.preview).toMatchObject({ counts: { same: 1 }, others: 2, toPropose: 0 });
  });

  it("comes to one end when it is accepted and taken back at the same moment", async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { rest } = await proposed(mixed().replaceAll("2030", `20${40 + turn}`));
      const [accepted, withdrawn] = await Promise.all([
        commitImport(facilitator, rest._id),
        withdrawProposal(partner, rest._id),
      ]);
      expect([accepted.kind, withdrawn.kind].sort()).toEqual(["done", "refused"]);
      const end = await takeUp(facilitator, rest._id);
      expect(end.state).toBe(accepted.kind === "done" ? "committed" : "withdrawn");
    }
  });

  it("waits again when its saving is stopped", async () => {
    const { rest } = await proposed();
    await commitImport(facilitator, rest._id);
    await cancelImport(facilitator, rest._id);
    expect(await findImport(facilitator, rest._id)).toMatchObject({ state: "proposed", proposal: { decision: null } });
    await accept(rest);
    expect(await shown()).toEqual([1, 2, 3]);
  });

  it("is proposed once, also where the power went before the partner’s own was marked as saved", async () => {
    const read = await readIn(partner, mixed());
    await commitImport(partner, read._id);
    const failing = Object.assign(Object.create(store) as Store, {
      insert: (collection: string, doc: never) =>
        collection === "imports" ? Promise.reject(new Error("the power went")) : store.insert(collection, doc),
    });
    await expect(takeUp(partner, read._id, failing)).rejects.toThrow("power");
    await store.replace("imports", { ...(await store.get<Import>("imports", read._id)), lease: null } as never);
    expect((await takeUp(partner, read._id)).state).toBe("committed");
    expect(await store.count("imports", { state: "proposed" })).toBe(1);
  });
});
