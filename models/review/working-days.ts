const DAY_MS = 24 * 60 * 60 * 1000;

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
const weekday = (day: string) => new Date(day).getUTCDay();

/**
 * The day so many working days after another: Saturdays, Sundays and the bank holidays of England do not count.
 * @param day ISO date. @param count 0 or more.
 */
export function addWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = dayAfter(reached);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Working days from a day to a later one, that one included; below nought when it has passed. */
export function workingDaysUntil(from: string, until: string): number {
  if (until < from) return -workingDaysUntil(until, from);
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
  const start = weekday(from);
  const weeks = Math.floor(days / 7);
  let weekdays = weeks * 5;
  for (let rest = 1; rest <= days % 7; rest++) if ((start + rest) % 7 !== 0 && (start + rest) % 7 !== 6) weekdays += 1;
  // Every bank holiday stands on a weekday.
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  for (let year = first; year <= last; year++) {
    weekdays -= bankHolidays(year).filter((day) => day > from && day <= until).length;
  }
  return weekdays;
}

export function isWorkingDay(day: string): boolean {
  return weekday(day) !== 0 && weekday(day) !== 6 && !bankHolidays(Number(day.slice(0, 4))).includes(day);
}

/**
 * The yearly bank holidays of England, those that fall on a weekend as the next working day. Ones proclaimed for a single
 * year are not known here. Banking and Financial Dealings Act 1971, schedule 1.
 */
export function bankHolidays(year: number): readonly string[] {
  const known = workedOut.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const fixed = [substitute(`${year}-01-01`), ...christmas(year)];
  const days = [
    ...fixed,
    new Date(Date.parse(easter) - 2 * DAY_MS).toISOString().slice(0, 10),
    dayAfter(easter),
    mondayFrom(`${year}-05-01`),
    mondayFrom(`${year}-05-25`),
    mondayFrom(`${year}-08-25`),
  ];
  workedOut.set(year, days);
  return days;
}

/** A year's never change, and a list of reviews asks for them again and again. */
const workedOut = new Map<number, readonly string[]>();

function substitute(day: string): string {
  return weekday(day) === 0 || weekday(day) === 6 ? substitute(dayAfter(day)) : day;
}

function christmas(year: number): string[] {
  const first = substitute(`${year}-12-25`);
  const boxing = substitute(`${year}-12-26`);
  return [first, boxing > first ? boxing : substitute(dayAfter(first))];
}

function mondayFrom(day: string): string {
  return weekday(day) === 1 ? day : mondayFrom(dayAfter(day));
}

/** Meeus, Astronomical Algorithms (1991), chapter 8: the date of Easter in the Gregorian calendar. */
function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
