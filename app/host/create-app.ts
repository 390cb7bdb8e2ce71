import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/express";
import express, { type Express, type RequestHandler, type Response } from "express";
import { apiRouter } from "../api/operations";
import { screenOf } from "../lib/room.server";
import { compressResponses } from "./compress";
import { answerFailure, withFailureNotices } from "./failures";
import { secureHeaders } from "./headers";
import { limitBody, mostBytesFor } from "./limit-body";
import { type ListenerOf, serveLive } from "./live/serve-live";
import { type Installation, contextOf } from "./load-context";
import { takeOneClickStops } from "./one-click-stop";
import { logRequests, noteOf } from "./request-log";
import { patternFinder } from "./route-patterns";
import { refuseForeignChanges } from "./same-origin";

/** The pages, built or, during development, built anew as their sources change. */
export interface Pages {
  readonly build: () => Promise<ServerBuild>;
  /** What serves scripts, styles and pictures. */
  readonly assets: readonly RequestHandler[];
  readonly development: boolean;
}

/** The Express application: what every request passes on its way to an operation or a page. */
export function createApp(installation: Installation, pages: Pages): Express {
  const { settings, log } = installation;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy);

  app.use(logRequests(log));
  app.use(secureHeaders({ https: settings.appUrl?.startsWith("https:") ?? false, development: pages.development }));
  app.use(compressResponses());
  app.use(refuseBadHost);
  for (const assets of pages.assets) app.use(assets);
  // A program proves itself by its token and not by a cookie, so that no other site can send for it.
  app.use(apiRouter(installation));
  app.use(takeOneClickStops(installation));
  app.use(refuseForeignChanges(settings.appUrl));
  app.use(limitBody(mostBytesFor(settings.importLimits.bytes)));
  app.get("/room/:workshop/live", serveLive(installation, listenerOf));
  app.all("*", servePages(installation, pages));
  app.use(answerFailure);
  return app;
}

const listenerOf: ListenerOf = async (...asked) => {
  const room = await screenOf(...asked);
  if (room === undefined) return undefined;
  return room.screen === "phone" ? { screen: "phone", participant: room.participant._id } : { screen: room.screen };
};

function servePages(installation: Installation, pages: Pages): RequestHandler {
  const prepare = async () => {
    const build = await pages.build();
    const handle = createRequestHandler({
      build: withFailureNotices(build),
      mode: pages.development ? "development" : "production",
      getLoadContext: (req, res) => contextOf(installation, req, res),
    });
    return { handle, findPattern: patternFinder(build.routes) };
  };
  let built: ReturnType<typeof prepare> | undefined;
  const serve: (...handled: Parameters<RequestHandler>) => Promise<void> = async (req, res, next) => {
    if (pages.development) built = undefined;
    const { handle, findPattern } = await (built ??= prepare());
    noteOf(res).route = findPattern(req.path);
    await handle(req, res, next);
  };
  return (req, res, next) => void serve(req, res, next).catch(next);
}

/** The built scripts, styles and pictures: those with a hash in their name never change. */
export function builtAssets(folder: string): RequestHandler[] {
  const setHeaders = (res: Response) => {
    noteOf(res).route = "/assets/*";
  };
  return [
    express
      .Router()
      .use("/assets", express.static(join(folder, "assets"), { setHeaders, immutable: true, maxAge: "1y" })),
    express.static(folder, { setHeaders, maxAge: "1h", index: false }),
  ];
}

/** An address or a Host that cannot be read is the sender's mistake. */
const refuseBadHost: RequestHandler = (req, res, next) => {
  if (URL.canParse(`http://${req.get("host")}`)) return next();
  res.status(400).type("text/plain").send("The request does not say which site it is for.");
};
