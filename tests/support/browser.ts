import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Stage } from "@seeds/stages";
import { DEMO_PASSWORD } from "@seeds/people";
import { type RunningServer, serveExample } from "./server";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ARGUMENTS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/** The system's Chromium, or the one that CHROME_PATH names. */
function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env["CHROME_PATH"], ...found].find((path) => path !== undefined && path !== "" && existsSync(path));
}

export interface VisitOptions {
  /** In CSS pixels. */
  readonly width?: number;
  readonly javaScript?: boolean;
}

/** One person's browser. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a path of the site. @returns the response's status */
  open(path: string): Promise<number>;
}

/** The site and the browser of one test file. */
export interface Visits {
  /** False where there is no browser. */
  readonly isOpen: boolean;
  readonly site: RunningServer;
  visit(options?: VisitOptions): Promise<Visitor>;
  /** Somebody who is signed in and has no page open yet. */
  visitAs(email: string, options?: VisitOptions): Promise<Visitor>;
  /** A fresh page in a browser that the person keeps from test to test, with all that it has loaded before. */
  visitAgainAs(email: string): Promise<Visitor>;
}

/**
 * Serves the example and opens a browser for the tests of one file. A test fails when a page wrote an error to its
 * console, threw one, or met its content security policy. Without a browser the tests are skipped, saying so;
 * REQUIRE_BROWSER=1 makes that a failure.
 */
export function withBrowser(stage?: Stage): Visits {
  const executablePath = findChromium();
  let site: RunningServer | undefined;
  let browser: Browser | undefined;
  const open: { close(): Promise<void> }[] = [];
  const kept = new Map<string, Promise<BrowserContext>>();
  let problems: string[] = [];

  beforeAll(async () => {
    if (executablePath === undefined) {
      if (process.env["REQUIRE_BROWSER"] === "1") throw new Error(MISSING);
      return;
    }
    [site, browser] = await Promise.all([
      serveExample({}, undefined, stage),
      chromium.launch({ executablePath, args: ARGUMENTS }),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  beforeEach(({ skip }) => {
    problems = [];
    if (executablePath === undefined) skip(MISSING);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
    if (problems.length > 0) throw new Error(`Pages complained:\n${problems.join("\n")}`);
  });

  const running = (): RunningServer => {
    if (site === undefined) throw new Error("The site serves only while a test runs");
    return site;
  };
  const openContext = async ({ width = 1280, javaScript = true }: VisitOptions = {}): Promise<BrowserContext> => {
    if (browser === undefined) throw new Error("The browser is open only while a test runs");
    const context = await browser.newContext({
      baseURL: running().url,
      viewport: { width, height: width < 600 ? 844 : 900 },
      javaScriptEnabled: javaScript,
      reducedMotion: "reduce",
      locale: "en-GB",
    });
    context.setDefaultTimeout(20_000);
    return context;
  };
  const openPage = async (context: BrowserContext, javaScript = true): Promise<Visitor> => {
    const page = await context.newPage();
    await listenTo(page, (problem) => problems.push(`${page.url()}: ${problem}`));
    return visitorOn(page, context, javaScript);
  };
  const visit = async (options: VisitOptions = {}): Promise<Visitor> => {
    const context = await openContext(options);
    open.push(context);
    return openPage(context, options.javaScript);
  };
  const signedIn = async (email: string): Promise<BrowserContext> => {
    const context = await openContext();
    await signIn(context, running().url, email);
    return context;
  };
  return {
    isOpen: executablePath !== undefined,
    get site() {
      return running();
    },
    visit,
    async visitAs(email, options) {
      const visitor = await visit(options);
      await signIn(visitor.context, running().url, email);
      return visitor;
    },
    async visitAgainAs(email) {
      const context = kept.get(email) ?? signedIn(email);
      kept.set(email, context);
      const visitor = await openPage(await context);
      open.push(visitor.page);
      return visitor;
    },
  };
}

const MISSING =
  "there is no Chromium: install one (Debian: apt install chromium) or name it in CHROME_PATH. REQUIRE_BROWSER=1 makes this a failure.";

function visitorOn(page: Page, context: BrowserContext, javaScript: boolean): Visitor {
  return {
    page,
    context,
    async open(path) {
      const response = await page.goto(path);
      if (response === null) throw new Error(`${path} gave no answer`);
      if (javaScript) await takenOver(page);
      return response.status();
    },
  };
}

/** Sends what the sign-in page would, for the browser to keep the session. */
async function signIn({ request }: BrowserContext, url: string, email: string): Promise<void> {
  const answer = await request.post("/sign-in", {
    form: { email, password: DEMO_PASSWORD },
    headers: { origin: url },
    maxRedirects: 0,
  });
  if (answer.status() !== 303) throw new Error(`${email} could not sign in: ${answer.status()}`);
}

/** Until React has taken the page over, a key or a click meets the plain page. */
async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__reactFiber")));
}

/** Chromium writes a line for every answer of 400 and up; the pages of refused forms and missing things are such. */
const EXPECTED_ANSWER = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Of a page that its test has taken the network from. */
const CUT_OFF = /net::ERR_INTERNET_DISCONNECTED/;

/** Remix writes a line where a page that was being read anew was given up for a newer one. */
const GIVEN_UP = /^AbortError: signal is aborted/;

async function listenTo(page: Page, complain: (problem: string) => void): Promise<void> {
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    if (CUT_OFF.test(message.text()) || GIVEN_UP.test(message.text())) return;
    if (EXPECTED_ANSWER.test(message.text()) && !message.location().url.includes("/assets/")) return;
    complain(`console error: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complain(`uncaught ${error.message}`));
  await page.exposeFunction("tellViolation", (what: string) => complain(`content security policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      const { tellViolation } = window as unknown as { tellViolation(what: string): void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
}
