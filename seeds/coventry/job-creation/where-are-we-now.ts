import { addIndicator } from "@models/measures/catalogue";
import { EVERYONE } from "@models/measures/observation";
import type { PeriodCode } from "@models/measures/period";
import { recordValues } from "@models/measures/record-value";
import { type SeriesId, seriesOf } from "@models/measures/series";
import { ILLUSTRATIVE, accepted } from "../../desk";
import { recordTable } from "../../record-table";
import { CLAIMANT_COUNT, COVENTRY, EMPLOYMENT_RATE, SLIDES, VAT_REGISTRATIONS } from "../figures";
import type { Pen } from "./pen";

const CLAIMANT_DOUBT =
  "Shown as published. Rates of 15 to 22% are too high for the claimant count; this is probably all key benefits.";

/** Step 1: the three published tables. @returns the ids of their indicators. */
export async function whereAreWeNow(pen: Pen) {
  const { desk, cast } = pen;
  const { facilitator, organisations, coventry } = cast;
  const own = async (code: string, name: string, unit: string, definition: string, more: object) =>
    accepted(
      await addIndicator(desk.as(facilitator), coventry, {
        code,
        name,
        unit,
        definition,
        polarity: "higher",
        frequency: "quarter",
        dimension: "effectiveness",
        decimals: 1,
        source: SLIDES,
        combine: "none",
        theme: "Local economy",
        ...more,
      }),
    );
  const claimants = await own(
    "Claimant count",
    "Quarterly claimant count rate from the Working Age Client Group",
    "% of working age population",
    "People of working age who claim, as a share of the working age population, by quarter",
    { polarity: "lower", doubt: CLAIMANT_DOUBT },
  );
  const registrations = await own(
    "VAT registrations",
    "Enterprise: VAT registrations per 10,000 adults",
    "per 10,000 adults",
    "Businesses that register for value added tax in the year, per 10,000 adults",
    { frequency: "year" },
  );
  const employment = "NI 151";
  await recordTable(desk, facilitator, coventry._id, `${employment}:1`, EMPLOYMENT_RATE);
  await recordTable(desk, facilitator, coventry._id, seriesOf(claimants, "1"), CLAIMANT_COUNT);
  await recordTable(desk, facilitator, coventry._id, seriesOf(registrations, "1"), VAT_REGISTRATIONS);
  await recordParts(pen, `${employment}:1`);

  const choose = (indicator: string, order: number, because: string, story: string, next: string) =>
    pen.add(facilitator, "candidate", {
      indicator,
      order,
      because,
      story,
      standing: "chosen",
      supplier: {
        organisation: order === 2 ? organisations.coventryCouncil : organisations.jobs,
        person: order === 2 ? cast.council.person : cast.jobs.person,
        source:
          order === 0 ? "Labour Force Survey" : order === 1 ? "Working Age Client Group" : "Small Business Service",
        nextPublication: next,
      },
    });
  await choose(
    employment,
    0,
    "It is what the priority is about, and it fell",
    "Fewer of us work than two years ago. We have kept nearer to the region than Wolverhampton has, but the gap is not closing. (illustrative)",
    "2008-03-19",
  );
  await choose(
    claimants._id,
    1,
    "People out of work are whom the priority is for",
    "The rate hardly moves. It has stayed above the region's in every quarter. (illustrative)",
    "2008-04-16",
  );
  await choose(
    registrations._id,
    2,
    "New firms are where the city is furthest behind",
    "The number of new firms jumped in 2003 when two business parks opened, and we kept part of the gain. (illustrative)",
    "2008-10-30",
  );
  await pen.add(facilitator, "candidate", {
    indicator: "NI 152",
    order: 3,
    standing: "not chosen",
    because: "The Working Age Client Group rate shows the same people quarter by quarter",
  });
  return { employment, claimants: claimants._id, registrations: registrations._id };
}

/** Made up: our row unfolded into the neighbourhoods and the group that the priority is about. */
async function recordParts({ desk, cast, coventry }: Pen, series: SeriesId): Promise<void> {
  const rows = [
    { area: coventry.foleshill, group: EVERYONE, values: { "Q2006-2": 55.8, "Q2007-2": 54.1 } },
    { area: coventry.hillfields, group: EVERYONE, values: { "Q2006-2": 52.4, "Q2007-2": 52.9 } },
    { area: COVENTRY, group: coventry.loneParents, values: { "Q2006-2": 47.5, "Q2007-2": 48.6 } },
  ];
  const given = rows.flatMap(({ area, group, values }) =>
    Object.entries(values).map(([period, value]) => ({
      scope: cast.coventry._id,
      series,
      area,
      group,
      period: period as PeriodCode,
      given: {
        value,
        reason: null,
        status: "final" as const,
        source: ILLUSTRATIVE,
        audience: { kind: "partnership" as const },
      },
    })),
  );
  const recorded = await recordValues(desk.as(cast.facilitator), "Made up for parts of Coventry", given);
  if (recorded.kind !== "saved") throw new Error(`The example's figures clash: ${series}`);
}
