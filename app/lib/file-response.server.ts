const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A file to be saved under a name that every system takes. @param name what it is called, in words. */
export function fileResponse(name: string, ending: keyof typeof TYPES, body: BodyInit): Response {
  const safe =
    name
      .replace(/[^\w -]+/g, "")
      .trim()
      .replace(/\s+/g, "-")
      .toLowerCase() || "table";
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[ending],
      "Content-Disposition": `attachment; filename="${safe}.${ending}"`,
      "Cache-Control": "no-store",
    },
  });
}
