/** How a cell shows its number, as far as it changes what the number says. */
export type CellFormat = "number" | "per cent" | "date";

/** @param id one of the formats that every workbook knows, or one of its own with its code. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return "per cent";
    return (id >= 14 && id <= 17) || id === 22 ? "date" : "number";
  }
  // Texts in quotes, escaped signs and conditions say nothing about the number.
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
  if (signs.includes("%")) return "per cent";
  return /[yd]/i.test(signs) && !/^general$/i.test(signs) ? "date" : "number";
}

const DAY = 24 * 60 * 60 * 1000;

/** The number as its cell shows it: 0.021 is 2.1% in a cell of per cents, 38777 a date. Not rounded. */
export function numberInWords(value: number, format: CellFormat, from1904: boolean): string {
  if (!Number.isFinite(value)) return String(value);
  // Seventeen figures are how a workbook writes 0.1; fifteen are what it means.
  const plain = Number(value.toPrecision(15));
  if (format === "per cent") return `${Number((plain * 100).toPrecision(15))}%`;
  if (format === "date") {
    const day = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.floor(plain) * DAY);
    return Number.isNaN(day.getTime()) ? String(plain) : day.toISOString().slice(0, 10);
  }
  return String(plain);
}
