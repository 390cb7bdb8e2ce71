import type { Store } from "../store/port";
import type { Workshop } from "./workshop";

/** No character of it looks like another, and without vowels it spells nothing. 24 of them in six places are 191 million. */
export const CODE_ALPHABET = "CDFHJKMNPQRTVWXY23456789";
export const CODE_LENGTH = 6;
/** For how long a code lets people in: the longest day. */
const CODE_HOURS = 12;

/** Until when a code works that is given at this moment (real time, ISO 8601). */
export function codeUntil(moment: string): string {
  return new Date(Date.parse(moment) + CODE_HOURS * 3_600_000).toISOString();
}

/** What people read or type for the one that is meant. */
const MISREAD: Readonly<Record<string, string>> = { Z: "2", S: "5", G: "6", B: "8", U: "V" };

/** The code that was meant by what was typed, in any case, with spaces or hyphens. It may be none. */
export function readCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s.-]/g, "")
    .replace(/[ZSGBU]/g, (letter) => MISREAD[letter] ?? letter);
}

/** As it stands on the projector, easier to read out: "K7M 4QX". */
export function shownCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)} ${code.slice(CODE_LENGTH / 2)}`;
}

/**
 * A code that no other workshop has now.
 * @param draw gives six random characters of the alphabet, anew each time
 */
export async function freshCode(store: Store, draw: () => string): Promise<string> {
  for (;;) {
    const code = draw();
    if ((await store.count("workshops", { code })) === 0) return code;
  }
}

/** The workshop that a typed code is for, whatever its state; undefined when there is none or the code is too old. */
export async function findByCode(store: Store, typed: string, now: string): Promise<Workshop | undefined> {
  const code = readCode(typed);
  if (code.length !== CODE_LENGTH) return undefined;
  // Two that drew one code at the same instant would let people into the wrong room, so that neither opens.
  const [found, another] = await store.find<Workshop>(
    "workshops",
    { code, codeExpiresAt: { $gt: now }, removed: null },
    { limit: 2, without: ["changes"] },
  );
  return another === undefined ? found : undefined;
}
