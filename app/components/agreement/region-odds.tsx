import { Link } from "@remix-run/react";
import type { RegionOddsView } from "../../lib/region-odds.server";
import { Section } from "../layout/section";
import { TableScroll } from "../text/table-scroll";
import { Working } from "../text/working";

type Score = Omit<RegionOddsView["whole"], "working">;

const INTRO =
  "Each signed promise keeps the odds that it had on the day. Once the result that judges it is known they are scored: 0 is sure and right, 1 is sure and wrong, and a coin scores 0.25.";

interface RegionOddsProps {
  region: string;
  odds: RegionOddsView;
}

/** How good the odds at signing turned out to be, for each agreement and for the region. */
export function RegionOdds({ region, odds: { signed, agreements, kept, whole } }: RegionOddsProps) {
  return (
    <Section id={`odds-${region}`} title="How good were the odds?" intro={INTRO}>
      <p>{sayWhole(signed, kept, whole)}</p>
      {whole.mean === null ? null : (
        <>
          <TableScroll label="Scores of the odds at signing">
            <table className="wm-table wm-table--plain">
              <caption className="govuk-visually-hidden">Scores of the odds at signing, by agreement</caption>
              <thead>
                <tr>
                  <th scope="col">Agreement</th>
                  <th scope="col" className="wm-number">
                    Odds scored
                  </th>
                  <th scope="col" className="wm-number">
                    Mean Brier score<small>a coin: 0.25</small>
                  </th>
                  <th scope="col" className="wm-number">
                    Of past runs
                  </th>
                </tr>
              </thead>
              <tbody>
                {agreements.map((agreement) => (
                  <tr key={agreement.to}>
                    <th scope="row">
                      <Link to={agreement.to}>{agreement.name}</Link>
                    </th>
                    <ScoreCells score={agreement} kept={agreement.kept} />
                  </tr>
                ))}
                {agreements.length > 1 ? (
                  <tr className="wm-table__ours">
                    <th scope="row">The region</th>
                    <ScoreCells score={whole} kept={kept} />
                  </tr>
                ) : null}
              </tbody>
            </table>
          </TableScroll>
          {whole.working ? <Working working={whole.working} /> : null}
        </>
      )}
    </Section>
  );
}

function sayWhole(agreements: number, kept: number, { count, mean }: Score): string {
  if (agreements === 0) return "No agreement of the region is signed yet, so no odds are kept.";
  if (mean === null) {
    return `${kept} odds are kept and none can be scored yet: no result that judges a signed promise is known to the region.`;
  }
  return `${count} of ${kept} odds scored, mean Brier score ${mean}.`;
}

function ScoreCells({ score: { count, mean, past }, kept }: { score: Score; kept: number }) {
  return (
    <>
      <td className="wm-number">
        {count}
        <small>of {kept}</small>
      </td>
      <td className="wm-number">{mean ?? "none yet"}</td>
      <td className="wm-number">
        {past ? (
          <>
            {past.mean}
            <small>over {past.count}</small>
          </>
        ) : (
          "none kept"
        )}
      </td>
    </>
  );
}
