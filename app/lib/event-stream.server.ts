import { setTimeout as pause } from "node:timers/promises";

/**
 * Server-sent events: tells something now and again until it has ended or nobody listens any more.
 * @param everyMs how long between two tellings.
 */
export function eventStream<T>(
  signal: AbortSignal,
  everyMs: number,
  tell: () => Promise<T>,
  hasEnded: (told: T) => boolean,
): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        while (!signal.aborted) {
          const told = await tell();
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(told)}\n\n`));
          if (hasEnded(told)) break;
          await pause(everyMs, undefined, { signal });
        }
      } catch (error) {
        // Whoever listened went away, or may no longer listen.
        if (!signal.aborted) return controller.error(error);
      }
      if (!signal.aborted) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
