import { createHash } from "node:crypto";
import type { Act } from "@models/act";
import { ConflictError, DuplicateError, type Stored } from "@models/store/port";
import type { Request } from "express";
import type { Reply } from "./operation";
import { Problem, problemOf } from "./problem";

/** For how long an answer is kept, in milliseconds. */
const KEPT = 24 * 60 * 60 * 1000;
/** After this long (milliseconds) whoever began is taken to have stopped in the middle. */
const GIVEN_UP = 2 * 60 * 1000;
const LONGEST_KEY = 200;

type Told =
  | { readonly reply: Pick<Reply, "status" | "json" | "rev" | "headers"> }
  | { readonly problem: Pick<Problem, "status" | "message" | "more"> };

/** What came of a request that named itself with an Idempotency-Key. Instants are real time. */
interface KeptAnswer extends Stored {
  /** Hash of what was asked for: the same key must not stand for another request. */
  readonly asked: string;
  readonly at: string;
  readonly until: string;
  /** Null while it is being answered. */
  readonly told: Told | null;
}

interface Once {
  readonly act: Act;
  /** Real time, ISO 8601. */
  readonly now: string;
  readonly req: Request;
  readonly body: unknown;
}

/**
 * Runs a change once however often it is sent under one Idempotency-Key: later ones are given the first one's answer.
 * @param run given the act to work with: under a key its ids follow from the key, so that what was half done before a stop
 *   is not done a second time.
 * @throws Problem 422 when the key was used for something else, 409 while the first is still being answered.
 */
export async function once(asked: Once, run: (act: Act) => Promise<Reply>): Promise<Reply> {
  const { act, now, req } = asked;
  const key = req.get("idempotency-key")?.trim();
  if (key === undefined) return run(act);
  if (key === "" || key.length > LONGEST_KEY) {
    const remedy = `Use an Idempotency-Key of 1 to ${LONGEST_KEY} characters.`;
    throw new Problem(422, remedy, { errors: [{ field: "Idempotency-Key", remedy }] });
  }
  const _id = hash(act.actor.person, key);
  const kept = await begin(asked, _id);
  if (kept.told !== null) return tell(kept.told);
  let ids = 0;
  const told = await answerOf(() => run({ ...act, newId: () => hash(_id, String(ids++)).slice(0, 24) })).catch(
    async (error: unknown) => {
      await act.store.purge("apiAnswers", { _id });
      throw error;
    },
  );
  await act.store.replace<KeptAnswer>("apiAnswers", { ...kept, told, until: later(now, KEPT) });
  return tell(told);
}

/** Takes the key, or finds what came of it. */
async function begin({ act: { store }, now, req, body }: Once, _id: string): Promise<KeptAnswer> {
  const asked = hash(req.method, req.originalUrl, req.get("if-match") ?? "", JSON.stringify(body ?? null));
  const fresh = { _id, asked, at: now, until: later(now, KEPT), told: null };
  try {
    await store.purge("apiAnswers", { until: { $lte: now } });
    return await store.insert<KeptAnswer>("apiAnswers", fresh);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
  const kept = await store.get<KeptAnswer>("apiAnswers", _id);
  if (kept === undefined) throw busy();
  if (kept.asked !== asked) {
    throw new Problem(422, "This Idempotency-Key was used for another request. Take a new one for each request.", {
      errors: [{ field: "Idempotency-Key", remedy: "Take a new one for each request." }],
    });
  }
  if (kept.told !== null) return kept;
  if (kept.at > later(now, -GIVEN_UP)) throw busy();
  try {
    return await store.replace<KeptAnswer>("apiAnswers", { ...kept, at: now });
  } catch (error) {
    if (error instanceof ConflictError) throw busy();
    throw error;
  }
}

/** Refusals are answers too; what failed unexpectedly is not, and may be sent again at once. */
async function answerOf(run: () => Promise<Reply>): Promise<Told> {
  try {
    const { status, json, rev, headers } = await run();
    return { reply: { ...(status && { status }), json, ...(rev && { rev }), ...(headers && { headers }) } };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { problem: { status: problem.status, message: problem.message, more: problem.more } };
  }
}

function tell(told: Told): Reply {
  if ("reply" in told) return told.reply;
  throw new Problem(told.problem.status, told.problem.message, told.problem.more);
}

function busy(): Problem {
  return new Problem(
    409,
    "The first request with this Idempotency-Key is still being answered. Send it again in a moment.",
    {
      headers: { "Retry-After": "5" },
    },
  );
}

const hash = (...parts: readonly string[]) => createHash("sha256").update(parts.join("\0")).digest("hex");

const later = (now: string, milliseconds: number) => new Date(Date.parse(now) + milliseconds).toISOString();
