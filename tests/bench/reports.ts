import { startReport } from "@models/reports/write";
import { actAs } from "../support/example";
import { accepted } from "../support/people";
import { builtPages, serve } from "./host";
import { type Row, mediansInTurns, ms } from "./measure";
import { get, signIn } from "./pages";
import { CODE, TARGETS, regionOf } from "./region";

const FACILITATOR = "facilitator@wolverhampton.example";
/** After it was signed, and long ago. */
const PAST = "2008-06-02";

/** A report as known on a past date, which is built from what was kept, against the same report of today. */
export async function benchReports(): Promise<Row[]> {
  const store = await regionOf(1);
  const { _id } = accepted(
    await startReport(await actAs(store, FACILITATOR, new Date().toISOString()), CODE, "FQ2008-1"),
  );
  const site = await serve(store, await builtPages());
  const cookie = await signIn(site.address, FACILITATOR);
  const path = `/agreements/${CODE}/reports/${_id}`;
  const [past = 0, today = 0] = await mediansInTurns(
    [() => get(site.address, `${path}?on=${PAST}`, cookie), () => get(site.address, path, cookie)],
    { warmUp: 5, runs: 20 },
  );
  site.stop();
  await store.close();
  return [
    {
      what: `report of ${TARGETS} targets as known on a past date`,
      ...{ seen: ms(past), against: `${ms(today)}, the same report of today`, ratio: past / today, goal: "≤ 1.5" },
    },
  ];
}
