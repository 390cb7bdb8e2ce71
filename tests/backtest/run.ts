import { realPanels } from "./panels";
import { type Score, type Sums, emptyScore, scorePanel } from "./score";

/**
 * `npm run backtest [name]`: what forecasts and odds would have said at every past period of the real panels, against what
 * came, as the table that the README quotes.
 */
const wanted = process.argv[2] ?? "";
const scores = new Map<string, Score>();
for (const real of realPanels()) {
  if (!real.name.includes(wanted)) continue;
  const score = scores.get(real.name) ?? emptyScore(real.name);
  if (score.areas === 0) process.stderr.write(`${real.name}…\n`);
  scores.set(real.name, score);
  scorePanel(real, score);
}

const percent = (share: number) => (Number.isNaN(share) ? "" : `${(share * 100).toFixed(0)}%`);
const ratio = (value: number) => (Number.isNaN(value) ? "" : value.toFixed(2));
const brier = (value: number) => (Number.isNaN(value) ? "" : value.toFixed(3));

function cellsOf(sums: Sums): string[] {
  return [
    `${percent(sums.inside80 / sums.count)} (${percent(sums.naiveInside / sums.count)})`,
    ratio(sums.width / sums.naiveWidth),
    ratio(sums.error / sums.lastValueError),
    `${brier(sums.brier / sums.odds)} (${brier(sums.naiveBrier / sums.odds)})`,
  ];
}

/** In how many episodes the interval held for most areas. */
function episodesOf({ origins }: Score): string {
  const held = [...origins.values()].filter(({ inside, of }) => inside / of >= 0.5).length;
  return `${held} of ${origins.size}`;
}

const lines = [...scores.values()]
  .filter(({ level }) => level.count > 0)
  .map((score) => [
    score.panel,
    String(score.areas),
    String(score.level.count),
    episodesOf(score),
    ...cellsOf(score.level),
    ...(score.gap.count > 0 ? cellsOf(score.gap) : ["", "", "", ""]),
  ]);
const heading = [
  "panel",
  "areas",
  "forecasts",
  "episodes held",
  "80% holds (naive)",
  "width",
  "error",
  "Brier (naive)",
  "gap: 80% holds (naive)",
  "width",
  "error",
  "Brier (naive)",
];
for (const line of [heading, heading.map(() => "---"), ...lines]) console.log(`| ${line.join(" | ")} |`);
