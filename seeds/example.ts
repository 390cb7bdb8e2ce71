import { publishAgreement } from "@models/agreement/publish";
import { loadCatalogue } from "@models/measures/catalogue";
import type { Store } from "@models/store/port";
import { agreeSubmitted, submitApproved } from "./agree-submitted";
import { CODE, startCoventry } from "./coventry/agreement";
import { recordFindings } from "./coventry/findings";
import { writeJobCreation } from "./coventry/job-creation/write";
import { beginNegotiation } from "./coventry/negotiation";
import { writeOtherPriorities } from "./coventry/other-priorities";
import { bringFirstResults } from "./coventry/year/autumn";
import { signCommitments } from "./coventry/year/commitments";
import { sayWhatIsGiven } from "./coventry/year/money";
import { beginNextAgreement } from "./coventry/year/next-agreement";
import { reportQuarter } from "./coventry/year/reports";
import { hearReaders, publishProgress, writeDecisions } from "./coventry/year/publication";
import { proposeRefresh } from "./coventry/year/refresh";
import { rehearseReview } from "./coventry/year/rehearsal";
import { completeInSpring } from "./coventry/year/spring";
import { askTheSilent, sendFirstUpdates } from "./coventry/year/updates";
import { holdWorkshop } from "./coventry/year/workshop";
import { Desk, accepted } from "./desk";
import { type Cast, FOUNDER, gatherCast } from "./people";
import { WOLVERHAMPTON_CODE, writeNeighbours } from "./neighbours";
import { readReferenceLists } from "./reference/load";
import { beginReviews } from "./region/review";
import { writeRegion } from "./region/write";
import type { Stage } from "./stages";

/**
 * Gives an empty store the Coventry example and the region around it, through the same commands that people use.
 * The tables and the vision are as published; whatever is made up has the source "illustrative".
 * @param referenceDirectory where the reference lists lie: seeds/reference of the project.
 * @param stage how far it has come; the store is not marked as standing there (see markDemoStore).
 */
export async function seedExample(store: Store, referenceDirectory: string, stage: Stage): Promise<void> {
  const cast = await writeDraft(store, referenceDirectory);
  if (stage === "a year in") await writeYear(store, cast);
}

async function writeDraft(store: Store, referenceDirectory: string): Promise<Cast> {
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
  return cast;
}

/** Coventry completes its draft, signs and publishes it, meets its first results and begins the next; its region goes on too. */
async function writeYear(store: Store, cast: Cast): Promise<void> {
  await completeInSpring(new Desk(store, "2008-04-07T09:00:00.000Z", "s"), cast);
  await submitApproved(new Desk(store, "2008-05-21T09:00:00.000Z", "u"), cast.facilitator, CODE, "2008-05-20");
  const judging = new Desk(store, "2008-06-16T09:00:00.000Z", "g");
  for (const code of [CODE, WOLVERHAMPTON_CODE]) await agreeSubmitted(judging, cast.reviewer, code);
  const publishing = new Desk(store, "2008-06-23T09:00:00.000Z", "p").as(cast.facilitator);
  accepted(await publishAgreement(publishing, CODE, { kind: "agreed" }));
  await reportQuarter(new Desk(store, "2008-07-21T09:00:00.000Z", "q"), cast, "FQ2008-1");
  await sendFirstUpdates(new Desk(store, "2008-09-15T09:00:00.000Z", "d"), cast);
  await signCommitments(new Desk(store, "2008-10-06T09:00:00.000Z", "m"), cast);
  await reportQuarter(new Desk(store, "2008-10-20T09:00:00.000Z", "qq"), cast, "FQ2008-2");
  await writeRegion(store, cast);
  await sayWhatIsGiven(new Desk(store, "2008-11-03T09:00:00.000Z", "y"), cast);
  await bringFirstResults(new Desk(store, "2008-11-19T09:00:00.000Z", "r"), cast);
  await askTheSilent(new Desk(store, "2008-11-20T09:00:00.000Z", "k"), cast);
  await proposeRefresh(new Desk(store, "2008-11-21T09:00:00.000Z", "e"), cast);
  await writeDecisions(new Desk(store, "2008-11-21T15:00:00.000Z", "dc"), cast);
  await publishProgress(new Desk(store, "2008-11-22T09:00:00.000Z", "pp"), cast);
  await hearReaders(new Desk(store, "2008-11-26T09:00:00.000Z", "hr"), cast);
  await beginNextAgreement(new Desk(store, "2008-11-24T09:00:00.000Z", "x"), cast);
  await holdWorkshop(new Desk(store, "2008-11-25T09:30:00.000Z", "ws"), cast);
  await rehearseReview(new Desk(store, "2008-11-25T14:00:00.000Z", "h"), cast);
  await beginReviews(new Desk(store, "2008-11-25T09:00:00.000Z", "v"), cast);
}
