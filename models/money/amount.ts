/** Money and people, which are never added to each other. */
export interface Amount {
  readonly pounds: number;
  /** Full-time equivalents. */
  readonly people: number;
}

export const NOTHING: Amount = { pounds: 0, people: 0 };

export const plus = (a: Amount, b: Amount): Amount => ({ pounds: a.pounds + b.pounds, people: a.people + b.people });

export const sumOf = (amounts: readonly Amount[]): Amount => amounts.reduce(plus, NOTHING);

/** Shares leave crumbs of a penny that are no money. */
const CRUMB = 0.005;

export const isNothing = ({ pounds, people }: Amount): boolean => pounds < CRUMB && people < CRUMB;

/** More pounds or more people than the other, whatever the rest. */
export const exceeds = (a: Amount, b: Amount): boolean => a.pounds > b.pounds + CRUMB || a.people > b.people + CRUMB;

/** What of the first the second does not cover. */
export const beyond = (a: Amount, b: Amount): Amount => ({
  pounds: Math.max(0, a.pounds - b.pounds),
  people: Math.max(0, a.people - b.people),
});

/** £120,000; pence only where there are some. */
export function sayPounds(amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  const digits = Number.isInteger(rounded) ? 0 : 2;
  return `£${rounded.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** "0.5 full-time equivalents", "1 full-time equivalent". */
export function sayPeople(amount: number): string {
  const rounded = Math.round(amount * 100) / 100;
  return `${rounded.toLocaleString("en-GB")} full-time equivalent${rounded === 1 ? "" : "s"}`;
}

/** "£120,000 and 0.5 full-time equivalents"; empty when nothing is given. */
export function sayAmount({ pounds, people }: Amount): string {
  const parts = [pounds >= CRUMB ? sayPounds(pounds) : "", people >= CRUMB ? sayPeople(people) : ""];
  return parts.filter((part) => part !== "").join(" and ");
}
