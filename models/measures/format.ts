import { decimalsOf } from "./arithmetic";
import type { IndicatorFields } from "./indicator";

type Printed = Pick<IndicatorFields, "unit" | "decimals">;

const MINUS = "\u2212";
const formatters: Intl.NumberFormat[] = [];

/** With thousands separators, a true minus sign and no negative zero: −1,234.5. */
export function formatNumber(value: number, decimals: number): string {
  const formatter = (formatters[decimals] ??= new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "negative",
  }));
  return formatter.format(value).replace("-", MINUS);
}

/** As its publisher printed it: 74 stays 74, 73.3 stays 73.3. */
export const printAsPublished = (value: number) => formatNumber(value, decimalsOf(value));

/** With its unit: 74.0% · £412.50 per week · £1,250 thousand · 29.1 per 10,000 adults. */
export function formatValue(value: number, { unit, decimals }: Printed): string {
  const number = formatNumber(value, decimals);
  if (unit === "") return number;
  if (unit.startsWith("%")) return `${number}${unit}`;
  if (unit.startsWith("£")) {
    const amount = value < 0 && number.startsWith(MINUS) ? `${MINUS}£${number.slice(1)}` : `£${number}`;
    return `${amount}${unit.slice(1)}`;
  }
  return `${number} ${unit}`;
}

/** Signed, without unit: +4.4 · −1.3 · 0.0. */
export function formatChange(change: number, { decimals }: Pick<Printed, "decimals">): string {
  const number = formatNumber(change, decimals);
  return number.startsWith(MINUS) || !/[1-9]/.test(number) ? number : `+${number}`;
}

/** What a difference of two values is counted in: percentages differ by percentage points. */
export function unitOfChange({ unit }: Pick<Printed, "unit">): string {
  return unit.startsWith("%") ? "percentage points" : unit;
}
