/** Where parts live in the address bar. Free of models, so that pages in the browser may ask too. */

export const partPath = (code: string, kind: string, id: string) => `/agreements/${code}/${kind}/${id}`;
export const editPath = (code: string, kind: string, id: string) => `${partPath(code, kind, id)}/edit`;

/** The page that adds a part. @param preset fields to start with, such as the priority. `to`: where to go afterwards. */
export function newPath(code: string, kind: string, preset: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(preset).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const query = new URLSearchParams(given as string[][]).toString();
  return `/agreements/${code}/${kind}/new${query === "" ? "" : `?${query}`}`;
}

/** A step's page, for a priority and, on step 3, the target that it shows whole. */
export function stepPath(code: string, step: number, priority?: string, target?: string): string {
  const query = new URLSearchParams({ ...(priority && { priority }), ...(target && { target }) }).toString();
  return `/agreements/${code}/steps/${step}${query === "" ? "" : `?${query}`}`;
}

export const negotiationPath = (code: string, id: string) =>
  `/agreements/${code}/negotiation/${encodeURIComponent(id)}`;

/** The reviews of an agreement, or one of them. */
export const reviewsPath = (code: string, id?: string) =>
  `/agreements/${code}/reviews${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;

/** The quarterly reports of an agreement, or one of them, at a level. */
export const reportsPath = (code: string, id?: string, level?: string) =>
  `/agreements/${code}/reports${id === undefined ? "" : `/${encodeURIComponent(id)}${level ? `?level=${level}` : ""}`}`;

/** The workshops of an agreement, or one of them. */
export const workshopsPath = (code: string, id?: string) =>
  `/agreements/${code}/workshops${id === undefined ? "" : `/${encodeURIComponent(id)}`}`;

/** What a workshop's projector showed. @param at which of it, from 1. */
export const replayPath = (code: string, id: string, at?: number) =>
  `${workshopsPath(code, id)}/replay${at === undefined ? "" : `?at=${at}`}`;

/** The page of the comparator sets, at one of them. */
export const comparatorsPath = (code: string, set?: string) =>
  `/agreements/${code}/comparators${set === undefined ? "" : `#${partAnchor("comparatorSet", set)}`}`;

/** Where a part stands on its page; every step page sets it as the id of what shows the part. */
export const partAnchor = (kind: string, id: string) => `${kind}-${id}`;

/** The thread that partnership and region share, ready to say something about one part. */
export const threadPath = (code: string, kind: string, id: string) =>
  `/agreements/${code}/submission?about=${encodeURIComponent(`${kind}:${id}`)}#thread`;
