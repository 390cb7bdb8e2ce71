import { expect, it, onTestFinished } from "vitest";
import { openTemporaryStore } from "../../support/store";
import { describeStoreContract } from "./contract";
import { describeProcessContract, temporaryDirectory } from "./process-contract";

describeStoreContract("SQLite", openTemporaryStore);
describeProcessContract("SQLite", temporaryDirectory, 2);

// Here and not in the contract, since the contract server orders by UTF-16 unit, unlike MongoDB.
it("SQLite orders text by code point, beyond the basic plane as well", async () => {
  const store = await openTemporaryStore();
  onTestFinished(() => store.close());
  const names = ["a", "é", "日", "\uFFFD", "🙂"];
  await store.insertMany(
    "priorities",
    names.toReversed().map((name) => ({ _id: name, name })),
  );
  const ordered = await store.find("priorities", { name: { $gt: "a" } }, { sort: { name: 1 } });
  expect(ordered.map(({ _id }) => _id)).toEqual(names.slice(1));
  expect(await store.count("priorities", { name: { $gt: "\uFFFD" } })).toBe(1);
});
