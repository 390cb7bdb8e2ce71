import { afterAll, describe, it } from "vitest";
import { openTemporaryMongoStore, startMongoServer, temporaryDatabase } from "../../mongo/server";
import { describeStoreContract } from "./contract";
import { describeProcessContract } from "./process-contract";

const server = await startMongoServer();
afterAll(() => server.stop());

if (server.uri === undefined) {
  describe("MongoDB keeps the store contract", () => {
    it("needs a server", ({ skip }) => skip(server.missing));
  });
} else {
  const { uri } = server;
  describeStoreContract("MongoDB", () => openTemporaryMongoStore(uri));
  describeProcessContract("MongoDB", () => temporaryDatabase(uri), 2);
}
