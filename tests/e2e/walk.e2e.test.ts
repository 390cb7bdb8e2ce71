import { describe, expect, it } from "vitest";
import { type Visitor, withBrowser } from "../support/browser";
import { type Keyboard, keyboardOf } from "../support/browser-keys";

const visits = withBrowser();

const NAME = "Coventry agreement of the walk";
const CODE = "coventry-walk";
const PRIORITY = "To help people start firms";
const FOCUS = "Enterprise development";
const TARGET = "More new firms";
const ACTION = "Evening advice in four libraries";
const OPTION = "Advice where people live";
const EVIDENCE = "Survey of people who gave up";

/** Somebody at a browser of their own, with a keyboard and no mouse. */
interface Person extends Visitor {
  readonly keys: Keyboard;
  /** Waits for the page that says this at its head. */
  reads(heading: string | RegExp): Promise<void>;
  link(name: string | RegExp): Promise<void>;
  button(name: string | RegExp): Promise<void>;
  /** Opens what is folded away. */
  unfold(summary: string | RegExp): Promise<void>;
  write(label: string | RegExp, text: string): Promise<void>;
  pick(label: string | RegExp, option: string | RegExp): Promise<void>;
  tick(label: string | RegExp): Promise<void>;
  choose(label: string | RegExp): Promise<void>;
}

async function arrive(name: RegExp): Promise<Person> {
  const visitor = await visits.visit();
  const { page } = visitor;
  const keys = keyboardOf(page);
  const main = page.locator("main");
  const person: Person = {
    ...visitor,
    keys,
    reads: (heading) => page.getByRole("heading", { level: 1, name: heading }).waitFor(),
    link: (link) => keys.press(page.getByRole("link", { name: link }).locator("visible=true").first()),
    button: (button) => keys.press(page.getByRole("button", { name: button }).locator("visible=true").first()),
    unfold: (summary) => keys.press(main.locator("summary", { hasText: summary }).locator("visible=true").first()),
    write: (label, text) => keys.type(main.getByRole("textbox", { name: label }).locator("visible=true").first(), text),
    pick: (label, option) =>
      keys.select(main.getByRole("combobox", { name: label }).locator("visible=true").first(), option),
    tick: (label) => keys.tick(main.getByRole("checkbox", { name: label }).locator("visible=true").first()),
    choose: (label) => keys.choose(main.getByRole("radio", { name: label }).locator("visible=true").first()),
  };
  await visitor.open("/sign-in");
  await person.button(name);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return person;
}

/** So that a failure says how far the four had come, and what the one at the keyboard had before them. */
async function step(what: string, person: Person, take: (person: Person) => Promise<void>): Promise<void> {
  try {
    await take(person);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const seen = await person.page.locator("body").innerText();
    throw new Error(`${what}: ${message}\nAt ${person.page.url()} stood:\n${seen}`, { cause: error });
  }
}

describe("four people with keyboards", () => {
  it("take an empty agreement from draft to agreed by the region", walk, 420_000);
});

async function walk(): Promise<void> {
  const facilitator = await arrive(/Priya Nair/);
  await step("starts an agreement", facilitator, startAgreement);
  await step("shapes a priority", facilitator, shapePriority);
  await step("says where we are now", facilitator, sayWhereWeAre);
  await step("gathers evidence", facilitator, gatherEvidence);
  await step("sets a target", facilitator, setTarget);
  await step("favours an option", facilitator, favourOption);
  await step("plans an action", facilitator, planAction);

  const council = await arrive(/Tom Ellison/);
  const police = await arrive(/Maria Doyle/);
  for (const partner of [council, police]) {
    await step("accepts the target", partner, (person) => accept(person, TARGET));
    await step("accepts the action", partner, (person) => accept(person, ACTION));
  }

  await step("records approvals", facilitator, recordApprovals);
  await step("submits", facilitator, submit);
  const reviewer = await arrive(/Helen Marsh/);
  await step("returns it with a point", reviewer, returnIt);
  await step("answers the point", facilitator, answerPoint);
  await step("accepts the new numbers", council, (person) => accept(person, TARGET));
  await step("submits again", facilitator, submit);
  await step("agrees", reviewer, agree);
  await step("sees that it is agreed", facilitator, seeAgreed);
  await step("sees that it is agreed", council, seeAgreed);
}

