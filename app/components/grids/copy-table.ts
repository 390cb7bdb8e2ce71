/**
 * Puts a table on the clipboard as a spreadsheet takes it. The copy event works on plain http too, where
 * navigator.clipboard is absent. @returns whether the browser allowed it.
 */
export function copyTable(rows: readonly (readonly string[])[]): boolean {
  const text = rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill);
  }
}

/** What a spreadsheet put on the clipboard: rows of cells. */
export function readPasted(text: string): string[][] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((row) => row.split("\t").map((cell) => cell.trim()));
}
