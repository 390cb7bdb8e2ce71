import { type Book, subjectOf } from "@models/agreement/book";
import { dataQualityOf } from "@models/measures/data-quality";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { type Actor } from "@models/people/actor";
import { may } from "@models/people/permissions";
import { COUNTS, COUNT_NAMES, type Grouping, countedIn } from "../../lib/quality-counts";
import { groupsIn, nameOfGroup } from "../../lib/quality-page.server";
import { type TableOffer, day } from "../table";

const mayTake = (book: Book, actor: Actor) => may(actor, "finding.read", subjectOf(book.agreement));

const countsBy = (grouping: Grouping, head: string): Pick<TableOffer, "step" | "mayTake" | "tableOf"> => ({
  step: 1,
  mayTake,
  tableOf(book, { now }) {
    const quality = dataQualityOf(book, now.slice(0, 10));
    return {
      heads: [head, ...COUNT_NAMES.map((name) => COUNTS[name].label)],
      rows: groupsIn(quality, grouping).map((group) => [
        nameOfGroup(book, grouping, group),
        ...COUNT_NAMES.map((name) => {
          const { values, overdue } = countedIn(quality, grouping, group, name);
          return { value: values.length + overdue.length, decimals: 0 };
        }),
      ]),
    };
  },
});

export const qualityBySupplier: TableOffer = {
  id: "quality-by-supplier",
  title: "1 Quality by supplier",
  about: "How many of each supplier’s figures are verified, queried, stale, provisional, overdue or without source.",
  ...countsBy("supplier", "Supplied by"),
};

export const qualityBySource: TableOffer = {
  id: "quality-by-source",
  title: "1 Quality by source",
  about: "The same by the source that the figures name.",
  ...countsBy("source", "From"),
};

export const overdueFigures: TableOffer = {
  id: "overdue-figures",
  title: "1 Overdue figures",
  about: "Figures that should have been supplied by now: by whom, of what and when.",
  step: 1,
  mayTake,
  tableOf: (book, { now }) => ({
    heads: ["Supplied by", "What is measured", "Whose", "When", "Awaited since"],
    rows: dataQualityOf(book, now.slice(0, 10)).overdue.map(({ supplier, indicator, area, group, period, due }) => [
      nameOfGroup(book, "supplier", supplier ?? ""),
      indicator.name,
      placeName(book, { area, group }),
      period ? formatPeriod(period) : "the first figure",
      day(due),
    ]),
  }),
};
