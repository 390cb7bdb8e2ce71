import { hashPassword, isPassword } from "@models/people/password";
import { describe, expect, it } from "vitest";

describe("isPassword", () => {
  it("knows the password from others", async () => {
    const hash = await hashPassword("a password long enough");
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await isPassword("a password long enough", hash)).toBe(true);
    expect(await isPassword("another password", hash)).toBe(false);
  });

  it("lets nobody in to an unknown account, not even by the stand-in's own password", async () => {
    expect(await isPassword("wrong password", null)).toBe(false);
    expect(await isPassword("nobody has this password", null)).toBe(false);
  });
});
