import { subtract } from "../../measures/arithmetic";
import { formatPeriod } from "../../measures/period";
import type { ChallengeRule, Raised } from "./challenge";
import { expectedOfReference } from "./expected";
import { knownValueIn } from "./known-value";
import { stepsBetween } from "./promise";
import type { ChallengeSubject } from "./subject";
import { usualMoveOf } from "./usual-move";
import { aStep, amount, known, promised, signed, worked } from "./words";

/** Ends further behind than it begins, or closes a gap faster than any two areas ever did. */
export const gap: ChallengeRule = {
  id: "gap",
  cause: "the pace",
  raise(subject) {
    const { baseline, final, direction, table, reference } = subject;
    const row = table.rows.find(({ role }) => role === "region") ?? table.rows.find(({ role }) => role === "country");
    const theirs = baseline && row && knownValueIn(subject, baseline.period, row);
    const expected = final && expectedOfReference(subject, final.period);
    if (!baseline || !final || !row || theirs === undefined || !expected || !reference || direction === 0) return [];
    // Positive is ahead.
    const before = direction * subtract(baseline.value, theirs);
    const after = direction * (final.value - expected.median);
    const usual = usualMoveOf(subject) ?? 0;
    const [since, when] = [formatPeriod(baseline.period), formatPeriod(final.period)];
    const numbers = [
      { name: "gap at the baseline", value: direction * before, kind: "value" as const },
      { name: "gap at the end", value: direction * after, kind: "value" as const },
    ];
    const working = {
      title: `The gap to ${row.name}`,
      formula: `ours − ${row.name}, at the baseline and at the end`,
      inputs: [
        promised(subject, baseline),
        ...known(subject, baseline.period, row),
        promised(subject, final),
        worked(subject, `${row.name} in ${when}, if nothing changes`, expected.median, `forecast: median`),
      ],
      result: `${signed(subject, direction * before)} becomes ${signed(subject, direction * after)}`,
    };
    const span = { from: baseline.period, to: final.period };
    // Less than half a usual move is no difference that anybody could tell from noise.
    if (after < 0 && after < before - usual / 2) {
      return [
        {
          span,
          strength: "should answer",
          question: `Why will we be further behind ${row.name} in ${when} than in ${since}?`,
          why: `The gap was ${signed(subject, direction * before)} in ${since}; at what is promised it would be ${signed(subject, direction * after)} if ${row.name} goes on as it did.`,
          numbers,
          working,
          weight: usual > 0 ? (before - after) / usual : 1,
        },
      ];
    }
    return closesTooFast(subject, { before, after, numbers, working, span, name: row.name });
  },
};

interface Closing extends Pick<Raised, "numbers" | "working"> {
  readonly before: number;
  readonly after: number;
  readonly span: NonNullable<Raised["span"]>;
  readonly name: string;
}

function closesTooFast(subject: ChallengeSubject, { before, after, numbers, working, span, name }: Closing): Raised[] {
  const { panel } = subject;
  const steps = Math.round(stepsBetween(panel, span.from, span.to));
  const closed = Math.min(after, 0) - before;
  const fastest = fastestClosing(subject, steps);
  const isNoise = closed <= (usualMoveOf(subject) ?? 0) / 2;
  if (before >= 0 || closed <= 0 || isNoise || steps < 1 || !fastest || closed / steps <= fastest.pace) return [];
  const a = aStep(subject);
  return [
    {
      span,
      about: "closing",
      strength: "should answer",
      question: `How will we close the gap to ${name} faster than any two areas here ever did?`,
      why:
        `It would close by ${amount(subject, closed / steps, 1)} ${a}; ` +
        (fastest.pace > 0
          ? `the fastest was ${amount(subject, fastest.pace, 1)} ${a}, ${fastest.behind} to ${fastest.ahead}.`
          : "no gap here ever closed over so long."),
      numbers: [...numbers, { name: "fastest closing", value: fastest.pace, kind: "value" }],
      working: {
        ...working,
        formula: `${working.formula}; its closing ÷ ${steps} steps, against every two areas over as many steps`,
      },
      weight: fastest.pace > 0 ? closed / steps / fastest.pace : 2,
    },
  ];
}

/** The fastest that one area ever closed in on another over so many steps (or, in a shorter series, over all of them). */
function fastestClosing(
  { panel, direction }: ChallengeSubject,
  wanted: number,
): { pace: number; behind: string; ahead: string } | undefined {
  if (!panel) return undefined;
  const steps = Math.min(wanted, panel.periods.length - 1);
  if (steps < 1) return undefined;
  const areas = [panel.ours, ...panel.others];
  let fastest: { pace: number; behind: string; ahead: string } | undefined;
  for (const behind of areas) {
    for (const ahead of areas) {
      for (let i = 0; i + steps < panel.periods.length; i += 1) {
        const at = (area: typeof behind, j: number) => area.values[j] ?? null;
        const [a0, b0, a1, b1] = [at(behind, i), at(ahead, i), at(behind, i + steps), at(ahead, i + steps)];
        if (behind === ahead || a0 === null || b0 === null || a1 === null || b1 === null) continue;
        const start = direction * (a0 - b0);
        if (start >= 0) continue;
        const pace = (Math.min(direction * (a1 - b1), 0) - start) / steps;
        if (!fastest || pace > fastest.pace) fastest = { pace, behind: behind.name, ahead: ahead.name };
      }
    }
  }
  return fastest;
}
