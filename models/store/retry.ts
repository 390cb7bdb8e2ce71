import { ConflictError, DuplicateError, MissingError } from "./port";

/**
 * Runs again what another request overtook, which changed, began or swept away the same document in between. Somebody
 * makes progress each round, so it ends.
 */
export async function retryWhenOvertaken<R>(attempt: () => Promise<R>): Promise<R> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof ConflictError || error instanceof DuplicateError || error instanceof MissingError;
}
