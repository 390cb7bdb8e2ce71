import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Chart } from "./chart";
import { LineChartSvg } from "./line-chart-svg";

/** How much larger than usual a chart is drawn to be read from the back of a room. */
export const WALL_SIZE = 2.3;

/**
 * A line chart: drawn by the server, and drawn again by plotly in the same place when it comes near the screen. When
 * that cannot be loaded, the server's drawing stays.
 * @param size how much larger than usual plotly draws where there is room, for a projector.
 * @param children what lies over the drawing, such as rings to drag.
 */
export function ChartView({ chart, size = 1, children }: { chart: Chart; size?: number; children?: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  const [isDrawn, setDrawn] = useState(false);
  const clear = useRef<() => void>();

  useEffect(() => {
    const element = place.current;
    if (!near || !element) return;
    let isOld = false;
    let drawnFor = 0;
    const draw = async () => {
      const { drawChart, clearChart } = await import("./plot.client");
      if (isOld || element.clientWidth === drawnFor) return;
      drawnFor = element.clientWidth;
      clear.current = () => clearChart(element);
      await drawChart(element, chart, size);
      if (!isOld) setDrawn(true);
    };
    // Tells the width at first too. How many periods are named, and where lines are, depends on it.
    const watch = new ResizeObserver(() => void draw().catch(() => setDrawn(false)));
    watch.observe(element);
    return () => {
      isOld = true;
      watch.disconnect();
    };
  }, [near, chart, size]);

  // Only when the chart goes: one that changes is drawn over what stands, which never leaves an empty place.
  useEffect(() => () => clear.current?.(), []);

  return (
    <div className={`wm-chart${size > 1 ? " wm-chart--large" : ""}`}>
      <div
        className={`wm-chart__plot${isDrawn ? "" : " wm-chart__plot--waiting"}`}
        role="img"
        aria-label={`${chart.title}: line chart`}
      >
        {/* Plotly gives this element classes of its own, which React must not set anew. */}
        <div ref={place} />
      </div>
      {isDrawn ? null : <LineChartSvg chart={chart} />}
      {children}
    </div>
  );
}

/** Whether an element has come near the screen: never on the server. */
function useNear(place: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current?.parentElement;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        watch.disconnect();
      },
      { rootMargin: "400px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [place]);
  return near;
}
