import { describe, expect, it } from "vitest";
import { Gather } from "~/lib/gather.server";

describe("what React writes of a page", () => {
  it("goes on in few pieces: when there is much, when nothing more comes for now, and at the end", async () => {
    const body = new Gather();
    const pieces: string[] = [];
    body.on("data", (piece: Buffer) => pieces.push(piece.toString()));
    for (const word of ["a", "b"]) body.write(word);
    body.flush();
    body.flush();
    body.write("c".repeat(40_000));
    body.end("d");
    await new Promise((resolve) => body.on("end", resolve));
    expect(pieces).toEqual(["ab", "c".repeat(40_000), "d"]);
  });
});
