export const SPARK_WIDTH = 132;
export const SPARK_HEIGHT = 36;

interface Dot {
  /** Milliseconds. */
  readonly at: number;
  readonly value: number;
}

/** Two paths in a box of SPARK_WIDTH by SPARK_HEIGHT: what is known, then what is promised from there on. */
export interface Spark {
  readonly known: string;
  readonly promised: string;
  /** Where the promise ends. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

const MARGIN = 4;

/** null when there are not two values to draw a line between. */
export function drawSpark(known: readonly Dot[], promised: readonly Dot[]): Spark | null {
  const last = known.at(-1);
  const ahead = last === undefined ? [...promised] : [last, ...promised.filter(({ at }) => at > last.at)];
  const all = [...known, ...ahead];
  if (all.length < 2) return null;
  const scale = (read: (dot: Dot) => number, length: number) => {
    const [low, high] = [Math.min(...all.map(read)), Math.max(...all.map(read))];
    const span = high - low || 1;
    return (dot: Dot) => Math.round((MARGIN + ((read(dot) - low) / span) * (length - 2 * MARGIN)) * 10) / 10;
  };
  const x = scale(({ at }) => at, SPARK_WIDTH);
  const up = scale(({ value }) => value, SPARK_HEIGHT);
  const y = (dot: Dot) => Math.round((SPARK_HEIGHT - up(dot)) * 10) / 10;
  const path = (dots: readonly Dot[]) =>
    dots.length < 2 ? "" : dots.map((dot, i) => `${i === 0 ? "M" : "L"}${x(dot)} ${y(dot)}`).join("");
  const final = promised.length > 0 ? ahead.at(-1) : undefined;
  return { known: path(known), promised: path(ahead), end: final ? { x: x(final), y: y(final) } : null };
}
