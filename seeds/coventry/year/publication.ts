import { openBook } from "@models/agreement/book";
import { publishAgreement } from "@models/agreement/publish";
import { answerFeedback, hideFeedback } from "@models/feedback/moderate";
import { sendFeedback } from "@models/feedback/send-feedback";
import { VIEWER } from "@models/people/actor";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { priorityCalled, targetCalled } from "./parts";

/** What was agreed and what had come of it by the middle of November, for everybody to read. */
export async function publishProgress(desk: Desk, { facilitator }: Cast): Promise<void> {
  accepted(
    await publishAgreement(desk.as(facilitator), CODE, {
      kind: "progress",
      until: "2008-11-19",
      says: "More young people passed their examinations than we promised. Firms hire fewer people since the summer, here and everywhere else; we keep the job clubs open and ask what else would help. (illustrative)",
    }),
  );
}

/** Three readers: one answered, one not shown, one still waiting. */
export async function hearReaders(desk: Desk, { facilitator }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const say = async (about: string, said: object) =>
    accepted(await sendFeedback(desk.as(VIEWER), CODE, { about, ...said }));
  const vat = targetCalled(book, "VAT registrations per 10,000 adults")._id;
  const asked = await say(`target:${vat}`, {
    text: "I started a firm in Foleshill last year. The clinic was full each time I asked. Could there be one in the evening? (illustrative)",
    ...{ name: "A shopkeeper in Foleshill", showName: true, email: "shop@reader.example" },
  });
  accepted(
    await answerFeedback(
      desk.as(facilitator),
      CODE,
      asked._id,
      asked.rev,
      "The council opens a second clinic at the library on Tuesday evenings from January. (illustrative)",
    ),
  );
  const rude = await say("whole", { text: "The owner of number 14 does not pay her staff. (illustrative)" });
  accepted(
    await hideFeedback(
      desk.as(facilitator),
      CODE,
      rude._id,
      rude.rev,
      "It accuses somebody who can be recognised. The writer was told whom to turn to. (illustrative)",
    ),
  );
  await say(`priority:${priorityCalled(book, "To promote job creation")._id}`, {
    text: "How many of the people at the job clubs found work? (illustrative)",
    name: "J. Bennett",
  });
}

/** Two decisions with the figures that they rested on: what became of the older one is known. */
export async function writeDecisions(desk: Desk, { facilitator }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const priority = priorityCalled(book, "To promote job creation")._id;
  await desk.add(facilitator, CODE, "decision", {
    ...{ what: "Open two start-up clinics instead of four", kind: "budget", priority, date: "2008-06-24" },
    takenBy: "Partnership board",
    restedOn: {
      vat: {
        target: targetCalled(book, "VAT registrations per 10,000 adults")._id,
        ...{ period: "CY2005", value: "29.1" },
      },
    },
    expected: "Two clinics that are always open start as many firms as four that are not. (illustrative)",
    outcome: "The first clinic was full from its second week; a third is asked for. (illustrative)",
    outcomeOn: "2008-11-18",
  });
  await desk.add(facilitator, CODE, "decision", {
    ...{ what: "Keep the job clubs open until eight through the winter", kind: "management", priority },
    ...{ date: "2008-11-20", takenBy: "District manager, Jobcentre Plus" },
    restedOn: {
      work: {
        target: targetCalled(book, "Working age people in employment")._id,
        ...{ period: "Q2008-2", value: "71.9" },
      },
    },
    expected: "People who lose a job this winter find the next within three months. (illustrative)",
  });
}
