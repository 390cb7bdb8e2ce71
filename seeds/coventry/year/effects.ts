import type { Effect } from "@models/actions/effect";
import { openBook } from "@models/agreement/book";
import { changePart } from "@models/agreement/change-part";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { actionCalled, targetCalled } from "./parts";

const REGISTRATIONS = "VAT registrations per 10,000 adults";
const EMPLOYMENT = "Working age people in employment";
const GCSES = "Pupils with five good GCSEs";

type Expected = Omit<Effect, "target" | "evidence"> & { readonly on: string };

const EXPECTED: Readonly<Record<string, Expected>> = {
  "Start-up clinics in Foleshill and Hillfields": {
    on: REGISTRATIONS,
    ...{ amount: 2.4, low: 1.1, high: 3.4, from: "CY2008", builds: "evenly", basis: "measured elsewhere" },
    why: "Of a hundred people advised elsewhere, eighteen registered a firm within a year. (illustrative)",
  },
  "Mentors for new traders": {
    on: REGISTRATIONS,
    ...{ amount: 1.1, low: 0.3, high: 1.8, from: "CY2009", builds: "evenly", basis: "reasoned" },
    why: "Twenty pairs a year, and half of them would not have registered without. (illustrative)",
  },
  "Locks and lighting for small business premises": {
    on: REGISTRATIONS,
    ...{ amount: 0.2, low: 0, high: 0.6, from: "CY2009", builds: "at once", basis: "guessed" },
    why: "Nobody has counted who stays away because of break-ins. (illustrative)",
  },
  "Job clubs open until eight, with a crèche": {
    on: EMPLOYMENT,
    ...{ amount: 0.5, low: 0.1, high: 0.9, from: "Q2008-4", builds: "evenly", basis: "measured here" },
    why: "In the trial one parent in six found work within three months. (illustrative)",
  },
  "Mathematics after school at four schools": {
    on: GCSES,
    ...{ amount: 1.8, low: 0.6, high: 2.8, from: "CY2009", builds: "evenly", basis: "measured elsewhere" },
    why: "The tutors start too late for the examinations of 2008. (illustrative)",
  },
};

/** Before submission owners say what they expect their actions to bring; together that is not enough. */
export async function expectEffects(desk: Desk, { facilitator }: Cast): Promise<void> {
  const book = await openBook(desk.as(facilitator), CODE);
  const survey = book.parts.evidence.find(({ title }) => title.startsWith("Survey of 420 people"));
  for (const [what, { on, ...expected }] of Object.entries(EXPECTED)) {
    const { _id, rev } = actionCalled(book, what);
    const evidence = survey && on === REGISTRATIONS && expected.basis !== "guessed" ? [survey._id] : [];
    const effects = { first: { target: targetCalled(book, on)._id, ...expected, evidence } };
    accepted(await changePart(desk.as(facilitator), CODE, "action", _id, rev, { effects }));
  }
}
