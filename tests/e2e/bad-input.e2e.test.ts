import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { PART_NAMES } from "@models/agreement/parts";
import { openStore } from "@models/store/open";
import { withBrowser } from "../support/browser";
import { type EveryPage, everyPage } from "./every-page";

const visits = withBrowser();

const FACILITATOR = "facilitator@coventry.example";
const ADMINISTRATOR = "admin@waymark.example";
const REVIEWER = "reviewer@westmidlands.example";
const AGREEMENT = "/agreements/coventry-2008";

/** A form filled in badly. */
interface BadForm {
  readonly path: string;
  readonly as?: string;
  /** The link that leads on from there. */
  readonly through?: string;
  /** Under which words it is folded away. */
  readonly under?: string | RegExp;
  /** By label. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly submit: string | RegExp;
  /** The label of the field that is at fault. */
  readonly fault: string | RegExp;
}

const partnership = (under: string, submit: string, fault: string, typed = {}): BadForm => ({
  path: "/partnerships/coventry",
  as: FACILITATOR,
  under,
  submit,
  fault,
  typed,
});
const administration = (under: string, submit: string, fault: string, typed = {}): BadForm => ({
  path: "/admin",
  as: ADMINISTRATOR,
  under,
  submit,
  fault,
  typed,
});

const negotiation = (as: string, under: string, submit: string, fault: string, typed = {}): BadForm => ({
  path: `${AGREEMENT}/negotiation`,
  through: "VAT registrations per 10,000 adults",
  ...{ as, under, submit, fault, typed },
});

