import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { type Chart, PLOT, rightMargin, scaleOf, spanOf, valuesOn } from "./chart";

/** One agreed period of the promise, where it may be moved to another value. */
export interface Ring {
  readonly period: string;
  readonly label: string;
  /** Months from January of year 0. */
  readonly at: number;
  readonly value: number;
  /** What is promised, where that is not what is drawn: a gap to another area. */
  readonly said?: number;
}

interface PromiseRingsProps {
  chart: Chart;
  /** Where the promise starts. */
  start: { readonly at: number; readonly value: number } | undefined;
  rings: readonly Ring[];
  decimals: number;
  onMove(period: string, value: number): void;
}

/** A page's key moves a value by so many of its steps. */
const BIG_STEP = 10;

/**
 * The promise's rings over the chart, placed by its axes: each a slider that is dragged, or moved with the arrow keys by
 * the last decimal that is printed.
 */
export function PromiseRings({ chart, start, rings, decimals, onMove }: PromiseRingsProps) {
  const layer = useRef<SVGSVGElement>(null);
  const width = useWidth(layer);
  const scale = scaleOf(valuesOn(chart));
  const { first, last } = spanOf(chart.ticks);
  const plotWidth = width - PLOT.left - rightMargin(width);
  const x = (at: number) => PLOT.left + ((at - first) / (last - first)) * plotWidth;
  const y = (value: number) => PLOT.top + PLOT.height * (1 - (value - scale.from) / (scale.to - scale.from));
  const rounded = (value: number) => Number(value.toFixed(decimals));
  const within = (value: number) => rounded(Math.min(scale.to, Math.max(scale.from, value)));

  const drag = (period: string) => (event: PointerEvent<SVGCircleElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !layer.current) return;
    const top = layer.current.getBoundingClientRect().top;
    const share = 1 - (event.clientY - top - PLOT.top) / PLOT.height;
    onMove(period, within(scale.from + share * (scale.to - scale.from)));
  };
  const press = (ring: Ring) => (event: KeyboardEvent<SVGCircleElement>) => {
    const steps = STEPS[event.key];
    if (steps === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onMove(ring.period, rounded(ring.value + steps * 10 ** -decimals));
  };
  const line = [...(start ? [start] : []), ...rings].map(({ at, value }) => `${x(at)},${y(value)}`).join(" ");
  return (
    <svg className="wm-rings" ref={layer} width="100%" height={PLOT.top + PLOT.height + PLOT.below}>
      {width > 0 ? (
        <>
          <polyline className="wm-rings__line" points={line} />
          {rings.map((ring) => (
            <circle
              key={ring.period}
              className={`wm-rings__ring${ring === rings.at(-1) ? " wm-rings__ring--final" : ""}`}
              cx={x(ring.at)}
              cy={y(ring.value)}
              r="8"
              role="slider"
              tabIndex={0}
              aria-label={`Promise for ${ring.label}`}
              aria-orientation="vertical"
              aria-valuemin={scale.from}
              aria-valuemax={scale.to}
              aria-valuenow={ring.value}
              aria-valuetext={(ring.said ?? ring.value).toFixed(decimals)}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={drag(ring.period)}
              onKeyDown={press(ring)}
            >
              <title>{`${ring.label}: ${(ring.said ?? ring.value).toFixed(decimals)}. Drag it, or use the arrow keys.`}</title>
            </circle>
          ))}
        </>
      ) : null}
    </svg>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: BIG_STEP,
  PageDown: -BIG_STEP,
};

/** Nothing is placed before the width is known: never on the server. */
function useWidth(layer: React.RefObject<SVGSVGElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.getBoundingClientRect().width));
    watch.observe(element);
    return () => watch.disconnect();
  }, [layer]);
  return width;
}
