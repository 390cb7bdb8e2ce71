/** Where parts live in the address bar. Free of models, so that pages in the browser may ask too. */

export const partPath = (code: string, kind: string, id: string) => `/agreements/${code}/${kind}/${id}`;
export const editPath = (code: string, kind: string, id: string) => `${partPath(code, kind, id)}/edit`;

/** The page that adds a part. @param preset fields to start with, such as the priority. `to`: where to go afterwards. */
export function newPath(code: string, kind: string, preset: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(preset).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const query = new URLSearchParams(given as string[][]).toString();
  return `/agreements/${code}/${kind}/new${query === "" ? "" : `?${query}`}`;
}

export function stepPath(code: string, step: number, priority?: string): string {
  return `/agreements/${code}/steps/${step}${priority === undefined ? "" : `?priority=${encodeURIComponent(priority)}`}`;
}

/** Where a part stands on its page; every step page sets it as the id of what shows the part. */
export const partAnchor = (kind: string, id: string) => `${kind}-${id}`;
