import { type Request, type Response, Router } from "express";
import type { Installation } from "../host/load-context";
import { noteOf } from "../host/request-log";
import { agreementOperations } from "./agreements";
import { challengeOperations } from "./challenges";
import { changeOperations } from "./changes";
import { feedbackOperations } from "./feedback";
import { answerProcessHealth, answerStoreHealth } from "./health";
import { describeOperations } from "./openapi";
import { importOperations } from "./imports";
import { observationOperations } from "./observations";
import { API, type ApiOperation } from "./operation";
import { partOperations } from "./parts";
import { referenceOperations } from "./reference";
import { regionOperations } from "./region";
import { reportOperations } from "./reports";
import { reviewOperations } from "./reviews";
import { serveOperations } from "./serve";
import { updateOperations } from "./updates";
import { workshopOperations } from "./workshops";

/** The whole API. The router, the checks of what is sent, the permission walk and the description come from here. */
export const operations: readonly ApiOperation[] = [
  ...agreementOperations,
  ...partOperations,
  ...challengeOperations,
  ...changeOperations,
  ...observationOperations,
  ...importOperations,
  ...referenceOperations,
  ...regionOperations,
  ...reviewOperations,
  ...reportOperations,
  ...updateOperations,
  ...feedbackOperations,
  ...workshopOperations,
];

/** What asks no token and is no part of the API: whoever runs the site wants to know whether it runs. */
export const probes: Readonly<
  Record<string, (installation: Installation, req: Request, res: Response) => Promise<void>>
> = { "/healthz": answerProcessHealth, "/readyz": answerStoreHealth };

/** Everything that is served and is not a page. */
export function apiRouter(installation: Installation): Router {
  const router = Router();
  for (const [path, answer] of Object.entries(probes)) {
    router.get(path, (req, res, next) => {
      noteOf(res).route = path;
      answer(installation, req, res).catch(next);
    });
  }
  router.get(`${API}/openapi.json`, (req, res) => {
    noteOf(res).route = `${API}/openapi.json`;
    const server = installation.settings.appUrl ?? "";
    res.set("Cache-Control", "no-cache").json(describeOperations(operations, server + API));
  });
  router.use(serveOperations(installation, operations));
  return router;
}
