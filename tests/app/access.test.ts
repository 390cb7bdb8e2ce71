import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook, subjectOf } from "@models/agreement/book";
import { publishAgreement } from "@models/agreement/publish";
import { type Actor, VIEWER } from "@models/people/actor";
import { type Operation, type Subject, may, organisationsOf, standingTowards } from "@models/people/permissions";
import type { Partnership } from "@models/place/partnership";
import { openReview } from "@models/review/open";
import type { Store } from "@models/store/port";
import type { Participant } from "@models/workshop/participant";
import type { Workshop } from "@models/workshop/workshop";
import { sendUpdate } from "@models/updates/send-update";
import { ROUTE_ACCESS, type RouteAccess } from "~/lib/access";
import { AGREED, agreeNeighbour, reportOnNeighbour } from "../support/agreed";
import { actAs, openExampleStore } from "../support/example";
import { readIn, readInOfficial } from "../support/import";
import { accepted } from "../support/people";
import { openWorkshop } from "../support/open-workshop";
import { type Site, serveSite } from "../support/site";
import { NOT_IN_THE_EXAMPLE, SAMPLE_FORMS, SAMPLE_QUERIES } from "./access-samples";
import { PARTNERSHIPS, VISITORS, addOtherRoles, placeOf } from "./access-visitors";

const FIGURES = "indicator,area,period,value\nNI 152,Coventry,2005,15\nNI 152,Coventry,soon,15\n";

let site: Site;
let store: Store;
let officialImport: string;
let workshop: Workshop;

beforeAll(async () => {
  store = await openExampleStore();
  await addOtherRoles(store);
  for (const place of PARTNERSHIPS) {
    const act = await actAs(store, `facilitator@${place}.example`);
    await readIn(act, FIGURES, "figures.csv", `${place}-2008`);
    await sendAFile(act, `${place}-2008`);
  }
  const draft = { kind: "consultation draft", closes: "2008-04-30" };
  accepted(await publishAgreement(await actAs(store, "facilitator@coventry.example"), "coventry-2008", draft));
  // One of them is agreed, and reviewed.
  await agreeNeighbour(store);
  const reviewer = await actAs(store, "reviewer@westmidlands.example", "2008-12-01T09:00:00.000Z");
  accepted(await openReview(reviewer, AGREED, "FY2008"));
  await reportOnNeighbour(store);
  workshop = await openWorkshop(store, "coventry-2008");
  await openWorkshop(store, "wolverhampton-2008", { _id: "w", code: "C2C3C4" });
  await openWorkshop(store, "trafford-2008", { _id: "t", code: "D2D3D4" });
  officialImport = (await readInOfficial(await actAs(store, "admin@waymark.example"), FIGURES))._id;
  site = await serveSite(store);
});
afterAll(() => site.close());

/** With an update of the first action that somebody owns. */
async function sendAFile(act: Act, code: string): Promise<void> {
  const action = (await openBook(act, code)).parts.action.find(({ owner }) => owner)?._id;
  const recordedFor = { who: "Somebody", on: "2008-03-10", how: "by letter" };
  const file = { name: "letter.pdf", bytes: new TextEncoder().encode("%PDF-1.4") };
  accepted(await sendUpdate(act, code, { action, course: "on course", recordedFor }, file));
}

describe("every route", () => {
  it("has a row that says whom it lets in, and no row is of a route that is gone", () => {
    const routes = Object.keys(site.build.routes);
    expect(routes.filter((id) => !Object.hasOwn(ROUTE_ACCESS, id))).toEqual([]);
    expect(Object.keys(ROUTE_ACCESS).filter((id) => !routes.includes(id))).toEqual([]);
  });

  it("says who changes something exactly when something can be sent to it", () => {
    const sendable = Object.entries(site.build.routes).flatMap(([id, route]) => (route?.module.action ? [id] : []));
    const said = Object.entries(ROUTE_ACCESS).flatMap(([id, { changes }]) => (changes ? [id] : []));
    expect(said.sort()).toEqual(sendable.sort());
  });

  it.each(VISITORS.map((visitor) => [visitor ?? "nobody signed in", visitor] as const))(
    "answers %s as its row says",
    async (_name, visitor) => {
      const actor = visitor ? (await actAs(store, visitor)).actor : VIEWER;
      const surprises: string[] = [];
      for (const visit of await visits(site.build, store)) {
        const { id, path, postPath } = visit;
        // A session of its own, since some of what is sent ends it.
        const cookie = await site.cookieOf(visitor);
        if (visit.isPage) {
          const unexpected = surpriseIn([expectedOfReading(visit, actor)], await site.get(path, cookie));
          if (unexpected) surprises.push(`GET ${path} (${id}): ${unexpected}`);
        }
        for (const { fields, needs } of visit.forms) {
          const refused = surpriseIn(
            expectedOfChanging(visit, actor, needs),
            await site.post(postPath, fields, cookie),
          );
          if (refused) surprises.push(`POST ${postPath} ${JSON.stringify(fields)} (${id}): ${refused}`);
        }
      }
      expect(surprises).toEqual([]);
    },
    300_000,
  );
});