const FORMS: Readonly<Record<string, BadForm>> = {
  "sign in": {
    path: "/sign-in",
    typed: { "E-mail address": "nobody@coventry.example" },
    submit: "Sign in",
    fault: "E-mail address",
  },
  "a name that is empty": {
    path: "/account",
    as: FACILITATOR,
    typed: { Name: " " },
    submit: "Save name",
    fault: "Name",
  },
  "a password that is wrong": {
    path: "/account",
    as: FACILITATOR,
    typed: { "Present password": "not this one", "New password": "long enough for anybody" },
    submit: "Change password",
    fault: "Present password",
  },
  "an agreement's year and address": {
    path: "/agreements/new",
    as: FACILITATOR,
    typed: { Name: "Another agreement", "First financial year begins in April": "soon", Address: "coventry-2009" },
    submit: "Start this agreement",
    fault: "First financial year begins in April",
  },
  "an address that is taken": {
    path: "/agreements/new",
    as: FACILITATOR,
    typed: { Name: "Another agreement", Address: "coventry-2008" },
    submit: "Start this agreement",
    fault: "Address",
  },
  "an agreement without a name": {
    path: `${AGREEMENT}/edit`,
    as: FACILITATOR,
    typed: { "Name of the agreement": "", Vision: "A better vision" },
    submit: "Save changes",
    fault: "Name of the agreement",
  },
  "an indicator of our own": {
    path: `${AGREEMENT}/priorities`,
    as: FACILITATOR,
    under: "Add an indicator of our own",
    typed: { Unit: "%", Decimals: "many" },
    submit: "Add it and put it on the shortlist",
    fault: "Name",
  },
  "a definition without a day": {
    path: "/indicators/coventry-vat-registrations",
    as: FACILITATOR,
    under: "Give it a new definition",
    typed: { "Why has it changed?": "The register counts employers too" },
    submit: "Save the new definition",
    fault: "First day",
  },
  "a trajectory in words": {
    path: `${AGREEMENT}/steps/3`,
    as: FACILITATOR,
    under: "Change this trajectory by form",
    typed: { "2009": "a lot", "2010": "37.9" },
    submit: "Save the trajectory",
    fault: "2009",
  },
  "a question without words": {
    path: `${AGREEMENT}/steps/3`,
    as: FACILITATOR,
    under: "Ask a question",
    submit: "Ask",
    fault: "Question",
  },
  "an assumption without words": {
    path: `${AGREEMENT}/steps/3`,
    as: FACILITATOR,
    under: "Add an assumption",
    typed: { "The sign to watch": "Lending falls" },
    submit: "Add the assumption",
    fault: "What is assumed",
  },
  "an approval without a day": {
    path: `${AGREEMENT}/submission`,
    as: FACILITATOR,
    under: "Record an approval",
    typed: { "Name and office of who signed": "A. Khan, leader of the council" },
    submit: "Record the approval",
    fault: "Date",
  },
  "points that say nothing": {
    path: "/agreements/wolverhampton-2008/submission",
    as: "reviewer@westmidlands.example",
    under: "Return it with points",
    typed: { "What you ask": "Why so little?" },
    submit: "Return it to the partnership",
    fault: "About",
  },
  "a withdrawal without a reason": {
    path: "/agreements/wolverhampton-2008/submission",
    as: "facilitator@wolverhampton.example",
    under: "Withdraw it",
    submit: "Withdraw it",
    fault: "Why you withdraw it",
  },
  "a consultation that closes in the past": {
    path: `${AGREEMENT}/submission`,
    as: FACILITATOR,
    under: "Publish",
    typed: { "Consultation closes on": "2008-01-01" },
    submit: "Publish",
    fault: "Consultation closes on",
  },
  "an invitation to nowhere": partnership("Invite somebody", "Make the invitation", "E-mail address", {
    "E-mail address": "not an address",
  }),
  "a role for nobody": partnership("Give somebody here another role", "Give role", "Person"),
  "an end to no role": partnership("End somebody’s role", "End this role", "Role", { "Why?": "She has moved" }),
  "a password link for nobody": partnership("Somebody forgot the password", "Make a link", "Person"),
  "an organisation without a kind": partnership("Add a new organisation", "Add organisation", "Kind", {
    Name: "Coventry Law Centre",
  }),
  "a post without a name": partnership("Add a post", "Add post", "Post"),
  "no organisation that ended": partnership(
    "An organisation was merged or dissolved",
    "Pass on what is open",
    "Organisation",
  ),
  "a place without a name": partnership("Name a place", "Name it", "Name of the place"),
  "a new name for no place": partnership("Give a place another name", "Rename place", "Place", {
    "New name": "Swanswell",
  }),
  "no place that ended": partnership("A place is no more", "End this place", "Place"),
  "a group without a kind": partnership("Name a group", "Name this group", "What tells it apart?", {
    "Name of the group": "Lone parents",
  }),
  "an offer without a reason": {
    path: `${AGREEMENT}/negotiation`,
    as: FACILITATOR,
    under: "Offer to the region",
    submit: "Offer to the region",
    fault: "Why these numbers",
  },
  "a request about no indicator": {
    path: `${AGREEMENT}/negotiation`,
    as: REVIEWER,
    under: "Ask about an indicator",
    typed: { Why: "It shows who is left out" },
    submit: "Ask the partnership",
    fault: "Indicator",
  },
  "numbers that are none": negotiation(REVIEWER, "Propose other numbers", "Propose these numbers", "2011", {
    2011: "a few more",
    "Why these numbers": "It can be done",
  }),
  "half way for no reason": negotiation(
    FACILITATOR,
    "Split the difference",
    "Propose half way",
    "Why half way is right",
  ),
  "a signature of nobody": negotiation(
    FACILITATOR,
    "Record the signature of Coventry City Council",
    "Record the signature",
    "Who signed?",
    { "When?": "10 March 2008" },
  ),
  "an offer withdrawn without a reason": negotiation(
    FACILITATOR,
    "Withdraw the offer",
    "Withdraw the offer",
    "Why you withdraw it",
  ),
  "a partnership without a code": administration("Found a partnership", "Found partnership", "Code", {
    Name: "Solihull Partnership",
  }),
  "a wider role for nobody": administration("Give somebody a wider role", "Give role", "Person"),
  "an administrator's invitation to nowhere": administration(
    "Invite somebody",
    "Make the invitation",
    "E-mail address",
    { "E-mail address": "not an address" },
  ),
  "nobody to disable": administration("Disable somebody", "Disable", "Person", { "Why?": "Has left" }),
  "an organisation without a name": administration("Add an organisation", "Add organisation", "Name"),
  "a day that is gone": administration("Move the day on", "Move the day", "The example’s today", {
    "The example’s today": "2008-01-01",
  }),
};

describe("a form filled in badly", () => {
  it.each(Object.keys(FORMS))("says so beside its cause and keeps what was typed: %s", async (name) => {
    const { path, as, through, under, typed = {}, submit, fault } = FORMS[name] as BadForm;
    const { page, open } = as === undefined ? await visits.visit() : await visits.visitAgainAs(as);
    await open(path);
    if (through !== undefined) {
      const to = await page.getByRole("link", { name: through }).getAttribute("href");
      await open(to ?? "");
    }
    const fold = page.locator("main details", { has: page.locator("summary", { hasText: under ?? "" }) }).last();
    if (under !== undefined) await fold.locator("summary").first().click();
    const place = under === undefined ? page.locator("main") : fold;
    const button = place.getByRole("button", { name: submit, exact: true }).first();
    const form = place
      .locator("form")
      .filter({ has: page.getByRole("button", { name: submit, exact: true }) })
      .first();
    for (const [label, value] of Object.entries(typed)) await labelled(form, label).fill(value);
    const boxes = await form.getByRole("checkbox").locator("visible=true").all();
    for (const box of boxes.slice(0, 2)) await box.check();
    await sendAndExpectRefusal(page, form, button);
    expect(await labelled(form, fault).getAttribute("aria-invalid")).toBe("true");
  });
});

