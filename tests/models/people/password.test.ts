import { verify } from "@node-rs/argon2";
import { hashPassword, isPassword } from "@models/people/password";
import { beforeEach, describe, expect, it, vi } from "vitest";

// The real thing, watched.
vi.mock(import("@node-rs/argon2"), async (original) => {
  const real = await original();
  return { ...real, verify: vi.fn(real.verify) };
});

const settingsOf = (hash: unknown) => String(hash).split("$").slice(0, 4).join("$");

describe("isPassword", () => {
  beforeEach(() => vi.mocked(verify).mockClear());

  it("knows the password from others", async () => {
    const hash = await hashPassword("a password long enough");
    expect(await isPassword("a password long enough", hash)).toBe(true);
    expect(await isPassword("another password", hash)).toBe(false);
  });

  it("does the same work for an unknown account, so that its time does not tell", async () => {
    const hash = await hashPassword("a password long enough");
    expect(await isPassword("wrong password", null)).toBe(false);
    expect(await isPassword("wrong password", hash)).toBe(false);
    const [unknown, known] = vi.mocked(verify).mock.calls.map(([compared]) => settingsOf(compared));
    expect(unknown).toMatch(/^\$argon2id\$/);
    expect(unknown).toBe(known);
  });

  it("lets nobody in by the stand-in's own password", async () => {
    expect(await isPassword("nobody has this password", null)).toBe(false);
  });
});
