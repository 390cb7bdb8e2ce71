import { useId } from "react";
import { FINDING_MARKS } from "../measures/finding-marks";
import { MarkShape } from "../text/status-mark";
import {
  type Chart,
  type ChartBand,
  type ChartLine,
  type ChartMark,
  type ChartPoint,
  DRAWING_ORDER,
  START_ABOVE,
  isProposed,
  placeName,
  scaleOf,
  spanOf,
  spread,
  spreadWithin,
  startNames,
  tellPoint,
  valuesOn,
} from "./chart";

/** Pixels from the top of the plot to its foot, where nothing else is asked for. */
const USUAL = 300;
const LABEL_APART = 17;
/** Between a line's end and its name. */
const END_GAP = 10;

/**
 * The chart as the server draws it, before or without scripts. Horizontal places are shares of the width and vertical ones
 * pixels, so that text keeps its size on every screen.
 */
export function LineChartSvg({ chart, height = USUAL }: { chart: Chart; height?: number }) {
  const hatch = useId();
  const scale = scaleOf(valuesOn(chart), height < USUAL ? 4 : undefined);
  const { first, last } = spanOf(chart.ticks);
  const x = (at: number) => ((at - first) / (last - first)) * 100;
  const y = (value: number) => height - ((value - scale.from) / (scale.to - scale.from || 1)) * height;
  const inDrawingOrder = [...chart.lines].sort((a, b) => DRAWING_ORDER.indexOf(a.role) - DRAWING_ORDER.indexOf(b.role));
  const sparse = Math.ceil(chart.ticks.length / 8);
  return (
    <svg
      className="wm-chart__svg"
      width="100%"
      height={height + 56}
      role="img"
      aria-label={`${chart.title}: line chart of the numbers in the table`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="wm-chart__hatch" />
        </pattern>
      </defs>
      <svg y="22" overflow="visible" height={height}>
        {(chart.marks ?? []).map(({ number, from, to }) => (
          <rect
            key={number}
            className="wm-chart__stretch"
            x={`${x(from)}%`}
            width={`${Math.max(0.5, x(to) - x(from))}%`}
            height={height}
          />
        ))}
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line className="wm-chart__grid" x1="0%" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text className="wm-chart__tick" x="0" dx="-10" y={y(tick)} dy="0.32em" textAnchor="end">
              {tick.toLocaleString("en-GB", { minimumFractionDigits: scale.decimals })}
            </text>
          </g>
        ))}
        {chart.ticks.map(({ at, label }, i) => (
          <text
            key={label}
            className={`wm-chart__tick${isKept(i, chart.ticks.length, sparse) ? "" : " wm-chart__tick--spare"}${
              isKept(i, chart.ticks.length, Math.ceil(chart.ticks.length / 4)) ? "" : " wm-hide-phone"
            }`}
            x={`${x(at)}%`}
            y={height}
            dy="1.7em"
            textAnchor="middle"
          >
            {label}
          </text>
        ))}
        {chart.breaks.map((at) => (
          <g key={at}>
            <line className="wm-chart__break" x1={`${x(at)}%`} x2={`${x(at)}%`} y1="0" y2={height} />
            <text className="wm-chart__tick" x={`${x(at)}%`} dx="5" y="12">
              new definition
            </text>
          </g>
        ))}
        {chart.gaps.map(({ at, word, isAsked }) => (
          <g key={at}>
            <svg x={`${x(at)}%`} overflow="visible">
              <rect x="-13" width="26" height={height} fill={`url(#${hatch})`} />
            </svg>
            <text
              className={isAsked ? "wm-chart__asked" : "wm-chart__tick"}
              x={`${x(at)}%`}
              y={isAsked ? height / 2 : height}
              dy="-0.5em"
              textAnchor="middle"
            >
              {word}
            </text>
          </g>
        ))}
        {chart.bands?.map((band) => (
          <Band key={band.id} band={band} x={x} y={y} height={height} />
        ))}
        {chart.dates?.map(({ at, word }) => (
          <g key={word}>
            <line className="wm-chart__date" x1={`${x(at)}%`} x2={`${x(at)}%`} y1="18" y2={height} />
            <circle className="wm-chart__date-mark" cx={`${x(at)}%`} cy="18" r="6" />
            <text
              className="wm-chart__label wm-chart__label--promise"
              x={`${x(at)}%`}
              dx="-12"
              y="18"
              dy="0.32em"
              textAnchor="end"
            >
              {word}
            </text>
          </g>
        ))}
        {inDrawingOrder.map((line) => (
          <Line key={line.id} line={line} x={x} y={y} height={height} />
        ))}
        <Labels lines={chart.lines} x={x} y={y} />
        {spreadMarks(chart.marks ?? [], x).map(({ number, at }) => (
          <g key={number} className="wm-chart__mark">
            <circle cx={`${at}%`} cy="13" r="9" />
            <text x={`${at}%`} y="13" dy="0.34em" textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
      </svg>
    </svg>
  );
}

/** Each number over the middle of its stretch, in per cent of the width, moved aside where two would meet. */
function spreadMarks(marks: readonly ChartMark[], x: (at: number) => number): { number: number; at: number }[] {
  const places = spreadWithin(
    marks.map(({ from, to }) => (x(from) + x(to)) / 2),
    5,
    0,
    100,
  );
  return marks.map(({ number }, i) => ({ number, at: places[i] ?? 0 }));
}

/** Every n-th label counted from the end, so that the newest always stands. */
const isKept = (i: number, count: number, every: number) => (count - 1 - i) % every === 0;

interface Placing {
  x: (at: number) => number;
  y: (value: number) => number;
}

/** Also of what is stretched over the whole plot. */
interface Stretching extends Placing {
  height: number;
}

function Band({ band, x, y, height }: { band: ChartBand } & Stretching) {
  const edge = (end: "low" | "high") =>
    band.points.map((point) => `${x(point.at).toFixed(3)},${y(point[end]).toFixed(2)}`);
  return (
    <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="hidden">
      <title>{band.name}</title>
      <polygon
        className={`wm-chart__band wm-chart__band--${band.role}`}
        points={[...edge("low"), ...edge("high").reverse()].join(" ")}
      />
    </svg>
  );
}

function Line({ line, x, y, height }: { line: ChartLine } & Stretching) {
  return (
    <g className={`wm-line wm-line--${line.role}`}>
      <title>{line.name}</title>
      <svg width="100%" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" overflow="visible">
        {line.runs.map((run) => (
          <polyline
            key={run[0]?.at}
            className="wm-line__path"
            points={run.map((point) => `${x(point.at).toFixed(3)},${y(point.value).toFixed(2)}`).join(" ")}
          />
        ))}
      </svg>
      {line.runs.flatMap((run) =>
        run
          .filter(
            ({ mark, doubted }) =>
              mark !== "dot" ||
              doubted !== undefined ||
              line.role === "ours" ||
              line.role === "tide" ||
              (run.length === 1 && !HAS_START.has(line.role)),
          )
          .map((point) => <Mark key={point.at} point={point} role={line.role} x={x} y={y} />),
      )}
    </g>
  );
}

/** Lines that start at our last known point, which is marked already. */
const HAS_START: ReadonlySet<ChartLine["role"]> = new Set(["promise", "counter", "forecast"]);

function Mark({ point, role, x, y }: { point: ChartPoint; role: ChartLine["role"] } & Placing) {
  if (point.doubted) {
    return (
      <svg x={`${x(point.at)}%`} y={y(point.value)} overflow="visible">
        <g className={`wm-line__doubt wm-mark--${FINDING_MARKS[point.doubted]}`}>
          <title>{tellPoint(point)}</title>
          <MarkShape kind={FINDING_MARKS[point.doubted]} />
        </g>
      </svg>
    );
  }
  const radius = isProposed(role) ? 5.5 : role === "ours" ? 3.6 : role === "tide" ? 2 : 2.8;
  return (
    <circle
      className={`wm-line__mark wm-line__mark--${point.mark}`}
      cx={`${x(point.at)}%`}
      cy={y(point.value)}
      r={radius}
    >
      <title>{tellPoint(point)}</title>
    </circle>
  );
}

/** How wide the chart itself is on a phone of 390 pixels: what its right margin leaves for the lines. */
const PHONE = 186;
const DESK = 560;

/** Each line's name at its own end, apart from the others' and clear of the promise, which a phone brings nearer. */
function Labels({ lines, x, y }: { lines: readonly ChartLine[] } & Placing) {
  const ends = lines.flatMap((line) => {
    const end = line.labelAtStart ? line.runs[0]?.[0] : line.runs.at(-1)?.at(-1);
    return end ? [{ line, end }] : [];
  });
  const namesAt = (width: number) => {
    const placeOf = ({ at, value }: ChartPoint) => ({ x: (x(at) / 100) * width, y: y(value) });
    const drawn = [...lines.flatMap(({ runs }) => runs.map((run) => run.map(placeOf))), ...startNames(lines, placeOf)];
    const promise = lines.find(({ role }) => role === "promise")?.runs[0]?.map(placeOf) ?? [];
    const names = ends.map(({ line, end }) => {
      const isOwn = isProposed(line.role) || line.labelAtStart;
      return placeName(line.name, placeOf(end), END_GAP, isOwn ? [] : promise, drawn);
    });
    const heights = spread(
      names.map((name) => name.y),
      LABEL_APART,
    );
    return names.map((name, i) => ({ ...name, y: heights[i] ?? name.y }));
  };
  const [desk, phone] = [namesAt(DESK), namesAt(PHONE)];
  return (
    <>
      {ends.map(({ line, end }, i) => {
        const label = (name: (typeof desk)[number] | undefined, only = "") => (
          <text
            key={line.id + only}
            className={`wm-chart__label wm-chart__label--${line.role}${only}`}
            x={`${x(end.at)}%`}
            dx={name?.isCentred ? 0 : line.labelAtStart ? -4 : END_GAP}
            y={line.labelAtStart ? y(end.value) - START_ABOVE : name?.y}
            dy="0.32em"
            textAnchor={name?.isCentred ? "middle" : "start"}
          >
            {line.name}
            {line.endText ? <tspan className="wm-chart__label-note"> {line.endText}</tspan> : null}
          </text>
        );
        return line.labelAtStart || desk[i]?.y === phone[i]?.y
          ? label(desk[i])
          : [label(desk[i], " wm-hide-phone"), label(phone[i], " wm-only-phone")];
      })}
    </>
  );
}
