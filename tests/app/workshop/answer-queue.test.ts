import { type Server, createServer } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addressOf, listen } from "~/host/listen";
import { type AnswerQueue, openAnswerQueue } from "~/workshop/answer-queue";
import { type AnswerTo, type Keeping, keepInPage } from "~/workshop/kept-answers";
import { postAnswer } from "~/workshop/post-answer";

const FAR: AnswerTo = { workshop: "w", who: "ann", exercise: "how-far", round: 1 };

/** What the server is to do with the next sendings: answer so, or give no answer. */
type Turn = { readonly status?: number; readonly json?: unknown; readonly cut?: "before" | "after" };

describe("answers on their way", () => {
  let server: Server;
  let url: string;
  /** Every sending that arrived, as its fields. */
  let arrived: Record<string, string>[];
  let turns: Turn[];
  let hold: Promise<void> | undefined;
  const queues: AnswerQueue[] = [];

  beforeEach(async () => {
    arrived = [];
    turns = [];
    hold = undefined;
    server = createServer((req, res) => {
      let body = "";
      req.on("data", (chunk: Buffer) => (body += chunk.toString()));
      req.on("end", () => {
        const turn = turns.shift() ?? {};
        if (turn.cut === "before") return void res.destroy();
        arrived.push(Object.fromEntries(new URLSearchParams(body)));
        if (turn.cut === "after") return void res.destroy();
        void (hold ?? Promise.resolve()).then(() => {
          res.statusCode = turn.status ?? 200;
          res.setHeader("Content-Type", "application/json");
          res.end(JSON.stringify(turn.json ?? { kind: "saved", rev: 1 }));
        });
      });
    });
    await listen(server, "127.0.0.1", 0);
    url = addressOf(server, "127.0.0.1", undefined);
  });
  afterEach(async () => {
    for (const queue of queues.splice(0)) queue.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** A tab of one browser: what is kept is the same for all. */
  const aTab = (keeping: Keeping, who = "ann") => {
    const queue = openAnswerQueue({
      keeping,
      send: (answer) => postAnswer(`${url}/room/w/answer`, answer),
      isOurs: (answer) => answer.who === who,
      tabs: new BroadcastChannel(`test ${url} ${who}`),
      firstWait: 20,
    });
    queues.push(queue);
    return queue;
  };
  const state = (queue: AnswerQueue, to = FAR) => queue.standingOf(to)?.state;

  it("say that they wait until the server has them, then that they are saved, and are kept no longer", async () => {
    let release = () => {};
    hold = new Promise((resolve) => (release = resolve));
    const keeping = keepInPage();
    const tab = aTab(keeping);
    await tab.give(FAR, [["value", "12"]]);
    expect(tab.standingOf(FAR)).toEqual({ state: "waiting", outlivesPage: false });
    release();
    await expect.poll(() => state(tab)).toBe("saved");
    expect(arrived).toEqual([
      { intent: "answer", exercise: "how-far", round: "1", value: "12", key: expect.any(String) },
    ]);
    expect(await keeping.all()).toEqual([]);
  });

  it.each<[string, Turn]>([
    ["the network is gone", { cut: "before" }],
    ["the acknowledgement is lost", { cut: "after" }],
    ["the server fails", { status: 503, json: { message: "no" } }],
    ["too many are sent", { status: 429, json: { message: "slow down" } }],
  ])("are sent again under the same key when %s", async (_what, turn) => {
    turns = [turn, turn];
    const tab = aTab(keepInPage());
    await tab.give(FAR, [["value", "12"]]);
    await expect.poll(() => state(tab)).toBe("saved");
    expect(new Set(arrived.map(({ key }) => key)).size).toBe(1);
  });

  it("outlive the page: the next one sends them, and nobody else's", async () => {
    turns = Array.from({ length: 3 }, () => ({ cut: "before" }) as const);
    const keeping = keepInPage();
    const tab = aTab(keeping);
    await tab.give(FAR, [["value", "12"]]);
    await expect.poll(() => turns.length).toBeLessThan(3);
    tab.close();
    await expect.poll(async () => (await keeping.all())[0]?.takenUntil).toBe(0);
    turns = [];
    aTab(keeping, "bob");
    const next = aTab(keeping);
    await expect.poll(() => state(next)).toBe("saved");
    expect(arrived.map(({ value }) => value)).toEqual(["12"]);
  });

  it("give way to a newer one to the same question, which arrives last", async () => {
    let release = () => {};
    hold = new Promise((resolve) => (release = resolve));
    const keeping = keepInPage();
    const tab = aTab(keeping);
    const other = aTab(keeping);
    await tab.give(FAR, [["value", "1"]]);
    await expect.poll(() => arrived.length).toBe(1);
    await tab.give(FAR, [["value", "2"]]);
    await other.give(FAR, [["value", "3"]]);
    await other.give({ ...FAR, round: 2 }, [["value", "4"]]);
    release();
    await expect
      .poll(() => [state(tab), state(other), state(other, { ...FAR, round: 2 })])
      .toEqual(["saved", "saved", "saved"]);
    await expect.poll(() => keeping.all()).toEqual([]);
    expect(arrived.filter(({ round }) => round === "1").map(({ value }) => value)).toEqual(["1", "3"]);
  });

  it("are sent by one of two tabs, and both say so", async () => {
    const keeping = keepInPage();
    const [tab, other] = [aTab(keeping), aTab(keeping)];
    turns = [{ cut: "before" }];
    await tab.give(FAR, [["value", "12"]]);
    for (let i = 0; i < 20; i += 1) [tab, other][i % 2]?.wake();
    await expect.poll(() => [state(tab), state(other)]).toEqual(["saved", "saved"]);
    expect(arrived.length).toBe(1);
  });

  it("say in the server's words that they came too late or cannot be taken, and are not sent again", async () => {
    const late = { kind: "late", message: "The answers were shown before yours arrived." };
    const refused = { kind: "refused", problems: [{ field: "value", message: "Enter a number" }] };
    turns = [{ json: late }, { json: refused }];
    const keeping = keepInPage();
    const tab = aTab(keeping);
    await tab.give(FAR, [["value", "12"]]);
    await expect.poll(() => tab.standingOf(FAR)).toEqual({ state: "late", message: late.message });
    await tab.give(FAR, [["value", "twelve"]]);
    await expect.poll(() => tab.standingOf(FAR)).toEqual({ state: "refused", problems: refused.problems });
    tab.close();
    const opened = aTab(keeping);
    await expect.poll(() => state(opened)).toBe("refused");
    expect(arrived.length).toBe(2);
    await opened.give(FAR, [["value", "12"]]);
    await expect.poll(() => state(opened)).toBe("saved");
  });

  it("say that the room does not know the phone any more", async () => {
    turns = [{ status: 404, json: "none" }];
    const tab = aTab(keepInPage());
    await tab.give(FAR, [["value", "12"]]);
    await expect.poll(() => JSON.stringify(tab.standingOf(FAR))).toContain("Join again");
  });
});
