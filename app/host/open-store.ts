import { NewerSchemaError, openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import type { Settings } from "../lib/settings.server";
import { CannotStartError } from "./cannot-start";

/** @throws CannotStartError naming the setting to look at when the store does not open. */
export async function openStoreOrSayWhy(settings: Settings): Promise<Store> {
  try {
    return await openStore(settings);
  } catch (error) {
    if (error instanceof NewerSchemaError) throw new CannotStartError(error.message);
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStartError(
      settings.mongodbUri
        ? `The MongoDB server that MONGODB_URI names does not answer: ${why}`
        : `The store in ${settings.dataDir} (DATA_DIR) does not open: ${why}`,
    );
  }
}
