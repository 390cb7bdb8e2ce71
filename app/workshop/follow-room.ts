import type { Told } from "@models/workshop/sequence";

/** How a screen hears of its room: as it happens, by asking every two seconds, or not at the moment. */
export type Connection = "live" | "polling" | "lost";

export interface Following {
  /** Where the room tells how it goes, from this site's root. */
  readonly from: string;
  readonly signal: AbortSignal;
  readonly told: (told: Told) => void;
  readonly connected: (connection: Connection) => void;
  /** The room does not know this screen any more: it was closed to it, or is gone. */
  readonly shut: () => void;
  /** Calls back when a phone wakes or has another network: what was open may be dead without saying so. */
  readonly onWake: (wake: () => void) => () => void;
  readonly patience?: Patience;
}

/** Milliseconds. */
export interface Patience {
  /** For the first event, before a proxy is taken to hold events back. */
  readonly first: number;
  /** For the next one: the server tells where the room stands every fifteen seconds at least. */
  readonly next: number;
  readonly poll: number;
  /** How long it is asked again and again before events are tried once more. */
  readonly polling: number;
  /** How long it waits at most before it tries again where nobody answers. */
  readonly most: number;
}

const PATIENCE: Patience = { first: 4000, next: 40_000, poll: 2000, polling: 60_000, most: 5000 };

/**
 * Follows a room until `signal` aborts: by server-sent events, and by asking where a proxy holds those back. Read by
 * fetch and not by an EventSource, which says neither that a connection has gone quiet nor why it was refused.
 */
export async function followRoom(following: Following): Promise<void> {
  const { signal, onWake, patience = PATIENCE } = following;
  let failures = 0;
  let woken = false;
  let phase = new AbortController();
  /** What is done from now on ends with `signal`, and when the phone wakes. */
  const begin = () => {
    phase = new AbortController();
    if (signal.aborted) phase.abort();
    return phase;
  };
  const end = () => phase.abort();
  signal.addEventListener("abort", end);
  const forgetWake = onWake(() => {
    woken = true;
    phase.abort();
  });
  while (!signal.aborted) {
    woken = false;
    if (await followEvents(following, begin(), patience)) {
      failures = 0;
      // Many were cut off together: they do not all come back together.
      if (!woken) await pause(Math.random() * 500, begin());
    } else if (!woken && (await keepAsking(following, begin(), patience))) {
      failures = 0;
    } else if (!woken) {
      failures += 1;
      await pause(Math.min(patience.most, 250 * 2 ** failures) * (0.5 + Math.random() / 2), begin());
    }
  }
  forgetWake();
  signal.removeEventListener("abort", end);
}

/** @returns whether any event came before the connection ended. */
async function followEvents(
  { from, told, connected, shut }: Following,
  phase: AbortController,
  patience: Patience,
): Promise<boolean> {
  let quiet = setTimeout(() => phase.abort(), patience.first);
  let heard = false;
  try {
    const response = await fetch(from, { headers: { accept: "text/event-stream" }, signal: phase.signal });
    if (isShut(response)) shut();
    if (!response.ok || !response.body) return false;
    for await (const data of eventsIn(response.body)) {
      clearTimeout(quiet);
      quiet = setTimeout(() => phase.abort(), patience.next);
      heard = true;
      connected("live");
      told(JSON.parse(data) as Told);
    }
  } catch {
    // The network, the server, a sleeping phone or our own patience ended it: it is tried again.
  } finally {
    clearTimeout(quiet);
  }
  return heard;
}

/** @returns whether it was answered to the end of its time; then events are worth another try. */
async function keepAsking(
  { from, told, connected, shut, signal }: Following,
  phase: AbortController,
  patience: Patience,
): Promise<boolean> {
  const until = performance.now() + patience.polling;
  try {
    while (performance.now() < until && !phase.signal.aborted) {
      const quiet = setTimeout(() => phase.abort(), patience.first);
      const response = await fetch(`${from}${from.includes("?") ? "&" : "?"}poll=1`, { signal: phase.signal });
      if (isShut(response)) shut();
      if (!response.ok) throw new Error(`Answered with ${response.status}`);
      const answer = (await response.json()) as Told;
      clearTimeout(quiet);
      connected("polling");
      told(answer);
      await pause(patience.poll, phase);
    }
    return true;
  } catch {
    if (!signal.aborted) connected("lost");
    return false;
  }
}

function isShut({ status }: Response): boolean {
  return status === 401 || status === 403 || status === 404;
}

/** The data of each event of a stream; comments and other fields say nothing here. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) if (block.startsWith("data: ")) yield block.slice("data: ".length);
  }
}

/** Ends sooner when its phase does. */
function pause(ms: number, { signal }: AbortController): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