async function startAgreement(person: Person): Promise<void> {
  await person.link("Start another agreement");
  await person.reads("Start an agreement");
  await person.write("Name", NAME);
  await person.write("First financial year", "2008");
  await person.write("Address", CODE);
  await person.button("Start this agreement");
  await person.reads("Priorities");
  await person.link("Write the vision");
  await person.reads("Vision and strategy");
  await person.write("Vision", "A city where a good idea becomes a firm");
  await person.button("Save changes");
  await person.reads("Priorities");
  await person.page.getByText("A city where a good idea becomes a firm").waitFor();
}

async function shapePriority(person: Person): Promise<void> {
  await person.link("Add the first priority");
  await person.reads("Add a priority");
  await person.write("Priority", PRIORITY);
  await person.write("Lead group", "Enterprise group");
  await person.write("What must be addressed?", "Too few firms start in the city.");
  await person.tick("It is so across the whole area");
  await person.button("Add this priority");
  await person.reads("Priorities");

  await person.keys.type(person.page.getByRole("searchbox", { name: "Find an indicator" }), "business registration");
  await person.page.keyboard.press("Enter");
  await person.button(/^Put on the shortlist.*business registration/i);
  await person.button(/^Choose .*business registration/i);
  await person.link(/^Change how .*business registration/i);
  await person.reads("Change this indicator on the shortlist");
  await person.write("Because", "It counts what the priority is about");
  await person.pick("Organisation", "Jobcentre Plus");
  await person.write("Source", "Small Business Service");
  await person.write("Next publication", "30 October 2008");
  await person.button("Save changes");
  await person.reads("Priorities");
  await person.page.getByText(/Supplied by Jobcentre Plus/).waitFor();

  await person.link("Add the first focus");
  await person.reads("Add a focus");
  await person.write("Focus", FOCUS);
  await person.write("Why this focus?", "New firms are where we are behind.");
  await person.tick(/business registration/i);
  await person.button("Add this focus");
  await person.reads("Priorities");
  await person.page.getByText(/Chosen by the figures for .*business registration/i).waitFor();
}

async function sayWhereWeAre(person: Person): Promise<void> {
  const { page } = person;
  await person.link(/Where are we now\?/);
  await person.reads("Where are we now?");
  await person.link("Enter the first figure");
  await person.reads(/^A figure for/);
  await person.write("Period", "2005");
  await person.write("Value", "31.2");
  await person.write("Source", "Small Business Service");
  await person.button("Save the figure");
  await person.reads("Where are we now?");
  await person.link("Add 2006");

  const grid = page.getByRole("group", { name: /business registration.*, to type in$/i });
  await grid.getByRole("columnheader", { name: "2006" }).waitFor();
  const ours = grid.locator(".ag-row-pinned [role=gridcell]", { hasText: "31.2" });
  await intoGrid(person, ours);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("30.4");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  await grid.getByRole("gridcell", { name: /30\.4/ }).waitFor();

  await person.unfold("Tell the story");
  await person.write("What do these figures show, and why?", "Fewer firms started each year.");
  await person.button("Save the story");
  await page.locator("main p").filter({ hasText: "Fewer firms started each year." }).waitFor();
}