const labelled = (form: Locator, label: string | RegExp) =>
  form.getByLabel(typeof label === "string" ? new RegExp(`^${escaped(label)}( optional)?$`) : label).first();
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

describe("the form of a part", () => {
  let pages: EveryPage = {};
  beforeAll(async () => {
    if (!visits.isOpen) return;
    const store = await openStore({ dataDir: visits.site.dataDir });
    pages = await everyPage(store);
    await store.close();
  });

  // Comments and answers to the numbers are written beside what they are about.
  it.each(PART_NAMES.filter((name) => name !== "comment" && name !== "challenge"))(
    "refuses a new %s that lacks what it needs, and keeps the rest",
    async (kind) => {
      const [seen] = (pages["routes/agreements.$code.$part.new"] ?? []).filter(({ path }) =>
        path.includes(`/${kind}/new`),
      );
      const { page, open } = await visits.visitAgainAs(seen?.as ?? FACILITATOR);
      await open(seen?.path ?? "");
      const form = page.locator("main form").last();
      // All but the first of the fields to type in: each kind of part needs that one.
      const boxes = await form.getByRole("textbox").locator("visible=true").all();
      for (const [i, box] of boxes.entries()) if (i > 0) await box.fill(`neither a day nor a number ${i}`);
      await sendAndExpectRefusal(page, form, form.locator(".wm-submit").getByRole("button").first());
    },
  );
});

describe("one figure", () => {
  it("says what to write, beside the field", async () => {
    const { page, open } = await visits.visitAgainAs(FACILITATOR);
    await open(`${AGREEMENT}/steps/1`);
    await page.getByRole("button", { name: "Show as tables" }).click();
    await page
      .getByRole("row", { name: /^Coventry/ })
      .first()
      .getByRole("link")
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: "Coventry, Q4 2005" }).waitFor();
    const form = page.locator("main form").first();
    await form.getByLabel("Value", { exact: true }).fill("24,7");
    await form.getByLabel("Source").fill("Our own count");
    await sendAndExpectRefusal(page, form, form.getByRole("button", { name: "Save the figure" }));
    await page.getByText("Write 24.7 with a point, not a comma.").first().waitFor();
  });
});

/**
 * Sends the form and looks at what comes back: a summary that has the focus, each line of it a link to a field that is
 * marked and described by the same words, and every field as it was.
 */
async function sendAndExpectRefusal(page: Page, form: Locator, button: Locator): Promise<void> {
  const before = await valuesOf(form);
  await button.click();
  const summary = page.locator(".govuk-error-summary");
  await summary.first().waitFor();
  expect(await summary.count(), "one summary").toBe(1);
  expect(await summary.evaluate((element) => element === document.activeElement), "the summary has the focus").toBe(
    true,
  );
  const faults = await summary.getByRole("link").evaluateAll((links) =>
    links.map((link) => {
      const field = document.querySelector(link.getAttribute("href") ?? "");
      const described = [field, field?.closest("fieldset")]
        .flatMap((element) => (element?.getAttribute("aria-describedby") ?? "").split(" "))
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ");
      const words = link.textContent;
      if (field === null) return `“${words}” leads nowhere (${link.getAttribute("href")})`;
      if (field.getAttribute("aria-invalid") !== "true") return `“${words}” leads to a field that is not marked`;
      return described.includes(words) ? "" : `“${words}” does not stand beside its field`;
    }),
  );
  expect(faults.length, "links to what is at fault").toBeGreaterThan(0);
  expect(faults.filter((fault) => fault !== "")).toEqual([]);
  expect(await valuesOf(form)).toMatchObject(before);
}

/** What people typed and chose, by the field's id; never a password. */
async function valuesOf(form: Locator): Promise<Record<string, string>> {
  const values = await form
    .locator("input:not([type=hidden]):not([type=password]), select, textarea")
    .evaluateAll((fields) =>
      (fields as HTMLInputElement[]).map(({ id, type, checked, value }): [string, string] => [
        id,
        (type === "radio" || type === "checkbox") && !checked ? "" : value,
      ]),
    );
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}
