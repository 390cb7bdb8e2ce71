import { formatNumber } from "@models/measures/format";
import { placeWords } from "@models/options/rank-options";
import type { WhichCriterion } from "@models/workshop/exercises/which";
import type { Compared, Ranked } from "@models/workshop/exercises/which-scores";
import { TableScroll } from "../components/text/table-scroll";
import { capitalised } from "../lib/words";
import { useShown } from "./fit-wall";

interface ComparedOptionsProps {
  compared: Compared;
  criteria: readonly WhichCriterion[];
  place: "projector" | "phone" | "desk";
}

/** So many options can be read from the back of a room; all of them, and the reasons, are on the phones. */
const ON_THE_WALL = 5;
const DIFFER_ON_THE_WALL = 2;

/** What the room's scores say: where people disagree first, then which option leads and how firmly. */
export function ComparedOptions({ compared, criteria, place }: ComparedOptionsProps) {
  const { differ, ranking, otherWeights, wins } = compared;
  const first = ranking.filter((option) => option.place === 1);
  const moved = otherWeights.filter(({ isSame }) => !isSame);
  const isWall = place === "projector";
  const { shown } = useShown(isWall ? ranking.slice(0, ON_THE_WALL) : ranking);
  return (
    <div className="wm-compared">
      <section>
        <h2>Where we differ most</h2>
        {differ.length === 0 ? <p>Nowhere by much.</p> : null}
        <ul className="wm-differ">
          {(isWall ? differ.slice(0, DIFFER_ON_THE_WALL) : differ).map(({ option, criterion, scores }) => (
            <li key={`${option} ${criterion}`}>
              <span className="wm-groups__name">{option}</span>
              <span className="wm-room__voice">{criterion}</span>
              <ScoreStrip scores={scores} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>How the options come out</h2>
        <table className="wm-ranked">
          <caption className="govuk-visually-hidden">Options by the room’s weights and scores</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="govuk-visually-hidden">Place</span>
              </th>
              <th scope="col">Option</th>
              <th scope="col" className="wm-ranked__total">
                Of 5
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((option) => (
              <RankedRow key={option.id} option={option} />
            ))}
          </tbody>
        </table>
      </section>
      {first.length > 0 ? (
        <section className="wm-compared__wide">
          <h2>If other things mattered more</h2>
          {moved.length === 0 ? (
            <p>
              <strong>{firstWords(first)}</strong> whichever criterion weighs twice as much, and when all weigh the
              same.
            </p>
          ) : null}
          {moved.length > 0 ? (
            <ul className="wm-moved">
              {moved.map(({ name, first: others }) => (
                <li key={name}>
                  When {name}, <strong>{firstWords(others.map((other) => ({ name: other })))}</strong>
                </li>
              ))}
            </ul>
          ) : null}
          {wins.some(({ share }) => share > 0) ? <p>{winWords(wins)}</p> : null}
        </section>
      ) : null}
      {isWall ? (
        <p className="wm-room__known wm-compared__wide">Reasons for and against each are on your phone.</p>
      ) : (
        <Reasons reasons={compared.reasons} />
      )}
      {isWall ? null : (
        <details className="wm-more">
          <summary>How this is worked out</summary>
          <p>
            A total is the sum of each criterion’s weight × the room’s mean score, divided by the sum of the weights.
            The bar is the middle half of the totals of those who scored every criterion. People differ by the standard
            deviation of their scores. By own weights: for each person, the option that comes first with that person’s
            weights and the room’s mean scores; options that tie share the person.
          </p>
          <ScoreTable ranking={ranking} criteria={criteria} />
        </details>
      )}
    </div>
  );
}

/** "The bus comes first", or which ones tie. */
function firstWords(first: readonly { readonly name: string }[]): string {
  const names = first.map(({ name }) => name);
  const last = names.pop() ?? "";
  return names.length === 0 ? `${last} comes first` : `${names.join(", ")} and ${last} tie`;
}

/** In how many people's own weights each option comes first, the most first. */
function winWords(wins: Compared["wins"]): string {
  const [most, ...others] = wins.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  const rest = others.map(({ name, share }) => `; ${name} for ${formatNumber(share, 0)}%`).join("");
  return `By their own weights ${most?.name} comes first for ${formatNumber(most?.share ?? 0, 0)}% of people${rest}.`;
}

function RankedRow({ option: { place, shared, name, printed, totals, lower, upper } }: { option: Ranked }) {
  const x = (score: number) => 2 + (score / 5) * 96;
  const total = printed ? Number(printed) : null;
  return (
    <tr>
      <td className="wm-ranked__place">{placeWords({ place, shared })}</td>
      <th scope="row">
        <span className="wm-ranked__option">
          <span>{name}</span>
          <svg className="wm-range" viewBox="0 0 100 8" role="img" aria-label={rangeWords(lower, upper)}>
            <line x1="2" x2="98" y1="4" y2="4" />
            {lower === null || upper === null ? null : (
              <rect x={x(lower)} y="1.5" width={Math.max(0.8, x(upper) - x(lower))} height="5" rx="0.6" />
            )}
            {totals.map((each, i) => (
              <circle key={i} cx={x(each)} cy="4" r="0.9" />
            ))}
            {total === null ? null : <path d={`M${x(total)} 0.4 V7.6`} />}
          </svg>
        </span>
      </th>
      <td className="wm-ranked__total">{printed || "not scored"}</td>
    </tr>
  );
}

const rangeWords = (lower: number | null, upper: number | null) =>
  lower === null || upper === null
    ? "Nobody scored every criterion"
    : `The middle half of totals: ${formatNumber(lower, 1)} to ${formatNumber(upper, 1)} of 5`;

/** How many gave each score from 0 to 5: a heap over each number. */
function ScoreStrip({ scores }: { scores: readonly number[] }) {
  const heaps = [0, 1, 2, 3, 4, 5].map((score) => scores.filter((each) => each === score).length);
  const most = Math.max(...heaps);
  return (
    <span className="wm-strip" role="img" aria-label={`Scores: ${scores.join(", ")}`}>
      {heaps.map((count, score) => (
        <span key={score} className="wm-strip__score" aria-hidden="true">
          <svg viewBox="0 0 10 10" preserveAspectRatio="none">
            <rect y={10 - (count / most) * 10} width="10" height={(count / most) * 10} />
          </svg>
          {score}
        </span>
      ))}
    </span>
  );
}

function Reasons({ reasons }: { reasons: Compared["reasons"] }) {
  const given = reasons.filter((each) => each.for.length + each.against.length > 0);
  if (given.length === 0) return null;
  return (
    <section className="wm-compared__wide">
      <h2>Reasons</h2>
      <ul className="wm-reasons">
        {given.map((each) => (
          <li key={each.option}>
            <span className="wm-groups__name">{each.name}</span>
            {(["for", "against"] as const).map((side) => (
              <ul key={side} className="wm-reasons__side">
                {each[side].map((reason, i) => (
                  <li key={i}>
                    <strong>{capitalised(side)}</strong> {reason}
                  </li>
                ))}
              </ul>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ScoreTable({ ranking, criteria }: { ranking: readonly Ranked[]; criteria: readonly WhichCriterion[] }) {
  return (
    <TableScroll label="Mean scores">
      <table className="govuk-table">
        <caption className="govuk-table__caption">Mean scores</caption>
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Option
            </th>
            {criteria.map(({ id, name }) => (
              <th key={id} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row" className="govuk-table__header">
                {name}
              </th>
              {cells.map(({ criterion, mean, scores }) => (
                <td key={criterion} className="govuk-table__cell govuk-table__cell--numeric">
                  {mean === null ? "nobody" : `${formatNumber(mean, 1)} (${scores.length})`}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