describe("a participant's cookie", () => {
  const surprisesOf = async (cookie: string, isInside: boolean) => {
    const surprises: string[] = [];
    for (const visit of await visits(site.build, store)) {
      const { id, access, path, postPath } = visit;
      const isRoom = access.reads === "in the room" || access.reads === "joined";
      const reading = isRoom && isInside ? ("in" as const) : expectedOfReading(visit, VIEWER);
      const unexpected = visit.isPage && surpriseIn([reading], await site.get(path, cookie));
      if (unexpected) surprises.push(`GET ${path} (${id}): ${unexpected}`);
      for (const { fields, needs } of visit.forms) {
        const changing = isRoom && isInside ? (["in"] as const) : expectedOfChanging(visit, VIEWER, needs);
        const refused = surpriseIn(changing, await site.post(postPath, fields, cookie));
        if (refused) surprises.push(`POST ${postPath} (${id}): ${refused}`);
      }
    }
    return surprises;
  };

  it("opens the room and nothing else, until the facilitator takes the participant out", async () => {
    const joined = await site.post(`/join/${workshop.code}`, { name: "Dawn", kind: "business" });
    expect(joined.headers.get("location")).toBe(`/room/${workshop._id}`);
    const cookie = joined.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^waymark-room=.*HttpOnly.*SameSite=Lax/);
    const kept = cookie.split(";")[0] ?? "";
    expect(await surprisesOf(kept, true)).toEqual([]);
    const [participant] = await store.find<Participant>("participants", { workshop: workshop._id, name: "Dawn" });
    const taken = { intent: "take-out", participant: participant?._id ?? "", answers: "stay" };
    await site.post(`/room/${workshop._id}`, taken, await site.cookieOf("facilitator@coventry.example"));
    expect(await surprisesOf(kept, false)).toEqual([]);
  }, 60_000);
});

/** One route at one address: about one agreement, partnership or region when it names one. */
interface Visit {
  readonly id: string;
  readonly access: RouteAccess;
  readonly path: string;
  /** Where its form is sent: an index route's differs. */
  readonly postPath: string;
  readonly subject: Subject;
  /** Whether anybody may know of it who may not open it: else it is "not found". */
  readonly knownBy: Operation | undefined;
  /** It can be opened: what only takes forms cannot. */
  readonly isPage: boolean;
  readonly forms: ReturnType<(typeof SAMPLE_FORMS)[string]>;
}

type Expected = "in" | "sign in" | "not found" | "forbidden";

function isGranted(reach: RouteAccess["reads"], actor: Actor, subject: Subject): boolean {
  if (reach === "anybody") return true;
  if (reach === "joined") return false;
  if (reach === "in the room") return may(actor, "workshop.lead", subject);
  return reach === "signed in" ? actor !== VIEWER : may(actor, reach, subject);
}

function expectedOfReading({ id, access, subject: named, knownBy }: Visit, actor: Actor): Expected {
  // The page of a region names none in its address: it is the reader's own.
  const own = actor.roles.find(({ region }) => region !== undefined)?.region;
  const subject = access.about === "region" && own !== undefined ? { region: own } : named;
  if (NOT_IN_THE_EXAMPLE.includes(id)) return "not found";
  if (isGranted(access.reads, actor, subject)) return "in";
  if (access.about === "room") return "not found";
  if (actor === VIEWER) return "sign in";
  return knownBy === undefined || may(actor, knownBy, subject) ? "forbidden" : "not found";
}

