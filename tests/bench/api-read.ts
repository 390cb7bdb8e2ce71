import { cp } from "node:fs/promises";
import express from "express";
import { addPart } from "@models/agreement/change-part";
import { findAgreement, openBook, seriesIn } from "@models/agreement/book";
import { findActor } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import type { Indicator } from "@models/measures/indicator";
import { COMMON_SCOPE, type Observation } from "@models/measures/observation";
import { openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import { programOf } from "../support/program";
import { builtPages, listen, serve } from "./host";
import { type Row, mediansInTurns, ms } from "./measure";
import { CODE } from "./plan";

/** Packing it would be timed on one side only. */
const AS_IT_IS = { "accept-encoding": "identity" };

/**
 * One agreement's observations through the API against the raw query and JSON.stringify of what it finds, both sent over
 * HTTP from this process. @param dataDir a store with the bench's file in it; left as it is.
 */
export async function benchApiRead(dataDir: string): Promise<Row[]> {
  const copy = `${dataDir}-api`;
  await cp(dataDir, copy, { recursive: true });
  const store = await openStore({ dataDir: copy });
  const filter = await putOnShortlist(store);
  const live = await serve(store, await builtPages());
  const program = await programOf({ store, url: live.address }, "facilitator@coventry.example", "read");
  const app = express();
  app.get("/", (_req, res, next) => {
    store
      .find<Observation>("observations", filter)
      .then((found) => res.type("json").send(JSON.stringify(found)))
      .catch(next);
  });
  const raw = await listen(app);
  const path = `/observations?agreement=${CODE}`;
  const values = (await program.read<{ items: unknown[] }>(path)).items.length;
  const [api = 0, bare = 0] = await mediansInTurns(
    [
      async () => (await program.send("GET", path, undefined, AS_IT_IS)).text(),
      async () => (await fetch(raw.address, { headers: AS_IT_IS })).text(),
    ],
    { warmUp: 3, runs: 11 },
  );
  live.stop();
  raw.stop();
  await store.close();
  return [
    {
      what: `API: one agreement’s ${values.toLocaleString("en-GB")} observations`,
      seen: ms(api),
      against: `${ms(bare)}, the raw query and JSON.stringify`,
      ratio: api / bare,
      goal: "≤ 1.3",
    },
  ];
}

/** What is on the shortlist is the agreement's. @returns the raw query for the same values. */
async function putOnShortlist(store: Store) {
  const [person] = await store.find<Person>("people", { email: "facilitator@coventry.example" });
  const actor = await findActor(store, person?._id ?? "");
  if (actor === undefined) throw new Error("The example has no facilitator");
  let ids = 0;
  const act = { store, actor, via: "example", now: "2008-03-10T10:00:00.000Z", newId: () => `api${++ids}` } as const;
  const agreement = await findAgreement(act, CODE);
  const [priority] = await store.find("priorities", { agreement: agreement._id });
  const made = (await store.find<Indicator>("indicators", {})).filter(({ name }) => name.startsWith("Bench series"));
  for (const { _id } of made.slice(0, 20)) {
    const added = await addPart(act, CODE, "candidate", { priority: priority?._id, indicator: _id, order: 100 });
    if (added.kind !== "done") throw new Error(JSON.stringify(added));
  }
  const { partnership, indicators } = await openBook(act, CODE);
  return {
    scope: { $in: [partnership._id, COMMON_SCOPE] },
    series: { $in: seriesIn(indicators) },
  };
}
