import type { Acknowledged } from "./answer-queue";
import type { KeptAnswer } from "./kept-answers";

/** Less than another tab leaves it alone. */
const PATIENCE_MS = 10_000;

/**
 * Sends an answer as its form would. @returns undefined when the server did not answer in its own words, so that it may be
 * tried again. @throws TypeError when nobody answers.
 */
export async function postAnswer(path: string, answer: KeptAnswer): Promise<Acknowledged | undefined> {
  const { exercise, round, key, fields } = answer;
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  for (const [name, value] of Object.entries({ intent: "answer", exercise, round: String(round), key })) {
    body.set(name, value);
  }
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    // It goes on when the page is closed at the same moment.
    const signal = patience.signal;
    const response = await fetch(path, { method: "POST", body, redirect: "manual", keepalive: true, signal });
    if (response.type === "opaqueredirect" || [401, 403, 404].includes(response.status)) return NOT_IN_THE_ROOM;
    if (!response.headers.get("Content-Type")?.includes("json")) return undefined;
    const said = (await response.json()) as Partial<Acknowledged>;
    return KINDS.includes(said.kind) ? (said as Acknowledged) : undefined;
  } finally {
    clearTimeout(timer);
  }
}

const KINDS: readonly (string | undefined)[] = ["saved", "late", "refused"] satisfies Acknowledged["kind"][];

const NOT_IN_THE_ROOM: Acknowledged = {
  kind: "refused",
  problems: [{ message: "The room does not know this phone any more. Join again, then send your answer once more." }],
};
