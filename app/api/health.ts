import type { Request, Response } from "express";
import type { Installation } from "../host/load-context";
import { noteOf } from "../host/request-log";

/** The process runs. */
export async function answerProcessHealth(_installation: Installation, _req: Request, res: Response): Promise<void> {
  res.set("Cache-Control", "no-store").type("text/plain").send("running");
}

/** The store answers: 200, or 503 while it does not. */
export async function answerStoreHealth({ store }: Installation, _req: Request, res: Response): Promise<void> {
  res.set("Cache-Control", "no-store").type("text/plain");
  try {
    await store.ping();
    res.send("ready");
  } catch (error) {
    noteOf(res).log.warn({ err: error }, "the store does not answer");
    res.status(503).send("The store does not answer.");
  }
}
