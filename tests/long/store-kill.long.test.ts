import { afterAll, describe, it } from "vitest";
import { describeProcessContract, temporaryDirectory } from "../models/store/process-contract";
import { startMongoServer, temporaryDatabase } from "../mongo/server";

describeProcessContract("SQLite", temporaryDirectory, 20);

const server = await startMongoServer();
afterAll(() => server.stop());

if (server.uri === undefined) {
  describe("MongoDB among processes", () => {
    it("needs a server", ({ skip }) => skip(server.missing));
  });
} else {
  const { uri } = server;
  describeProcessContract("MongoDB", () => temporaryDatabase(uri), 20);
}
