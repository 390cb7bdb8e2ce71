import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "@models/store/open";
import type { ExplainedTarget } from "@models/targets/explain-target";
import { runWaymark } from "../../support/command";
import { holdRooms, keptOf } from "../../support/rooms";
import { exampleData } from "../../support/server";

describe("the waymark command", () => {
  let directory: string;
  const file = (name: string) => join(directory, name);
  const run = (args: string, input?: string, environment: Record<string, string> = {}) =>
    runWaymark(args.split(" "), { DATA_DIR: file("data"), ...environment }, input);

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "waymark-cli-"));
    await rename(await exampleData(directory), file("data"));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it.each([
    "seed",
    "user",
    "user add",
    "user list",
    "user disable",
    "user password",
    "user token",
    "import",
    "import-agreement",
    "export",
    "backup",
    "restore",
    "check",
    "explain",
    "anonymise",
  ])("%s --help shows how it is used", async (command) => {
    const { code, out } = await run(`${command} --help`);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: waymark ${command}`);
    if (command !== "user") expect(out).toMatch(/Example:\n {2}.*waymark/);
  });

  it.each([
    ["frobnicate", /unknown command 'frobnicate'/],
    ["import --agreement coventry-2008", /missing required argument 'file'/],
    ["export --agreement coventry-2008", /required option '--out <file>'/],
    ["export --agreement coventry-2008 --out x --format ods", /Allowed choices are json, xlsx, csv/],
    ["user add a@b.example --name A --role mayor", /Use one of administrator/],
    ["user token a@b.example --scope all", /Allowed choices are read, write/],
  ])("exits 2 when misused: %s", async (command, words) => {
    expect(await run(command)).toMatchObject({ code: 2, err: expect.stringMatching(words) as string });
  });

  it("gives an empty store the whole example, with nothing in it that cannot be", async () => {
    const empty = { DATA_DIR: file("seeded") };
    expect(await run("seed", "", empty)).toMatchObject({
      ...{ code: 0, err: "" },
      out: "The store holds the Coventry example and stands on 1 December 2008.\n",
    });
    expect(await run("check", "", empty)).toMatchObject({ code: 0 });
  });

  it("exits 2 and names a setting that is wrong", async () => {
    const wrong = await run("check", "", { WAYMARK_DEMMO: "on" });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("WAYMARK_DEMMO") as string });
  });

  it("says nothing more to who has read enough", async () => {
    const program = join(import.meta.dirname, "../../../build/host/waymark.js");
    const { PATH } = process.env;
    const env: NodeJS.ProcessEnv = { PATH, NODE_ENV: "production", DATA_DIR: file("data") };
    const piped = `"${process.execPath}" "${program}" explain --agreement coventry-2008 | true`;
    const child = spawn("sh", ["-c", piped], { env });
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += String(text)));
    await once(child, "close");
    expect(said).toBe("");
  });

  it("explains the slides' three questions word for word, with their numbers", async () => {
    const { out } = await run("explain --agreement coventry-2008 --json");
    const explained = JSON.parse(out) as ExplainedTarget[];
    const target = explained.find(({ name }) => name.startsWith("VAT registrations"));
    const questions = new Map(target?.challenges.map((each) => [each.question, each]));
    expect(questions.get("What happened between 2002 and 2004?")).toMatchObject({
      indicative: true,
      state: "answered",
      numbers: { move: expect.closeTo(4.7, 9) as number, "median move": expect.closeTo(1.65, 9) as number },
    });
    expect(questions.get("Is the predicted growth between 2007 and 2010 realistic?")).toMatchObject({
      strength: "must answer",
      state: "open",
      numbers: { needed: expect.closeTo(7.4 / 3, 9) as number },
    });
    expect(questions.get("Is the predicted drop between 2010 and 2011 reasonable?")).toMatchObject({
      numbers: { change: expect.closeTo(-1.4, 9) as number },
    });
    expect(target?.forecast).toMatchObject({
      from: { period: "CY2005", value: 29.1 },
      seed: expect.any(Number) as number,
    });
    expect(target?.odds?.points.length).toBeGreaterThan(0);
    expect((await run("explain --agreement coventry-2008")).out).toContain("What happened between 2002 and 2004?");
  });

  it.each([
    ["import nowhere.csv --agreement coventry-2008", /nowhere\.csv cannot be read/],
    ["import nowhere.csv --agreement coventry-2009", /There are: coventry-2008, trafford-2008, wolverhampton-2008/],
    ["restore nowhere.zip", /cannot be read as a backup/],
    ["user disable nobody@example.org --why gone", /Nobody has the address/],
    ["seed", /not empty/],
    ["explain --agreement coventry-2008 --target nothing", /has no target called nothing\. There are: VAT/],
  ])("exits 1 and says what to do: %s", async (command, words) => {
    expect(await run(command)).toMatchObject({ code: 1, out: "", err: expect.stringMatching(words) as string });
  });

  it("adds a facilitator, lists, disables; a short password is refused in words", async () => {
    const add = "user add ann@coventry.example --name Ann --role facilitator --partnership coventry";
    const short = await run(add, "short\n");
    expect(short).toMatchObject({ code: 1, err: expect.stringContaining("12 characters") as string });
    expect((await run(add, "a password long enough\n")).code).toBe(0);
    expect(await run(add, "a password long enough\n")).toMatchObject({ code: 1 });
    const listed = JSON.parse((await run("user list --json")).out) as { email: string; roles: string[] }[];
    expect(listed.find(({ email }) => email === "ann@coventry.example")?.roles).toEqual(["facilitator"]);
    expect((await run("user disable ann@coventry.example --why left")).code).toBe(0);
    expect((await run("user list")).out).toContain("ann@coventry.example  Ann  facilitator  (disabled)");
  });

  it("makes a token for a program, and prints nothing else to standard output", async () => {
    const made = await run("user token facilitator@coventry.example --scope write --days 90");
    expect(made.out).toMatch(/^waymark_[\w-]{43}\n$/);
    expect(await run("user token nobody@coventry.example")).toMatchObject({ code: 1 });
    expect(await run("user token facilitator@coventry.example --days 1000")).toMatchObject({
      code: 1,
      err: expect.stringContaining("Enter a whole number of days, from 1 to 366") as string,
    });
  });

  it("imports tidy CSV: previews, writes, and the second time changes nothing", async () => {
    await writeFile(
      file("figures.csv"),
      "indicator,area,period,value,status,source\nNI 151,Coventry,Q3 2007,72.1,provisional,LFS\nNI 151,Coventry,soon,1,,\n",
    );
    const command = `import ${file("figures.csv")} --agreement coventry-2008 --json`;
    const counts = async (options = "") => JSON.parse((await run(command + options)).out) as { counts: object };
    expect(await counts(" --dry-run")).toMatchObject({ counts: { new: 1, changed: 0, same: 0, refused: 1 } });
    expect(await counts()).toMatchObject({
      dialect: "tidy table",
      encoding: "utf-8",
      counts: { new: 1, changed: 0, same: 0, refused: 1 },
      areas: ["E08000026"],
      indicators: ["NI 151"],
      periods: ["Q2007-3"],
      refused: [{ row: 3, column: "period", text: "soon" }],
    });
    expect(await counts()).toMatchObject({ counts: { new: 0, changed: 0, same: 1, refused: 1 } });
    await writeFile(file("bad.csv"), "indicator,area\nNI 151,Coventry\n");
    expect(await run(`import ${file("bad.csv")} --agreement coventry-2008`)).toMatchObject({ code: 1 });
    const refused = await run(`import ${file("bad.csv")} --agreement coventry-2008 --dry-run --json`);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      dialect: null,
      counts: { new: 0, changed: 0, same: 0, refused: 1 },
      refused: [{ row: null, column: null, text: "bad.csv", remedy: expect.stringContaining("period") as string }],
    });
  });

  it("asks which indicator a file is of that names none, and takes the answer", async () => {
    await writeFile(file("unnamed.csv"), "Area,2005,2006\nCoventry,12,13\n");
    const command = `import ${file("unnamed.csv")} --agreement coventry-2008`;
    expect(await run(command)).toMatchObject({ code: 1, err: expect.stringContaining("--indicator") as string });
    const told = await run(`${command} --indicator Jobs-by-the-hour --dry-run --json`);
    expect(JSON.parse(told.out)).toMatchObject({ counts: { new: 2 }, indicators: ["coventry-jobs-by-the-hour"] });
    expect(await run(`${command} --indicator Jobs-by-the-hour`)).toMatchObject({ code: 0 });
  });

  it("asks whose figures a file has that names no area, and takes the answer", async () => {
    const command = `import ${join(import.meta.dirname, "../../fixtures/real/published/sdmx-csv-05.csv")} --agreement coventry-2008 --dry-run`;
    expect(await run(command)).toMatchObject({ code: 1, out: expect.stringContaining("--area") as string });
    const told = await run(`${command} --area Coventry --json`);
    expect(JSON.parse(told.out)).toMatchObject({ counts: { new: 2, refused: 0 }, areas: ["E08000026"] });
    expect(await run(`${command} --area Atlantis`)).toMatchObject({
      code: 1,
      err: expect.stringContaining("No area is called “Atlantis”") as string,
    });
  });

  it("proposes to the facilitator what a partner’s file holds beside its own", async () => {
    await writeFile(file("others.csv"), "indicator,area,period,value\nNI 152,Coventry,2031,72.1\n");
    const command = `import ${file("others.csv")} --agreement coventry-2008 --as jobs@coventry.example`;
    expect(JSON.parse((await run(`${command} --dry-run --json`)).out)).toMatchObject({ toPropose: 1 });
    expect(await run(command)).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 that another organisation supplies were proposed to the facilitator") as string,
    });
    expect(await run(command.replace("jobs@", "nobody@"))).toMatchObject({
      code: 1,
      err: expect.stringContaining("Nobody who can sign in has the address") as string,
    });
  });

  it("exports by the ending of the file's name, and brings the whole back into another store once", async () => {
    for (const [name, start] of [
      ["out.xlsx", "PK"],
      ["out.csv", "\ufeffIndicator,Area,Group,Period,Value"],
      ["out.json", '{"agendaTemplates":'],
    ] as const) {
      expect(await run(`export --agreement coventry-2008 --out ${file(name)}`)).toMatchObject({ code: 0, err: "" });
      expect((await readFile(file(name), "utf8")).startsWith(start), name).toBe(true);
    }
    const other = { DATA_DIR: file("other") };
    const brought = await run(`import-agreement ${file("out.json")}`, "", other);
    expect(brought).toMatchObject({ code: 0, out: expect.stringContaining("(coventry-2008) is back") as string });
    await run(`export --agreement coventry-2008 --out ${file("again.json")}`, "", other);
    expect(await readFile(file("again.json"), "utf8")).toBe(await readFile(file("out.json"), "utf8"));
    expect(await run("check", "", other)).toMatchObject({ code: 0 });
    expect(await run(`import-agreement ${file("out.json")}`, "", other)).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is already an agreement coventry-2008") as string,
    });
    expect(await run(`import-agreement ${file("out.csv")}`, "", other)).toMatchObject({
      code: 1,
      err: expect.stringContaining("is not JSON") as string,
    });
  });

  it("takes away the names and answers of rooms whose days are over, and of no other", async () => {
    const store = await openStore({ dataDir: file("data") });
    const rooms = await holdRooms(store);
    await store.close();
    const { code, out } = await run("anonymise");
    expect(code).toBe(0);
    expect(out).toBe("Names and answers taken away: The room, 2008-03-14\n");
    const after = await openStore({ dataDir: file("data") });
    expect(await keptOf(after, rooms)).toEqual({ over: ["0 answers"], kept: ["2 answers", "Person 0", "Person 1"] });
    await after.close();
    expect((await run("anonymise")).out).toBe("No workshop keeps names and answers beyond its days.\n");
    expect(await run("check")).toMatchObject({ code: 0 });
  });

  it("backs up, and after a wipe restores to an equal export with nothing wrong", async () => {
    const exportTo = (name: string) => run(`export --agreement coventry-2008 --format json --out ${file(name)}`);
    expect((await exportTo("before.json")).code).toBe(0);
    expect((await run(`backup ${file("backup.zip")}`)).code).toBe(0);
    expect(await run(`restore ${file("backup.zip")}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining("--force") as string,
    });
    await rm(file("data"), { recursive: true });
    expect((await run(`restore ${file("backup.zip")}`)).code).toBe(0);
    expect((await run("check")).code).toBe(0);
    expect((await exportTo("after.json")).code).toBe(0);
    expect(await readFile(file("after.json"), "utf8")).toBe(await readFile(file("before.json"), "utf8"));
  });
});