/** Tab comes to a grid once; the arrows go on to the cell. */
async function intoGrid({ page }: Person, cell: ReturnType<Person["page"]["locator"]>): Promise<void> {
  const isIn = () => cell.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < 200; stop += 1) {
    const inGrid = await page.evaluate(() => document.activeElement?.closest(".wm-sheet") !== null);
    if (inGrid) break;
    await page.keyboard.press("Tab");
  }
  for (let move = 0; move < 20 && !(await isIn()); move += 1) {
    await page.keyboard.press(move % 2 === 0 ? "ArrowDown" : "ArrowRight");
  }
  expect(await isIn(), "the arrows reach our cell").toBe(true);
}

async function gatherEvidence(person: Person): Promise<void> {
  const question = "What evidence do we have for priorities?";
  await person.link(/What evidence/);
  await person.reads(question);
  await person.link("Add the first evidence");
  await person.reads("Add evidence");
  await person.write("What is it?", EVIDENCE);
  await person.choose("Local survey");
  await person.write("What does it say?", "Six in ten found nobody to ask.");
  await person.choose("Fair");
  await person.write("Source", "Coventry City Council");
  await person.write(/^Date/, "14 September 2007");
  await person.choose("The partnership and the region");
  await person.button(/^Add this evidence/);
  await person.reads(question);
  await person.link("Add the first consultation");
  await person.reads("Add a consultation");
  await person.write("Who was consulted?", "180 residents of Foleshill");
  await person.tick("They are beyond the partner agencies");
  await person.write("How?", "A neighbourhood forum");
  await person.write("When?", "21 November 2007");
  await person.write("What did they say?", "Help must be near and in the evening.");
  await person.button("Add this consultation");
  await person.reads(question);
  await person.link("Add the first cause");
  await person.reads("Add a cause");
  await person.write("What has caused it?", "Nobody knows where to ask");
  await person.tick(EVIDENCE);
  await person.button("Add this cause");
  await person.reads(question);
  await person.page.getByText("Nobody knows where to ask").first().waitFor();
}

async function setTarget(person: Person): Promise<void> {
  const { page } = person;
  const question = "Where are we trying to reach?";
  await person.link(/Where are we trying to reach\?/);
  await person.reads(question);
  await person.link(/^Add the first target/);
  await person.reads("Add a target");
  await person.pick("Focus", FOCUS);
  await person.write("Target", TARGET);
  await person.pick("Indicator", /business registration/i);
  await person.choose(/^Designated/);
  await person.write("Baseline period", "2006");
  await person.write("Baseline value", "30.4");
  await person.pick("Lead organisation", "Coventry City Council");
  await person.pick("Named lead", /Tom Ellison/);
  await person.tick("West Midlands Police");
  await person.button("Add this target");
  await person.reads(question);

  await person.unfold("Change this trajectory by form");
  for (const [year, value] of Object.entries({ 2008: "31", 2009: "32", 2010: "33.5" })) await person.write(year, value);
  await person.button("Save the trajectory");
  await person.reads(question);
  await page.getByRole("gridcell", { name: /33\.5/ }).first().waitFor();
}

async function favourOption(person: Person): Promise<void> {
  const question = "How will we get there?";
  await person.link(/How will we get there\?/);
  await person.reads(question);
  await person.link(/^Add the first option/);
  await person.reads("Add an option");
  await person.write("Option", OPTION);
  await person.choose("New");
  await person.tick("We favour this option");
  await person.write("Why, or why not?", "It reaches people whom a city centre office does not.");
  await person.button("Add this option");
  await person.reads(question);
}

async function planAction(person: Person): Promise<void> {
  const question = "What do we need to do?";
  await person.link(/What do we need to do\?/);
  await person.reads(question);
  await person.link("Add the first action");
  await person.reads("Add an action");
  await person.write("What will be done?", ACTION);
  await person.choose("New");
  await person.tick(TARGET);
  await person.pick("Option it carries out", OPTION);
  await person.pick("Owner", "West Midlands Police");
  await person.write("Lead in words", "Business crime officer");
  await person.tick("Coventry City Council");
  await person.write("Starts", "2 June 2008");
  await person.write("Ends", "31 March 2011");
  await person.button("Add this action");
  await person.reads(question);
  await person.page.getByRole("link", { name: ACTION }).first().waitFor();
}

