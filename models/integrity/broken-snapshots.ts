import { sha256Of } from "../canonical-json";
import type { Snapshot } from "../agreement/snapshot";
import type { Json } from "../store/port";
import type { IntegrityCheck } from "./finding";

export const brokenSnapshots: IntegrityCheck = {
  id: "broken snapshot",
  async *find(store) {
    for await (const { _id, sha256, book } of store.each<Snapshot>("snapshots")) {
      if (sha256Of(book as unknown as Json) !== sha256) {
        yield { collection: "snapshots", id: _id, what: "its content is not what its hash was taken of" };
      }
    }
  },
};
