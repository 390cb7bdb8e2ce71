import { describe, expect, it } from "vitest";
import { FILE_LIMITS } from "@models/importing/file/limits";
import { readSettings } from "~/lib/settings.server";

function problemsOf(environment: Record<string, string>): string[] {
  const read = readSettings(environment);
  return read.ok ? [] : read.problems;
}

describe("settings", () => {
  it("need nothing set", () => {
    expect(readSettings({ PATH: "/bin", HOME: "/root" })).toEqual({
      ok: true,
      settings: {
        port: 3000,
        host: "127.0.0.1",
        dataDir: "data/",
        mongodbUri: undefined,
        appUrl: undefined,
        mail: undefined,
        sessionSecret: undefined,
        trustProxy: 0,
        demo: "auto",
        importLimits: FILE_LIMITS,
        writeLimits: true,
        logLevel: "info",
      },
    });
  });

  it("are taken from the environment", () => {
    const read = readSettings({
      PORT: "8080",
      HOST: "0.0.0.0",
      DATA_DIR: "/srv/waymark",
      MONGODB_URI: "mongodb://db:27017/waymark",
      APP_URL: "https://waymark.example.org/",
      SMTP_URL: "smtps://user:password@mail.example.org",
      MAIL_FROM: "waymark@example.org",
      SESSION_SECRET: "x".repeat(32),
      TRUST_PROXY: "2",
      WAYMARK_DEMO: "off",
      IMPORT_MOST_MB: "64",
      WAYMARK_WRITE_LIMITS: "off",
      LOG_LEVEL: "warn",
    });
    expect(read.ok && read.settings).toEqual({
      port: 8080,
      host: "0.0.0.0",
      dataDir: "/srv/waymark",
      mongodbUri: "mongodb://db:27017/waymark",
      appUrl: "https://waymark.example.org",
      mail: {
        url: "smtps://user:password@mail.example.org",
        from: "waymark@example.org",
        zone: "Europe/London",
      },
      sessionSecret: "x".repeat(32),
      trustProxy: 2,
      demo: "off",
      importLimits: { ...FILE_LIMITS, bytes: 64 * 1024 * 1024 },
      writeLimits: false,
      logLevel: "warn",
    });
  });

  it("count as not set when they are empty", () => {
    const read = readSettings({ PORT: "", APP_URL: "", SESSION_SECRET: "" });
    expect(read.ok && read.settings.port).toBe(3000);
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["PORT", "-1"],
    ["PORT", "3000.5"],
    ["HOST", "not a host"],
    ["MONGODB_URI", "http://db"],
    ["APP_URL", "waymark.example.org"],
    ["APP_URL", "https://waymark.example.org/path"],
    ["APP_URL", "ftp://waymark.example.org"],
    ["SESSION_SECRET", "short"],
    ["TIME_ZONE", "Coventry"],
    ["TRUST_PROXY", "true"],
    ["WAYMARK_DEMO", "yes"],
    ["LOG_LEVEL", "loud"],
  ])("name %s when it is %j", (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must `)]);
  });

  it("name SMTP_URL without repeating it", () => {
    expect(problemsOf({ SMTP_URL: "user:password@mail.example.org", APP_URL: "https://waymark.example.org" })).toEqual([
      "SMTP_URL must start with smtp:// or smtps://.",
    ]);
  });

  it("say that letters need an address to lead back to", () => {
    expect(problemsOf({ SMTP_URL: "smtp://mail.example.org" })).toEqual([
      expect.stringMatching(/^APP_URL must be set beside SMTP_URL, since letters lead back to it\.$/),
    ]);
  });

  it("name every mistake at once", () => {
    expect(problemsOf({ PORT: "x", TRUST_PROXY: "x", WAYMARK_DEMOS: "on" })).toHaveLength(3);
  });

  it("name a WAYMARK_ name that there is not", () => {
    expect(problemsOf({ WAYMARK_PORT: "3000" })).toEqual([expect.stringContaining("WAYMARK_PORT is not a setting")]);
  });

  it("never repeat a secret", () => {
    expect(problemsOf({ SESSION_SECRET: "hunter2", MONGODB_URI: "me:hunter2@db" }).join()).not.toContain("hunter2");
  });
});
