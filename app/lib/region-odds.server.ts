import { formatNumber } from "@models/measures/format";
import { type RegionRow, regionDetails } from "@models/region/keep-table";
import type { regionRowsOn } from "./region-day.server";
import { type OddsSums, addSums } from "@models/region/odds-sums";
import type { Store } from "@models/store/port";
import { scoreOdds } from "@models/targets/score-odds";

/** More promises than this fill no page that anybody reads; a row's own are on its agreement's page. */
const MOST_WORKED = 40;

/**
 * The odds that were kept at each signing, scored: all together, and for the agreements that are shown.
 * @param all of the region, of which `shown` are on the page.
 */
export async function regionOdds(
  store: Store,
  all: Awaited<ReturnType<typeof regionRowsOn>>,
  shown: readonly RegionRow[],
) {
  const whole = addSums(all.flatMap(({ summary }) => summary?.odds ?? []));
  const isWorked = whole.scored.count > 0 && whole.scored.count <= MOST_WORKED;
  const scored = isWorked ? all.filter(({ summary }) => (summary?.odds?.scored.count ?? 0) > 0) : [];
  // Of an earlier day the rows carry their own.
  const kept = await regionDetails(
    store,
    scored.flatMap(({ agreement, detail }) => (detail === undefined ? [agreement._id] : [])),
  );
  const details = scored.flatMap(({ agreement, detail }) => detail ?? kept.get(agreement._id) ?? []);
  return {
    signed: all.filter(({ summary }) => summary?.odds).length,
    /** None before something can be scored. */
    agreements: (whole.scored.count > 0 ? shown : []).flatMap(({ agreement, summary }) =>
      summary?.odds
        ? [{ to: `/agreements/${agreement.code}/targets`, name: agreement.name, ...scoreWords(summary.odds) }]
        : [],
    ),
    kept: whole.kept,
    whole: {
      ...scoreWords(whole),
      working: scoreOdds(details.flatMap((detail) => detail.scored))?.working ?? null,
    },
  };
}

function scoreWords({ kept, scored, past }: OddsSums) {
  const mean = ({ count, sum }: OddsSums["past"]) => formatNumber(sum / count, 2);
  return {
    kept,
    count: scored.count,
    mean: scored.count > 0 ? mean(scored) : null,
    past: past.count > 0 ? { mean: mean(past), count: past.count } : null,
  };
}

export type RegionOddsView = Awaited<ReturnType<typeof regionOdds>>;
