import { Link } from "@remix-run/react";
import type { RegionOddsView } from "../../lib/region-odds.server";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { Working } from "../text/working";

type Score = Omit<RegionOddsView["whole"], "working">;

const INTRO =
  "Each signed promise keeps the odds that it had on the day. Once the result that judges it is known they are scored: 0 is sure and right, 1 is sure and wrong, and a coin scores 0.25.";

const [SCORED, MEAN, PAST] = ["Odds scored", "Mean Brier score", "Of past runs"] as const;
const NUMBERS = [SCORED, MEAN, PAST];

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
          <BlockTable
            label="Scores of the odds at signing, by agreement"
            heads={["Agreement", ...NUMBERS]}
            numbers={NUMBERS}
            className="wm-table--plain wm-table--pairs"
          >
            {agreements.map((agreement) => (
              <BlockRow key={agreement.to} head={<Link to={agreement.to}>{agreement.name}</Link>}>
                <ScoreCells score={agreement} kept={agreement.kept} />
              </BlockRow>
            ))}
            {agreements.length > 1 ? (
              <BlockRow className="wm-table__ours" head="The region">
                <ScoreCells score={whole} kept={kept} />
              </BlockRow>
            ) : null}
          </BlockTable>
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
      <Cell head={SCORED} className="wm-number">
        {count}
        <small>of {kept}</small>
      </Cell>
      <Cell head={MEAN} className="wm-number">
        {mean ?? "none yet"}
      </Cell>
      <Cell head={PAST} className="wm-number">
        {past ? (
          <>
            {past.mean}
            <small>over {past.count}</small>
          </>
        ) : (
          "none kept"
        )}
      </Cell>
    </>
  );
}
