import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { findAgreement, subjectOf } from "@models/agreement/book";
import { type Subject, may, organisationsOf } from "@models/people/permissions";
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from "express";
import { noticeOf } from "../host/failures";
import type { Installation } from "../host/load-context";
import { noteOf } from "../host/request-log";
import { secondsToWait } from "../lib/limits.server";
import { type Bearer, bearerOf, requireWriteScope } from "./bearer";
import { once } from "./once";
import { API, type ApiOperation, type Reply, isChange } from "./operation";
import { Problem, problemOf, sendProblem } from "./problem";
import { checkBody, readIfMatch, readJson, readParams, readQuery } from "./read-request";

/** Serves operations below /api/v1, and says of everything else there what is wrong, as problem+json. */
export function serveOperations(installation: Installation, operations: readonly ApiOperation[]): Router {
  const router = Router({ caseSensitive: true });
  const paths = [...new Set(operations.map(({ path }) => path))];
  for (const path of paths) {
    const route = router.route(API + path);
    const here = operations.filter((each) => each.path === path);
    for (const operation of here) route[operation.method](handlerOf(installation, operation));
    route.all(refuseMethod(here));
  }
  router.use(API, (_req, _res, next) =>
    next(new Problem(404, "There is nothing at this address. The page /api lists what there is.")),
  );
  router.use(API, answerProblem);
  return router;
}

function refuseMethod(here: readonly ApiOperation[]): RequestHandler {
  const allowed = here.flatMap(({ method }) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]));
  const Allow = allowed.join(", ");
  return (_req, _res, next) => next(new Problem(405, `This address takes ${Allow}.`, { headers: { Allow } }));
}

function handlerOf(installation: Installation, operation: ApiOperation): RequestHandler {
  return (req, res, next) => {
    noteOf(res).route = API + operation.path;
    serve(installation, operation, req, res).catch(next);
  };
}

async function serve(installation: Installation, operation: ApiOperation, req: Request, res: Response): Promise<void> {
  const bearer = await bearerOf(installation, req);
  noteOf(res).person = bearer.act.actor.person;
  const params = readParams(operation, req);
  const isNamedLater = operation.about === "agreement in body";
  if (!isNamedLater) await requirePermission(operation, bearer, params["code"]);
  if (isChange(operation)) {
    requireWriteScope(bearer);
    await limitWrites(installation, bearer);
  }
  const type = typeOf(operation, req);
  const query = readQuery(operation, req);
  const ifMatch = readIfMatch(operation, req);
  const { bodyTypes, mostBytes } = operation;
  if (bodyTypes) checkBody(bodyTypes, mostBytes ?? Infinity, req);
  const body = await readJson(operation, req);
  if (isNamedLater) await requirePermission(operation, bearer, (body as { agreement: string }).agreement);
  const run = (act: Bearer["act"]) =>
    operation.handle({ act, params, query, body, ifMatch, type, installation, req, res } as never);
  const reply = isChange(operation) && !bodyTypes ? await once({ ...bearer, req, body }, run) : await run(bearer.act);
  await send(res, reply, type);
}

/** Who may not know of an agreement is told that there is none, as on the pages. @throws Problem 403, NotFoundError. */
async function requirePermission(
  { permission, about }: ApiOperation,
  { act }: Bearer,
  code: string | undefined,
): Promise<void> {
  const subject = await subjectFor(about, act, code);
  if (permission === "signed in") return;
  const own = organisationsOf(act.actor, subject.partnership ?? "");
  if (permission.some((each) => may(act.actor, each, { ...subject, owners: own }))) return;
  throw new Problem(
    403,
    "The role of this token’s person does not allow this. Somebody with the right role has to do it.",
  );
}

async function subjectFor(
  about: ApiOperation["about"],
  act: Bearer["act"],
  code: string | undefined,
): Promise<Subject> {
  if (about === "workings") return { partnership: (await findAgreement(act, code ?? "")).partnership };
  if (about.startsWith("agreement")) return subjectOf(await findAgreement(act, code ?? ""));
  const region = act.actor.roles.find((held) => held.role === "reviewer")?.region;
  return about === "region" && region !== undefined ? { region } : {};
}

async function limitWrites({ store, settings }: Installation, { token, now }: Bearer): Promise<void> {
  const seconds = settings.writeLimits ? await secondsToWait(store, token._id, now) : 0;
  if (seconds === 0) return;
  throw new Problem(429, `This token has changed things very often in a short time. Wait ${seconds} seconds.`, {
    headers: { "Retry-After": String(seconds) },
  });
}

/** The media type of the answer, of those there are the one that the client likes best. @throws Problem 406. */
function typeOf({ answer }: ApiOperation, req: Request): string {
  const types = answer.types ? Object.keys(answer.types) : ["application/json"];
  const liked = req.accepts(types);
  if (liked !== false) return types.find((type) => type === liked) ?? (types[0] as string);
  throw new Problem(406, `This is answered as ${types.join(" or ")}. Name one of them in Accept.`);
}

async function send(res: Response, { status = 200, json, stream, rev, headers }: Reply, type: string): Promise<void> {
  res.set({ "Cache-Control": "private, no-cache", Vary: "Authorization, Accept", ...headers });
  if (rev !== undefined) res.set("ETag", `"${rev}"`);
  if (stream === undefined) {
    if (json === undefined) res.status(204).end();
    else res.status(status).type(type).send(JSON.stringify(json));
    return;
  }
  res.status(status).type(type);
  try {
    await pipeline(Readable.from(stream), res);
  } catch (error) {
    // Who asked has gone.
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

const answerProblem: ErrorRequestHandler = (error: unknown, _req, res, _next) => {
  const { id, log } = noteOf(res);
  // Half an answer has gone: cutting the connection says that it is not whole.
  if (res.headersSent) {
    log.error({ err: error }, "unexpected failure");
    res.destroy();
    return;
  }
  sendProblem(res, problemOf(error) ?? unreadable(error) ?? unexpected(error, log, id), id);
};

/** A path whose %-signs do not decode. */
function unreadable(error: unknown): Problem | undefined {
  return error instanceof URIError
    ? new Problem(400, "This address cannot be read. Check how it was put together.")
    : undefined;
}

function unexpected(error: unknown, log: ReturnType<typeof noteOf>["log"], id: string): Problem {
  noticeOf(error, log, id);
  return new Problem(
    500,
    `It is logged as ${id}. Send it again; if it fails again, tell whoever runs this site that number.`,
  );
}
