import "./production";
import { openStore } from "@models/store/open";
import express, { type Response } from "express";
import { builtPages, hostOf, listen } from "./host";

/** The whole host in a process of its own, with bare pages beside it that do the least that could do. */
const [dataDir = ""] = process.argv.slice(2);
const store = await openStore({ dataDir });
const app = express();

const listening = new Set<Response>();
app.get("/bare/live", (_req, res) => {
  res.set("Content-Type", "text/event-stream").write("retry: 1000\n\n");
  listening.add(res);
  res.once("close", () => listening.delete(res));
});
let told = 0;
app.post("/bare/vote", (_req, res) => {
  told += 1;
  const bytes = Buffer.from(`data: ${JSON.stringify({ stage: 0, answered: told })}\n\n`);
  for (const each of listening) each.write(bytes);
  res.json({ kind: "saved" });
});
app.post("/bare/answer", express.urlencoded({ extended: false }), (req, res, next) => {
  told += 1;
  const answer = { _id: `bare ${told}`, versions: [req.body as never] };
  store.insert("workshopAnswers", answer as never).then(() => res.json({ kind: "saved" }), next);
});
app.use(hostOf(store, await builtPages()));

const { address } = await listen(app);
process.on("message", () => {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ bytes: heapUsed + external });
});
process.send?.({ address });
