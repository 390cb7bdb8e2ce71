/**
 * Does something now and again, never twice at a time, until it is closed.
 * @param failed told when it failed; it is done again in its turn.
 */
export function repeat(
  everyMs: number,
  work: () => Promise<unknown>,
  failed: (err: unknown) => void,
): { close(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const begin = () => {
    running = running.then(work).catch(failed);
  };
  begin();
  const timer = setInterval(begin, everyMs);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
