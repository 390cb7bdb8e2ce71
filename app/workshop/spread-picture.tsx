import { formatNumber } from "@models/measures/format";
import { ENOUGH_FOR_HALF } from "@models/workshop/exercises/enough-for-half";
import type { FarResult } from "@models/workshop/exercises/far";

interface SpreadPictureProps {
  result: FarResult;
  baseline: number | null;
  decimals: number;
  unit: string;
  place: "projector" | "phone" | "desk";
}

/** Drawn for the width that it is shown at, so that its words keep their size. */
const SIZES = {
  projector: { width: 1150, text: 36, dot: 15 },
  desk: { width: 760, text: 17, dot: 7 },
  phone: { width: 350, text: 15, dot: 6 },
} as const;

/** How wide a letter usually is, of its height. */
const LETTER = 0.5;
/** What may come is cut off where it would press the estimates flat: so much of their span is left on either side. */
const BEYOND = 0.35;

/** What the room said, on one line: every estimate a dot, the middle half a box; and beside it what is known otherwise. */
export function SpreadPicture({ result, baseline, decimals, unit, place }: SpreadPictureProps) {
  const { values, count, median, lower, upper, outlook, promised, asked } = result;
  const { width, text, dot } = SIZES[place];
  const printed = (value: number) => formatNumber(value, decimals);
  const beside = [
    ...(promised === undefined
      ? []
      : [{ look: "promised", value: promised, words: `promised so far ${printed(promised)}` }]),
    ...(asked === undefined ? [] : [{ look: "asked", value: asked, words: `the region asks ${printed(asked)}` }]),
    ...(baseline === null ? [] : [{ look: "baseline", value: baseline, words: `baseline ${printed(baseline)}` }]),
  ];
  const known = [...values, ...beside.map(({ value }) => value), ...(outlook ? [outlook.median] : [])];
  const span = Math.max(...known) - Math.min(...known) || 1;
  const least = Math.min(...known, Math.max(outlook?.low80 ?? Infinity, Math.min(...known) - BEYOND * span));
  const most = Math.max(...known, Math.min(outlook?.high80 ?? -Infinity, Math.max(...known) + BEYOND * span));
  const margin = text * 1.2;
  const within = (value: number) => Math.max(least, Math.min(most, value));
  const x = (value: number) => margin + ((within(value) - least) / (most - least || 1)) * (width - 2 * margin);
  /** The middle of words that are to stand at a place, moved in from the edges. */
  const centre = (at: number, words: string, size: number = text) => {
    const half = Math.min(width, words.length * size * LETTER) / 2;
    return Math.max(half, Math.min(width - half, at));
  };
  const stacks = stacked(values.map(x), dot * 2.1);
  const tallest = Math.max(1, ...stacks.map(({ level }) => level + 1));
  const large = text * 1.5;
  const dotsFoot = large * 1.6 + tallest * dot * 2.2;
  const isHalved = count >= ENOUGH_FOR_HALF;
  const box = dotsFoot + text * 0.4;
  const boxWords = isHalved
    ? `the middle half of estimates: ${printed(lower)} to ${printed(upper)}`
    : `${count === 1 ? "the only estimate" : "the estimates"}: ${values.map(printed).join(", ")}`;
  const foreseen = box + text * (isHalved ? 3.2 : 2);
  const outlookWords = outlook ? [`if nothing changes ${printed(outlook.median)}`, bandWords(outlook, printed)] : [];
  const marks = foreseen + (outlook ? text * 4.2 : 0);
  const height = marks + beside.length * text * 1.5;
  /** That the band goes on beyond the picture's edge. */
  const arrow = (from: number, by: number) => `M${from} ${foreseen - text * 0.2}v${text * 1.2}l${by} ${-text * 0.6}z`;
  const middleWords = `the middle estimate ${printed(median)}`;
  return (
    <svg
      className="wm-spread"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      role="img"
      aria-label={[
        `The room’s estimates: ${middleWords} ${unit}`,
        boxWords,
        ...outlookWords,
        ...beside.map(({ words }) => words),
      ].join("; ")}
      fontSize={text}
    >
      {beside.map(({ look, value }) => (
        <line
          key={look}
          className={`wm-spread__rule wm-spread__rule--${look}`}
          {...vertical(x(value), dotsFoot, height)}
        />
      ))}
      <text className="wm-spread__room" x={centre(x(median), middleWords, large)} y={large} fontSize={large}>
        {middleWords}
      </text>
      <line className="wm-spread__median" {...vertical(x(median), large * 1.2, box + text * (isHalved ? 1 : 0))} />
      {stacks.map(({ at, level }, i) => (
        <circle key={i} className="wm-spread__dot" cx={at} cy={dotsFoot - dot - level * dot * 2.1} r={dot} />
      ))}
      {isHalved ? (
        <rect
          className="wm-spread__half"
          x={x(lower)}
          y={box}
          width={Math.max(2, x(upper) - x(lower))}
          height={text}
          rx={text / 5}
        />
      ) : null}
      <text
        className="wm-spread__note"
        x={centre((x(lower) + x(upper)) / 2, boxWords)}
        y={box + text * (isHalved ? 2.2 : 1)}
      >
        {boxWords}
      </text>
      {outlook ? (
        <g className="wm-spread__outlook">
          <rect
            x={x(outlook.low80)}
            y={foreseen}
            width={Math.max(2, x(outlook.high80) - x(outlook.low80))}
            height={text * 0.8}
            rx={text / 6}
          />
          {outlook.low80 < least ? <path d={arrow(margin, -margin * 0.8)} /> : null}
          {outlook.high80 > most ? <path d={arrow(width - margin, margin * 0.8)} /> : null}
          <line {...vertical(x(outlook.median), foreseen - text * 0.2, foreseen + text)} />
          {outlookWords.map((words, i) => (
            <text key={words} x={centre(x(outlook.median), words)} y={foreseen + text * (2 + i * 1.25)}>
              {words}
            </text>
          ))}
        </g>
      ) : null}
      {beside.map(({ look, value, words }, i) => (
        <text
          key={look}
          className={`wm-spread__beside wm-spread__beside--${look}`}
          x={centre(x(value), words)}
          y={marks + text * (1 + i * 1.5)}
        >
          {words}
        </text>
      ))}
    </svg>
  );
}

const vertical = (at: number, from: number, to: number) => ({ x1: at, x2: at, y1: from, y2: to });

const bandWords = ({ low80, high80 }: NonNullable<FarResult["outlook"]>, printed: (value: number) => string) =>
  `80 of 100 simulated futures: ${printed(low80)} to ${printed(high80)}`;

/** Dots that would cover each other stand on each other. @param apart how far two beside each other are, in the picture's unit. */
function stacked(places: readonly number[], apart: number): { at: number; level: number }[] {
  const ends: number[] = [];
  return [...places]
    .sort((a, b) => a - b)
    .map((at) => {
      const free = ends.findIndex((end) => at - end >= apart);
      const level = free === -1 ? ends.length : free;
      ends[level] = at;
      return { at, level };
    });
}
