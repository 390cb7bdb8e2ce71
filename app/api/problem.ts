import type { Response } from "express";
import { z } from "zod";

/** By status: what kind of problem it is, for programs, and its title, for people. */
export const PROBLEMS = {
  400: ["unreadable", "The request cannot be read"],
  401: ["no-token", "The request has no token that works"],
  403: ["forbidden", "The token’s person may not do this"],
  404: ["not-found", "There is no such thing"],
  405: ["method", "This cannot be done here"],
  406: ["not-acceptable", "No answer of the kind that was asked for"],
  409: ["not-now", "The present state stands in the way"],
  411: ["length-missing", "The request does not say how long it is"],
  412: ["stale", "It was changed since it was read"],
  413: ["too-large", "The request is too large"],
  415: ["media-type", "The request’s body is of a kind that is not read here"],
  422: ["refused", "What was sent cannot be saved"],
  428: ["if-match-missing", "The request does not say which revision it changes"],
  429: ["too-many", "Too many changes in a short time"],
  500: ["failed", "Something went wrong here"],
} as const satisfies Record<number, readonly [slug: string, title: string]>;

export type ProblemStatus = keyof typeof PROBLEMS;

/** One thing to mend. */
const FaultSchema = z.object({
  field: z.string().optional().meta({ description: "The dotted path of the field, or the name of the parameter" }),
  remedy: z.string().meta({ description: "What to do, in words" }),
});
export type Fault = z.infer<typeof FaultSchema>;

/** RFC 9457. */
export const ProblemSchema = z.looseObject({
  type: z.string().meta({ description: "Tells kinds of problem apart; an address of the page that explains it" }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "What happened and what to do, in words" }),
  errors: z.array(FaultSchema).optional(),
  request: z.string().optional().meta({ description: "Under which the request is logged" }),
  theirs: z.unknown().optional().meta({ description: "With 412: the part as it is stored now" }),
  yours: z.unknown().optional().meta({ description: "With 412: what the request wanted to save" }),
});

interface More {
  readonly errors?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly theirs?: unknown;
  readonly yours?: unknown;
  /** What became of each of several things. */
  readonly results?: unknown;
}

/** An answer other than what was asked for. */
export class Problem extends Error {
  constructor(
    readonly status: ProblemStatus,
    detail: string,
    readonly more: More = {},
  ) {
    super(detail);
    this.name = "Problem";
  }
}

/** By the name of an error that a command throws: its status, and words where its own are not for a program. */
const THROWN: Readonly<Record<string, readonly [ProblemStatus, string?]>> = {
  NotFoundError: [404],
  MissingError: [404, "There is no such thing any more."],
  ForbiddenError: [403],
  ConflictError: [409, "Somebody else saved this at the same moment. Read it again, then send your change once more."],
  DuplicateError: [409, "This is there already. Read it to see what was saved."],
};

/** What an error says to a program; undefined when it was not expected. Errors go by name, as in app/host/failures.ts. */
export function problemOf(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Problem) return error;
  const [status, words] = THROWN[error.name] ?? [];
  return status && new Problem(status, words ?? `${error.message.replace(/\.$/, "")}.`);
}

/** @param request the id under which the request is logged. */
export function problemBody({ status, message, more }: Problem, request: string) {
  const [slug, title] = PROBLEMS[status];
  const { headers: _headers, ...told } = more;
  return { type: `/api#problem-${slug}`, title, status, detail: message, ...told, request };
}

export function sendProblem(res: Response, problem: Problem, request: string): void {
  res.set({ "Cache-Control": "no-store", ...problem.more.headers });
  res
    .status(problem.status)
    .type("application/problem+json")
    .send(JSON.stringify(problemBody(problem, request)));
}
