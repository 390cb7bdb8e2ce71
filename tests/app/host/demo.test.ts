import { describe, expect, it } from "vitest";
import { type DemoCase, decideDemo } from "~/host/demo";

type Row = [DemoCase["setting"], DemoCase["engine"], "loopback" | "network", DemoCase["storeState"], string];

/** Setting, engine, host, store → what happens. */
const TABLE: Row[] = [
  ["auto", "sqlite", "loopback", "empty", "seed, on"],
  ["auto", "sqlite", "loopback", "demo", "on"],
  ["auto", "sqlite", "loopback", "own", "off"],
  ["auto", "sqlite", "network", "empty", "off"],
  ["auto", "sqlite", "network", "demo", "off"],
  ["auto", "sqlite", "network", "own", "off"],
  ["auto", "mongodb", "loopback", "empty", "off"],
  ["auto", "mongodb", "loopback", "demo", "on"],
  ["auto", "mongodb", "loopback", "own", "off"],
  ["auto", "mongodb", "network", "empty", "off"],
  ["auto", "mongodb", "network", "demo", "off"],
  ["auto", "mongodb", "network", "own", "off"],
  ["on", "sqlite", "loopback", "empty", "seed, on"],
  ["on", "sqlite", "loopback", "demo", "on"],
  ["on", "sqlite", "loopback", "own", "on"],
  ["on", "sqlite", "network", "empty", "on, warn"],
  ["on", "sqlite", "network", "demo", "on, warn"],
  ["on", "sqlite", "network", "own", "on, warn"],
  ["on", "mongodb", "loopback", "empty", "on"],
  ["on", "mongodb", "loopback", "demo", "on"],
  ["on", "mongodb", "loopback", "own", "on"],
  ["on", "mongodb", "network", "empty", "on, warn"],
  ["on", "mongodb", "network", "demo", "on, warn"],
  ["on", "mongodb", "network", "own", "on, warn"],
  ...(["sqlite", "mongodb"] as const).flatMap((engine) =>
    (["loopback", "network"] as const).flatMap((host) =>
      (["empty", "demo", "own"] as const).map((state): Row => ["off", engine, host, state, "off"]),
    ),
  ),
];

describe("demo mode", () => {
  it.each(TABLE)("%s, %s, %s, %s store: %s", (setting, engine, where, storeState, expected) => {
    const host = where === "loopback" ? "127.0.0.1" : "0.0.0.0";
    const { seed, on, warn } = decideDemo({ setting, engine, host, storeState });
    expect([seed && "seed", on ? "on" : "off", warn && "warn"].filter(Boolean).join(", ")).toBe(expected);
  });

  it.each([
    ["127.0.0.1", true],
    ["127.8.9.10", true],
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["::", false],
    ["192.168.1.4", false],
    ["127.0.0.1.example.org", false],
    ["localhost.example.org", false],
  ])("takes %s for loopback: %s", (host, loopback) => {
    expect(decideDemo({ setting: "auto", engine: "sqlite", host, storeState: "demo" }).on).toBe(loopback);
  });
});
