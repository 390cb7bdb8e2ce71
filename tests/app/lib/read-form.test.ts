import { describe, expect, it } from "vitest";
import { readForm } from "~/lib/read-form.server";

const sent = (body: string, type = "application/x-www-form-urlencoded") =>
  new Request("http://localhost/", { method: "POST", body, headers: { "Content-Type": type } });

describe("reading a form", () => {
  it("gives its fields in order", async () => {
    expect([...(await readForm(sent("rev=3&related=police&related=health")))]).toEqual([
      ["rev", "3"],
      ["related", "police"],
      ["related", "health"],
    ]);
  });

  it.each([
    ["text", "text/plain"],
    ['{"rev": 3}', "application/json"],
    ["garbage", "multipart/form-data; boundary=x"],
    ["no boundary", "multipart/form-data"],
    ['--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncut off', "multipart/form-data; boundary=x"],
  ])("says that nothing was saved of what is none: %s", async (body, type) => {
    await expect(readForm(sent(body, type))).rejects.toMatchObject({
      init: { status: 400 },
      data: { message: expect.stringMatching(/Nothing was saved/) as string },
    });
  });

  it("refuses more fields than any form has before anybody reads them", async () => {
    await expect(readForm(sent("a=b&".repeat(100_000)))).rejects.toMatchObject({ init: { status: 413 } });
  });
});
