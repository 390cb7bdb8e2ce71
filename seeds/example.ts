import { loadCatalogue } from "@models/measures/catalogue";
import type { Store } from "@models/store/port";
import { startCoventry } from "./coventry/agreement";
import { recordFindings } from "./coventry/findings";
import { writeJobCreation } from "./coventry/job-creation/write";
import { beginNegotiation } from "./coventry/negotiation";
import { writeOtherPriorities } from "./coventry/other-priorities";
import { Desk } from "./desk";
import { FOUNDER, gatherCast } from "./people";
import { readReferenceLists } from "./reference/load";
import { writeNeighbours } from "./neighbours";

/**
 * Gives an empty store the Coventry example and the region around it, through the same commands that people use.
 * The tables and the vision are as published; whatever is made up has the source "illustrative".
 * @param referenceDirectory where the reference lists lie: seeds/reference of the project.
 */
export async function seedExample(store: Store, referenceDirectory: string): Promise<void> {
  const founding = new Desk(store, "2008-01-14T09:00:00.000Z", "w");
  await loadCatalogue(founding.as(FOUNDER), readReferenceLists(referenceDirectory));
  const cast = await gatherCast(founding);
  const writing = new Desk(store, "2008-02-28T09:00:00.000Z", "c");
  const coventry = await startCoventry(writing, cast);
  const offered = await writeJobCreation(writing, cast, coventry);
  await writeOtherPriorities(writing, cast, coventry);
  await recordFindings(new Desk(store, "2008-03-04T09:00:00.000Z", "f"), cast);
  await beginNegotiation(new Desk(store, "2008-03-05T09:00:00.000Z", "o"), cast, offered);
  await writeNeighbours(new Desk(store, "2008-03-03T09:00:00.000Z", "n"), cast);
}
