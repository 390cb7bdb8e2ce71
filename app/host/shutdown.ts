import type { Server } from "node:http";

/** What is still being answered after this many milliseconds is cut off. */
const PATIENCE = 8_000;

/** Stops accepting, waits for what is being answered, and resolves when every connection is closed. */
export async function closeServer(server: Server, patience = PATIENCE): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive falls idle when its answer has gone.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(cutOff);
}
