import { CommanderError } from "commander";

/** What went wrong and what to do about it, for a person at a terminal. Exit 1: refused or found. */
export class RefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RefusedError";
  }
}

export const EXIT = { done: 0, refused: 1, misused: 2 } as const;

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function sayJson(value: unknown): void {
  say(JSON.stringify(value, null, 2));
}

/** One line that moves while something long goes on, on a terminal only; `end` clears it. */
export function progressLine(): { show(done: number, of: number, what: string): void; end(): void } {
  const out = process.stderr;
  if (!out.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show: (done, of, what) =>
      out.write(`\r\x1b[K${what}: ${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}`),
    end: () => out.write("\r\x1b[K"),
  };
}

/** Commander's own complaints are misuse; what a command refuses exits 1; anything else is a fault of the program. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misused;
  process.stderr.write(`waymark: ${error instanceof Error ? error.message : String(error)}\n`);
  return EXIT.refused;
}