async function accept(person: Person, what: string): Promise<void> {
  await person.open("/home");
  await person.button(`Accept ${what}`);
  await person.page.getByText(`Saved: you have accepted “${what}”.`).waitFor();
}

async function openSubmission(person: Person): Promise<void> {
  await person.open(`/agreements/${CODE}`);
  await person.link(/submission|submit/i);
  await person.page.waitForURL((url) => url.pathname.endsWith("/submission"));
}

async function recordApprovals(person: Person): Promise<void> {
  await recordApproval(person, "Council", "A. Khan, leader of the council");
  await recordApproval(person, "Partnership board", "B. Shaw, chair of the board");
}

async function recordApproval(person: Person, body: string, who: string): Promise<void> {
  await openSubmission(person);
  await person.unfold("Record an approval");
  await person.write("Body", body);
  await person.write("Name and office of who signed", who);
  await person.keys.tabTo(person.page.getByLabel("Date"));
  // The same day whichever of day and month the browser's language puts first.
  await person.page.keyboard.type("02022008");
  await person.write("Minute or letter", "Minute 14/2008");
  await person.button("Record the approval");
  await person.page.getByRole("cell", { name: who }).waitFor();
}

async function submit(person: Person): Promise<void> {
  await openSubmission(person);
  await person.button("Submit to the region");
  await statusIs(person, "Submitted");
}

async function openFromRegion(person: Person): Promise<void> {
  await person.open("/region");
  await person.link(NAME);
  await person.page.waitForURL((url) => url.pathname.startsWith(`/agreements/${CODE}`));
  if (!person.page.url().endsWith("/submission")) await openSubmission(person);
}

async function returnIt(person: Person): Promise<void> {
  await openFromRegion(person);
  await statusIs(person, "Submitted");
  await person.unfold("Return it with points");
  await person.pick("About", new RegExp(TARGET));
  await person.write("What you ask", "Is one and a half more in the last year realistic?");
  await person.button("Return it to the partnership");
  await statusIs(person, "Returned");
}

async function answerPoint(person: Person): Promise<void> {
  const { page } = person;
  await person.open(`/agreements/${CODE}/submission`);
  await page.getByText("Is one and a half more in the last year realistic?", { exact: true }).waitFor();
  await person.link(TARGET);
  await person.reads(TARGET);
  await person.open(`/agreements/${CODE}/steps/3`);
  await person.unfold("Change this trajectory by form");
  await person.write("2010", "33");
  await person.button("Save the trajectory");
  await page
    .getByRole("gridcell", { name: /^33(?!\.5)/ })
    .first()
    .waitFor();
  await openSubmission(person);
  await person.choose("Yes");
  await person.write("What you changed, or why not", "We promise 33 now, half a point less.");
  await person.button("Save the answer");
  await page.getByText("We promise 33 now, half a point less.").first().waitFor();
}

async function agree(person: Person): Promise<void> {
  await openFromRegion(person);
  const changed = person.page.locator("#changed");
  expect(await changed.innerText()).toMatch(/More new firms[\s\S]*33\.5[\s\S]*33/);
  await person.page.getByText("We promise 33 now, half a point less.").waitFor();
  await person.button("Agree this submission");
  await statusIs(person, "Agreed");
}

async function seeAgreed(person: Person): Promise<void> {
  await person.open(`/agreements/${CODE}/steps/3`);
  await statusIs(person, "Agreed");
  await person.page.getByRole("heading", { name: TARGET }).waitFor();
  expect(await person.page.locator("summary", { hasText: "Change this trajectory" }).count()).toBe(0);
}

async function statusIs({ page }: Person, status: string): Promise<void> {
  await page.locator(".wm-header__agreement").getByText(status, { exact: true }).waitFor();
}
