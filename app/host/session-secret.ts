import { randomBytes } from "node:crypto";
import { DuplicateError, type Store, type Stored } from "@models/store/port";

interface SecretDocument extends Stored {
  readonly value: string;
}

const ID = "session-secret";

/** The secret of the settings, or the one kept in the store, made the first time: every instance uses the same. */
export async function sessionSecretOf(store: Store, fromSettings: string | undefined): Promise<string> {
  if (fromSettings) return fromSettings;
  const kept = await store.get<SecretDocument>("meta", ID);
  if (kept) return kept.value;
  try {
    const made = await store.insert<SecretDocument>("meta", { _id: ID, value: randomBytes(32).toString("hex") });
    return made.value;
  } catch (error) {
    // Another instance made one at the same moment.
    if (error instanceof DuplicateError) return sessionSecretOf(store, undefined);
    throw error;
  }
}
