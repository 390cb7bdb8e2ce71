/** Work that is asked for more often than it should be done. */
export interface Paced {
  /** Does it at once when it has rested long enough, else as soon as it has: once, however often it was asked for. */
  ask(): void;
  /** True while it is done, or will be. */
  isBusy(): boolean;
  /** Does it no more. Resolves when what is being done has ended. */
  stop(): Promise<void>;
}

/**
 * Work that is never done twice at a time, nor sooner than `everyMs` after it was last begun.
 * @param work must not reject.
 * @param rests called each time that nothing is left to do.
 */
export function atMostEvery(everyMs: number, work: () => Promise<void> | void, rests: () => void = () => {}): Paced {
  let begunAt = -Infinity;
  let asked = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const next = (): void => {
    if (running || timer || stopped) return;
    if (!asked) return rests();
    const wait = begunAt + everyMs - performance.now();
    if (wait <= 0) return begin();
    timer = setTimeout(() => {
      timer = undefined;
      begin();
    }, wait);
  };
  const begin = (): void => {
    asked = false;
    begunAt = performance.now();
    const done = work();
    if (done === undefined) return next();
    running = done.finally(() => {
      running = undefined;
      next();
    });
  };
  return {
    ask() {
      asked = true;
      next();
    },
    isBusy: () => running !== undefined || timer !== undefined,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      timer = undefined;
      await running;
    },
  };
}
