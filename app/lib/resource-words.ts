import type { ResourceTotal } from "@models/actions/sum-resources";

/** £120,000; pence only where there are some. */
export function pounds(amount: number): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return `£${amount.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** "0.5 full-time equivalents", "1 full-time equivalent". */
export function fullTimeEquivalents(amount: number): string {
  return `${amount.toLocaleString("en-GB")} full-time equivalent${amount === 1 ? "" : "s"}`;
}

/** "£120,000 and 0.5 full-time equivalents"; empty when nothing is given. */
export function resourceWords({ pounds: money, people }: ResourceTotal): string {
  const parts = [money > 0 ? pounds(money) : "", people > 0 ? fullTimeEquivalents(people) : ""];
  return parts.filter((part) => part !== "").join(" and ");
}
