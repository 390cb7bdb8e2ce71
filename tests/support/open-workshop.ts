import type { Agreement } from "@models/agreement/agreement";
import type { Priority } from "@models/agreement/priority";
import type { Store } from "@models/store/port";
import { type Workshop, WorkshopSchema } from "@models/workshop/workshop";

/** Real time of a test about a workshop. */
export const MORNING = "2026-11-26T09:00:00.000Z";

/** A workshop of an agreement's first priority that is going on now, whose code is K7M4XR. */
export async function openWorkshop(
  store: Store,
  agreementCode: string,
  more: Partial<Workshop> = {},
): Promise<Workshop> {
  const [agreement] = await store.find<Agreement>("agreements", { code: agreementCode }, { limit: 1 });
  const [priority] = await store.find<Priority>("priorities", { agreement: agreement?._id ?? "" }, { limit: 1 });
  const fields = WorkshopSchema.parse({
    name: "How far can we go?",
    on: "2008-03-14",
    step: 3,
    priority: priority?._id ?? "none",
    minutes: 90,
    state: "open",
    salt: "salt",
    sittings: { "1": { startedAt: MORNING } },
    code: "K7M4XR",
    codeExpiresAt: "2126-11-26T21:00:00.000Z",
  });
  return store.insert<Workshop>("workshops", {
    ...fields,
    _id: "workshop",
    agreement: agreement?._id ?? "none",
    created: { by: "facilitator", at: "2008-03-10T12:00:00.000Z", via: "page" },
    changes: [],
    ...more,
  });
}