function expectedOfChanging(visit: Visit, actor: Actor, needs?: readonly Operation[]): Expected[] {
  const { access, subject } = visit;
  const { changes } = access;
  if (changes === "anybody") return ["in"];
  if (changes === "in the room" || changes === "joined") return [expectedOfReading(visit, actor)];
  if (actor === VIEWER) return ["sign in"];
  const reading = expectedOfReading(visit, actor);
  if (reading !== "in") return [reading];
  // A form that says no more than what it is about may be answered that there is no such thing.
  const letIn: Expected[] = ["in", "not found"];
  if (changes === "signed in" || changes === undefined) return letIn;
  const operations = needs ?? changes;
  if (operations.some((operation) => may(actor, operation, subject))) return letIn;
  // What the own organisation holds may be changed, and the sample does not say whether this is its own.
  const owners = organisationsOf(actor, subject.partnership ?? "");
  const mayOwn = operations.some((operation) => may(actor, operation, { ...subject, owners }));
  if (mayOwn) return [...letIn, "forbidden"];
  // A region reads what was submitted to it: the working documents behind that are not there for it.
  const isFromRegion = standingTowards(actor, subject).every(({ region }) => region !== undefined);
  return isFromRegion ? ["forbidden", "not found"] : ["forbidden"];
}

/** What is wrong with an answer, or undefined. */
function surpriseIn(expected: readonly Expected[], { status, headers }: Response): string | undefined {
  const to = headers.get("location");
  const seen = whatIsSeen(status, to);
  if (seen !== undefined && expected.includes(seen)) return undefined;
  return `expected ${expected.join(" or ")}, was answered ${status}${to ? ` to ${to}` : ""}`;
}

function whatIsSeen(status: number, to: string | null): Expected | undefined {
  if (to?.startsWith("/sign-in?")) return "sign in";
  if (status === 404) return "not found";
  if (status === 403) return "forbidden";
  return status < 500 && status !== 401 && status !== 405 ? "in" : undefined;
}

async function visits(build: ServerBuild, from: Store): Promise<Visit[]> {
  const places = await Promise.all(PARTNERSHIPS.map((code) => placeOf(from, code)));
  return Object.keys(build.routes).flatMap((id) => {
    const access = ROUTE_ACCESS[id];
    const route = build.routes[id];
    // A layout without an index has no page of its own; one with an index is visited through that.
    const isLayout = Object.values(build.routes).some((other) => other?.parentId === id);
    if (access === undefined || route === undefined || isLayout) return [];
    const address = patternOf(build, id);
    const perPlace = ["agreement", "workings", "partnership"].includes(access.about);
    const visited = places.filter(
      ({ sample }) =>
        (!address.includes(":review") || sample.review !== "none") &&
        (!address.includes(":report") || sample.report !== "none"),
    );
    return (perPlace ? visited : visited.slice(0, 1)).map(({ partnership, agreement, sample, negotiating }) => {
      const codes = { partnership: partnership.code, room: workshop.code ?? "none" };
      const code = access.about in codes ? codes[access.about as keyof typeof codes] : agreement.code;
      const path = fill(address, {
        part: "target",
        id: sample.target,
        negotiation: sample.negotiation,
        review: sample.review,
        report: sample.report,
        update: sample.update,
        import: access.about === "installation" ? officialImport : sample.import,
        indicator: "NI%20151",
        token: "not-a-token",
        workshop: sample.workshop,
        table: "figures",
        code,
      });
      return {
        id,
        access,
        path: path + (SAMPLE_QUERIES[id]?.(sample) ?? ""),
        postPath: route.index ? `${path}?index` : path,
        isPage: route.module.default !== undefined || route.module.loader !== undefined,
        forms: access.changes ? (SAMPLE_FORMS[id]?.(sample) ?? [{ fields: {} }]) : [],
        ...subjectFor(access.about, partnership, agreement, negotiating),
      };
    });
  });
}

function subjectFor(
  about: RouteAccess["about"],
  partnership: Partnership,
  agreement: Agreement,
  negotiating: Subject,
): Pick<Visit, "subject" | "knownBy"> {
  switch (about) {
    case "agreement":
    case "room":
      return { subject: subjectOf(agreement), knownBy: "agreement.read" };
    case "workings":
      return { subject: { partnership: partnership._id }, knownBy: "agreement.read" };
    case "negotiation":
      return { subject: negotiating, knownBy: "negotiation.read" };
    case "partnership":
      return { subject: { partnership: partnership._id, region: partnership.region }, knownBy: "partnership.read" };
    case "region":
      return { subject: { region: partnership.region }, knownBy: undefined };
    default:
      return { subject: {}, knownBy: undefined };
  }
}

function patternOf(build: ServerBuild, id: string): string {
  const route = build.routes[id];
  if (!route) return "";
  return `${patternOf(build, route.parentId ?? "")}/${route.path ?? ""}`.replace(/\/+/g, "/").replace(/(.)\/$/, "$1");
}

/** @throws Error when a route has a parameter of which nobody gave a sample. */
function fill(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)\??/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${pattern} needs a sample of ${name} in tests/app/access.test.ts`);
    return value;
  });
}
