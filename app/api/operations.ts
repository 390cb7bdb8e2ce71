import type { Operation as Permission } from "@models/people/permissions";
import { type Request, type Response, Router } from "express";
import type { Installation } from "../host/load-context";
import { noteOf } from "../host/request-log";
import { answerProcessHealth, answerStoreHealth } from "./health";

/** One thing that a program may ask for. */
export interface ApiOperation {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** An Express path; parameters as :name. */
  readonly path: string;
  /** The row of the permission table that decides who may, or "anybody". */
  readonly permission: Permission | "anybody";
  readonly handle: (installation: Installation, req: Request, res: Response) => Promise<void>;
}

/** Everything that is served and is not a page. The router, the permission walk and the description come from here. */
export const operations: readonly ApiOperation[] = [
  { method: "get", path: "/healthz", permission: "anybody", handle: answerProcessHealth },
  { method: "get", path: "/readyz", permission: "anybody", handle: answerStoreHealth },
];

export function apiRouter(installation: Installation): Router {
  const router = Router();
  for (const { method, path, handle } of operations) {
    router[method](path, (req, res, next) => {
      noteOf(res).route = path;
      handle(installation, req, res).catch(next);
    });
  }
  return router;
}
