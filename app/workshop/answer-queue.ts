import { type AnswerTo, type KeptAnswer, type Keeping, type TurnedDown, idOf } from "./kept-answers";

/** What the server says of an answer; see models/workshop/send-answer.ts. */
export type Acknowledged = { readonly kind: "saved"; readonly rev: number } | TurnedDown;

/** Where an answer stands, as its sender is told. */
export type Standing =
  | { readonly state: "saved" }
  /** `outlivesPage` is false where the browser keeps nothing: closing the page would lose it. */
  | { readonly state: "waiting"; readonly outlivesPage: boolean }
  | { readonly state: "late"; readonly message: string }
  | { readonly state: "refused"; readonly problems: Extract<TurnedDown, { kind: "refused" }>["problems"] };

/** Answers of this browser on their way to the server. */
export interface AnswerQueue {
  /** Keeps an answer, in place of one to the same question that waits, and sends it. Resolves once it is kept. */
  give(to: AnswerTo, fields: KeptAnswer["fields"]): Promise<void>;
  /** Undefined when this page was given no answer and none waits. */
  standingOf(to: AnswerTo): Standing | undefined;
  /** Tries at once what waits: the network may be back. */
  wake(): void;
  onChange(changed: () => void): () => void;
  close(): void;
}

interface QueueOptions {
  readonly keeping: Keeping;
  /** @returns undefined when there was no answer to be had now, and it may be tried again. */
  readonly send: (answer: KeptAnswer) => Promise<Acknowledged | undefined>;
  /** Whose answers are sent from here. */
  readonly isOurs: (answer: KeptAnswer) => boolean;
  /** Tells other tabs, and hears of them. */
  readonly tabs?: Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;
  /** Milliseconds until the first further try; each is twice as long after the one before. */
  readonly firstWait?: number;
}

interface TabNews {
  readonly id: string;
  readonly standing: Standing;
}

/** Longer than a sending may take: a tab that was closed in the middle of one holds it no longer. */
const TAKEN_MS = 15_000;
const MOST_WAIT_MS = 15_000;
/** What was turned down is shown when the page is opened again, and not for ever kept on a phone. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000;

/** Sends what is kept, one after another, until the server has acknowledged each. */
export function openAnswerQueue({ keeping, send, isOurs, tabs, firstWait = 1000 }: QueueOptions): AnswerQueue {
  const standings = new Map<string, Standing>();
  const listeners = new Set<() => void>();
  const waiting = (): Standing => ({ state: "waiting", outlivesPage: keeping.outlivesPage });
  let failures = 0;
  let sending = false;
  let again = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (id: string, standing: Standing) => {
    standings.set(id, standing);
    for (const changed of listeners) changed();
  };
  const wakeIn = (ms: number) => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(wake, ms);
  };
  const wake = () => {
    if (sending) again = true;
    else if (!closed) void sendAll();
  };

  const sendAll = async () => {
    sending = true;
    clearTimeout(timer);
    let wait = Infinity;
    do {
      again = false;
      for (const kept of await readAll()) {
        if (kept.turnedDown) continue;
        const mine = await take(kept);
        if (mine === undefined) wait = Math.min(wait, kept.takenUntil - Date.now());
        else if (!(await sendOne(mine))) wait = Math.min(wait, backOff());
        else failures = 0;
      }
    } while (again && !closed);
    sending = false;
    if (wait < Infinity) wakeIn(Math.max(wait, firstWait));
  };
  const readAll = async () => {
    const all = await keeping.all();
    for (const { id, at, turnedDown } of all) {
      if (turnedDown && at < Date.now() - FORGOTTEN_AFTER_MS) await keeping.change(id, () => undefined);
    }
    const ours = all.filter(isOurs);
    for (const { id, turnedDown } of ours) {
      const standing = turnedDown ? standingAfter(turnedDown) : waiting();
      if (JSON.stringify(standings.get(id)) !== JSON.stringify(standing)) say(id, standing);
    }
    return ours;
  };
  /** @returns undefined when another tab has it, or sent it. */
  const take = async ({ id, key }: KeptAnswer): Promise<KeptAnswer | undefined> => {
    const now = Date.now();
    let taken: KeptAnswer | undefined;
    await keeping.change(id, (present) => {
      taken =
        present && present.key === key && present.takenUntil <= now
          ? { ...present, takenUntil: now + TAKEN_MS }
          : undefined;
      return taken ?? present;
    });
    return taken;
  };
  /** @returns false when it is to be tried again. */
  const sendOne = async (answer: KeptAnswer): Promise<boolean> => {
    const { id, key } = answer;
    const said = await send(answer).catch(() => undefined);
    const left = await keeping.change(id, (present) => {
      // Another answer that was given meanwhile is sent in its turn.
      if (present && (present.key !== key || said === undefined)) return { ...present, takenUntil: 0 };
      if (present === undefined || said === undefined) return undefined;
      return said.kind === "saved" ? undefined : { ...present, turnedDown: said };
    });
    if (said === undefined) return false;
    if (left !== undefined && left.key !== key) {
      again = true;
      return true;
    }
    say(id, standingAfter(said));
    tabs?.postMessage({ id, standing: standingAfter(said) });
    return true;
  };
  const backOff = () => {
    failures += 1;
    return Math.min(MOST_WAIT_MS, firstWait * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  };

  const heard = async ({ id, standing }: TabNews) => {
    const present = (await keeping.all()).find((each) => each.id === id);
    if (!present || present.turnedDown) return say(id, standing);
    say(id, waiting());
    wake();
  };
  tabs?.addEventListener("message", ({ data }: MessageEvent<TabNews>) => void heard(data));
  wake();
  return {
    async give(to, fields) {
      const id = idOf(to);
      const { workshop, who, exercise, round } = to;
      const answer = { id, workshop, who, exercise, round, fields, key: newKey(), at: Date.now(), takenUntil: 0 };
      say(id, waiting());
      // Not before the one that is on its way has arrived: the newest is to stay.
      await keeping.change(id, (present) => ({
        ...answer,
        takenUntil: present?.turnedDown ? 0 : (present?.takenUntil ?? 0),
      }));
      tabs?.postMessage({ id, standing: waiting() });
      wake();
    },
    standingOf: (to) => standings.get(idOf(to)),
    wake,
    onChange(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      tabs?.close();
    },
  };
}

function standingAfter(said: Acknowledged): Standing {
  switch (said.kind) {
    case "saved":
      return { state: "saved" };
    case "late":
      return { state: "late", message: said.message };
    case "refused":
      return { state: "refused", problems: said.problems };
  }
}

/** 128 random bits; crypto.randomUUID is not there without https, which a room may not have. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
