import { formatNumber } from "@models/measures/format";

/** What the room said, on one line: every estimate a dot, the middle half a box, and beside it what would come anyhow. */
interface SpreadPictureProps {
  values: readonly number[];
  median: number;
  lower: number;
  upper: number;
  /** If nothing changes, with the band that holds 80 in 100 futures. */
  outlook: { median: number; low80: number; high80: number } | null;
  baseline: number | null;
  decimals: number;
  unit: string;
  place: "projector" | "phone" | "desk";
}

/** Drawn for the width that it is shown at, so that its words keep their size. */
const SIZES = {
  projector: { width: 1720, text: 34, dot: 13 },
  desk: { width: 760, text: 17, dot: 7 },
  phone: { width: 350, text: 15, dot: 6 },
} as const;

export function SpreadPicture(props: SpreadPictureProps) {
  const { values, median, lower, upper, outlook, baseline, decimals, unit, place } = props;
  const { width, text, dot } = SIZES[place];
  const known = [
    ...values,
    median,
    ...(outlook ? [outlook.low80, outlook.high80] : []),
    ...(baseline === null ? [] : [baseline]),
  ];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const margin = text * 3.2;
  const x = (value: number) => margin + ((value - least) / (most - least || 1)) * (width - 2 * margin);
  const printed = (value: number) => formatNumber(value, decimals);
  const stacks = stacked(values.map(x), dot * 2.1);
  const tallest = Math.max(1, ...stacks.map(({ level }) => level + 1));
  const dotsFoot = text * 2.4 + tallest * dot * 2.2;
  const box = dotsFoot + text * 0.6;
  const foreseen = box + text * 3.1;
  const height = (outlook ? foreseen + text * 1.9 : box + text * 2.4) + text * 1.4;
  const anchorAt = (at: number) => (at < margin * 1.6 ? "start" : at > width - margin * 1.6 ? "end" : "middle");
  return (
    <svg
      className="wm-spread"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      role="img"
      aria-label={`The room’s estimates: median ${printed(median)} ${unit}, the middle half from ${printed(lower)} to ${printed(upper)}`}
      fontSize={text}
    >
      {baseline === null ? null : (
        <g className="wm-spread__baseline">
          <line x1={x(baseline)} x2={x(baseline)} y1={dotsFoot} y2={height - text * 1.1} />
          <text x={x(baseline)} y={height - text * 0.2} textAnchor={anchorAt(x(baseline))}>
            baseline {printed(baseline)}
          </text>
        </g>
      )}
      <text className="wm-spread__room" x={x(median)} y={text * 1.2} textAnchor={anchorAt(x(median))}>
        the room’s median {printed(median)}
      </text>
      <line className="wm-spread__median" x1={x(median)} x2={x(median)} y1={text * 1.6} y2={box + text} />
      {stacks.map(({ at, level }, i) => (
        <circle key={i} className="wm-spread__dot" cx={at} cy={dotsFoot - dot - level * dot * 2.1} r={dot} />
      ))}
      <rect
        className="wm-spread__half"
        x={x(lower)}
        y={box}
        width={Math.max(2, x(upper) - x(lower))}
        height={text}
        rx={text / 5}
      />
      <text
        className="wm-spread__note"
        x={x(lower)}
        y={box + text * 2.1}
        textAnchor={anchorAt((x(lower) + x(upper)) / 2)}
        dx={
          anchorAt((x(lower) + x(upper)) / 2) === "middle"
            ? (x(upper) - x(lower)) / 2
            : anchorAt((x(lower) + x(upper)) / 2) === "end"
              ? x(upper) - x(lower)
              : 0
        }
      >
        half the room: {printed(lower)} to {printed(upper)}
      </text>
      {outlook ? (
        <g className="wm-spread__outlook">
          <rect
            x={x(outlook.low80)}
            y={foreseen}
            width={Math.max(2, x(outlook.high80) - x(outlook.low80))}
            height={text * 0.7}
            rx={text / 6}
          />
          <line x1={x(outlook.median)} x2={x(outlook.median)} y1={foreseen - text * 0.2} y2={foreseen + text * 0.9} />
          <text x={x(outlook.median)} y={foreseen + text * 1.9} textAnchor={anchorAt(x(outlook.median))}>
            if nothing changes {printed(outlook.median)}
          </text>
        </g>
      ) : null}
    </svg>
  );
}

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
