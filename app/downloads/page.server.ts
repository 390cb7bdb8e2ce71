import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { STEPS, STEP_TITLES } from "@models/agreement/steps";
import { may } from "@models/people/permissions";
import { countOf } from "../lib/words";
import { tablesFor } from "./tables/index.server";

/** What the page of downloads offers: the whole in several forms, then each list. */
export async function downloadsPage(book: Book, act: Pick<Act, "actor" | "store" | "now">) {
  const base = `/agreements/${book.agreement.code}`;
  const offers = await Promise.all(
    tablesFor(book, act.actor).map(async (offer) => ({ offer, rows: (await offer.tableOf(book, act)).rows.length })),
  );
  const listsOf = (step: (typeof offers)[number]["offer"]["step"]) =>
    offers
      .filter(({ offer }) => offer.step === step)
      .map(({ offer: { id, title, about }, rows }) => ({
        id,
        title: title.replace(/^\d /, ""),
        about,
        count: countOf(rows, "row"),
        to: rows > 0 ? `${base}/tables/${id}.csv` : null,
      }));
  return {
    code: book.agreement.code,
    whole: [
      {
        title: "Workbook",
        form: "XLSX",
        about:
          "A front sheet and a sheet for each step and list, with real numbers, dates and formulas. Its figures can be changed and brought back in.",
        to: `${base}/agreement.xlsx`,
        file: true,
      },
      ...(book.from === "earlier day"
        ? []
        : [
            {
              title: "All observations",
              form: "CSV",
              about: "Every figure, one a row, official ones too. However many there are.",
              to: `${base}/observations.csv`,
              file: true,
            },
          ]),
      {
        title: "The agreement as a document",
        form: "print or PDF",
        about: "Contents, numbered tables, charts and sources, to print or to save as PDF from the browser.",
        to: `${base}/print`,
        file: false,
      },
      {
        title: "Milestones and reporting dates",
        form: "calendar",
        about: "A private link for your own calendar program, made on your account page.",
        to: "/account#calendar",
        file: false,
      },
      ...(book.from === "working documents" && may(act.actor, "agreement.export", subjectOf(book.agreement))
        ? [
            {
              title: "Everything for another program",
              form: "JSON",
              about:
                "The whole agreement with its history, in a published format that Waymark reads again. What others hold for themselves is left out.",
              to: `${base}/agreement.json`,
              file: true,
            },
          ]
        : []),
    ],
    groups: [
      ...STEPS.map((step) => ({ id: `step-${step}`, title: `${step}. ${STEP_TITLES[step]}`, lists: listsOf(step) })),
      { id: "whole", title: "The agreement as a whole", lists: listsOf(null) },
    ],
  };
}

export type DownloadsPage = Awaited<ReturnType<typeof downloadsPage>>;
