import { FILE_LIMITS, type FileLimits } from "@models/importing/file/limits";
import { z } from "zod";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    (url?.protocol === "http:" || url?.protocol === "https:") &&
    url.pathname === "/" &&
    !url.search &&
    !url.hash &&
    !url.username
  );
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The environment, by the names that people set. One left empty counts as not set. */
const EnvironmentSchema = z
  .object({
    PORT: wholeNumber(0, 65535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, "must be a host name or an address, such as 127.0.0.1")
      .default("127.0.0.1"),
    DATA_DIR: z.string().default("data/"),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/./, "must start with mongodb:// or mongodb+srv://")
      .optional(),
    APP_URL: z
      .string()
      .refine(isWebAddress, "must be a web address without a path, such as https://waymark.example.org")
      .transform((text) => new URL(text).origin)
      .optional(),
    SESSION_SECRET: z.string().min(32, "must be at least 32 characters long").optional(),
    TRUST_PROXY: wholeNumber(0, 20).default(0),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/./, "must start with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().default("Waymark <waymark@localhost>"),
    TIME_ZONE: z.string().refine(isTimeZone, "must be a time zone, such as Europe/London").default("Europe/London"),
    WAYMARK_DEMO: z.enum(["on", "off", "auto"], "must be on, off or auto").default("auto"),
    IMPORT_MOST_MB: wholeNumber(1, 4096).default(FILE_LIMITS.bytes / 1024 / 1024),
    WAYMARK_WRITE_LIMITS: z.enum(["on", "off"], "must be on or off").default("on"),
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  })
  .refine(({ SMTP_URL, APP_URL }) => SMTP_URL === undefined || APP_URL !== undefined, {
    path: ["APP_URL"],
    error: "must be set beside SMTP_URL, since letters lead back to it",
  });

/** What the person who runs this installation decided. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly mongodbUri: string | undefined;
  /** How letters leave; undefined when none are sent. */
  readonly mail: { readonly url: string; readonly from: string; readonly zone: string } | undefined;
  /** An origin, such as https://waymark.example.org, without a slash at its end. */
  readonly appUrl: string | undefined;
  readonly sessionSecret: string | undefined;
  /** How many proxies in front are believed. */
  readonly trustProxy: number;
  readonly demo: "on" | "off" | "auto";
  /** How large a file of figures may be, unpacked and not. */
  readonly importLimits: FileLimits;
  /** False where a test saves far more often than people and programs do. */
  readonly writeLimits: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** A secret's value is never repeated in a message. */
const SECRET: readonly string[] = ["MONGODB_URI", "SESSION_SECRET", "SMTP_URL"];

/**
 * Reads the settings out of an environment.
 * @returns the settings, or a sentence for each name that is wrong
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const known = Object.keys(EnvironmentSchema.shape);
  const unknown = Object.keys(given)
    .filter((name) => name.startsWith("WAYMARK_") && !known.includes(name))
    .map((name) => `${name} is not a setting of Waymark. .env.example lists those there are.`);

  const parsed = EnvironmentSchema.safeParse(given);
  const bad = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return SECRET.includes(name) || given[name] === undefined
      ? `${name} ${issue.message}.`
      : `${name} ${issue.message}; it is "${given[name]}".`;
  });
  if (!parsed.success || unknown.length > 0) return { ok: false, problems: [...unknown, ...bad] };

  const e = parsed.data;
  return {
    ok: true,
    settings: {
      port: e.PORT,
      host: e.HOST,
      dataDir: e.DATA_DIR,
      mongodbUri: e.MONGODB_URI,
      mail: e.SMTP_URL ? { url: e.SMTP_URL, from: e.MAIL_FROM, zone: e.TIME_ZONE } : undefined,
      appUrl: e.APP_URL,
      sessionSecret: e.SESSION_SECRET,
      trustProxy: e.TRUST_PROXY,
      demo: e.WAYMARK_DEMO,
      importLimits: { ...FILE_LIMITS, bytes: e.IMPORT_MOST_MB * 1024 * 1024 },
      writeLimits: e.WAYMARK_WRITE_LIMITS === "on",
      logLevel: e.LOG_LEVEL,
    },
  };
}

/** As readSettings, for a command: what is wrong goes to standard error and the process exits 2. */
export function settingsOrExit(): Settings {
  const read = readSettings(process.env);
  if (read.ok) return read.settings;
  for (const problem of read.problems) console.error(problem);
  process.exit(2);
}
