/** The day that a page's address asks for, to be kept by what is taken away from it: "&on=2008-03-03", or nothing. */
export function dayIn(asked: URLSearchParams): string {
  const on = asked.get("on");
  return on === null ? "" : `&on=${encodeURIComponent(on)}`;
}
