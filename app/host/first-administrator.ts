import { createHash, randomBytes } from "node:crypto";
import type { Store, Stored } from "@models/store/port";

/** How long the link works, in milliseconds. */
const VALID_FOR = 60 * 60 * 1000;

/** A single-use link. Its id is the SHA-256 of the token, so that who reads the store cannot use it. */
interface LinkDocument extends Stored {
  readonly kind: "first administrator";
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/**
 * While there is no person at all, makes a link that lets whoever starts the program create the first administrator.
 * A link printed by an earlier start stops working.
 * @param now real time, ISO 8601
 * @returns the path to open, or undefined when there is somebody already
 */
export async function offerFirstAdministrator(store: Store, now: string): Promise<string | undefined> {
  if ((await store.count("people", {})) > 0) return undefined;
  await store.purge("links", { kind: "first administrator" });
  const token = randomBytes(32).toString("base64url");
  await store.insert<LinkDocument>("links", {
    _id: createHash("sha256").update(token).digest("hex"),
    kind: "first administrator",
    expiresAt: new Date(Date.parse(now) + VALID_FOR).toISOString(),
    usedAt: null,
  });
  return `/first-administrator/${token}`;
}
