import type { AppLoadContext } from "@remix-run/node";
import type { Store } from "@models/store/port";
import { findByCode } from "@models/workshop/join-code";
import { WRONG_CODE } from "@models/workshop/join";
import type { Workshop } from "@models/workshop/workshop";
import { WRONG_CODES_FROM_ADDRESS, WRONG_CODES_PER_WORKSHOP, countFailure } from "./limits.server";

const TOO_MANY =
  "Too many wrong codes were tried from here. Wait a minute, then type the code as the projector shows it. A right code always works.";

/** What a typed code leads to: a workshop, or words, with the status that says so. */
export type Door =
  | { readonly workshop: Workshop }
  | { readonly workshop: undefined; readonly message: string; readonly status: 404 | 429 };

/** Looks a code up first and counts only what leads nowhere, so that a right one is never refused. */
export async function openDoor({ store, realTime, address }: AppLoadContext, typed: string): Promise<Door> {
  const now = realTime.now();
  const workshop = await findByCode(store, typed, now);
  if (workshop !== undefined) return { workshop };
  const fromHere = await countFailure(store, WRONG_CODES_FROM_ADDRESS, address, now);
  const everywhere = await countFailure(store, WRONG_CODES_PER_WORKSHOP, "all", now);
  const isLimited =
    fromHere > WRONG_CODES_FROM_ADDRESS.most ||
    everywhere > WRONG_CODES_PER_WORKSHOP.most * (await openWorkshops(store));
  return isLimited
    ? { workshop: undefined, message: TOO_MANY, status: 429 }
    : { workshop: undefined, message: WRONG_CODE, status: 404 };
}

async function openWorkshops(store: Store): Promise<number> {
  return Math.max(1, await store.count("workshops", { state: "open" }));
}
