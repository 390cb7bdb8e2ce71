/** Decimal places of a number as its publisher wrote it: 24.7 has one, 1e-9 nine. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [digits = "", exponent = "0"] = String(value).split("e");
  const fraction = digits.split(".")[1]?.length ?? 0;
  return Math.max(0, fraction - Number(exponent));
}

/** a − b to the precision of the finer of the two, so that 29.1 − 34 is −4.9 and not −4.899999999999999. */
export function subtract(a: number, b: number): number {
  const places = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = a - b;
  // toFixed knows at most 100 places, and numbers this far apart show no error at them.
  return places > 100 ? difference : Number(difference.toFixed(places)) || 0;
}

/** To so many decimal places, without negative zero. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals)) || 0;
}
