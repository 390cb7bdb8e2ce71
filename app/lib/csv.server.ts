const NUMBER = /^[+-]?[\d,]*\.?\d+%?$/;

/**
 * Rows as comma-separated values (RFC 4180) that a spreadsheet opens as text and numbers only: what would be read as a
 * formula is set off by an apostrophe. A byte-order mark tells Excel that it is UTF-8.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A file to be saved under a name that every system takes. */
export function csvResponse(name: string, rows: Parameters<typeof csvOf>[0]): Response {
  const safe =
    name
      .replace(/[^\w -]+/g, "")
      .trim()
      .replace(/\s+/g, "-")
      .toLowerCase() || "table";
  return new Response(csvOf(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${safe}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
