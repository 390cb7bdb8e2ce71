import { PARTS, PART_NAMES, type PartName } from "@models/agreement/parts";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { openBook } from "@models/agreement/book";
import { addPart } from "@models/agreement/change-part";
import { publishAgreement } from "@models/agreement/publish";
import { showFeedback } from "@models/feedback/moderate";
import { sendFeedback } from "@models/feedback/send-feedback";
import { makeAnswerLink } from "@models/people/answer-link";
import { invite, offerReset } from "@models/people/invitation";
import { startReport } from "@models/reports/write";
import type { Outcome } from "@models/outcome";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { AGREED, agreeNeighbour, reportOnNeighbour, reviewNeighbour } from "../support/agreed";
import { joinWorkshop } from "@models/workshop/join";
import { Room } from "../support/workshop";
import { actAs } from "../support/example";
import { readIn, readInOfficial } from "../support/import";

/** One page as one person comes to it; nobody signed in when `as` is absent. */
export interface SeenPage {
  readonly path: string;
  readonly as?: string;
  /** What it answers with, when that is not 200. */
  readonly status?: number;
}

const FACILITATOR = "facilitator@coventry.example";
const NEIGHBOUR = "facilitator@wolverhampton.example";
const POLICE = "police@coventry.example";
const AUDITOR = "auditor@coventry.example";
const REVIEWER = "reviewer@westmidlands.example";
const ADMINISTRATOR = "admin@waymark.example";
const CODE = "coventry-2008";

/** Something new, something changed, a name that nobody knows and a row that cannot be read. */
const FIGURES =
  "indicator,area,period,value\nNI 151,Wolverhampton,Q2 2007,66\nNI 151,Coventry,soon,66\nJobs here,Atlantis,2005,3\n";

/** A refresh is proposed of a signed agreement, which the draft is not. */
type OfDraft = Exclude<PartName, "comment" | "refresh">;
type Ids = Readonly<Record<OfDraft | "negotiation", string>>;
const kinds = PART_NAMES.filter((name): name is OfDraft => name !== "comment" && name !== "refresh");
/** Answers to the numbers are written beside what they are about. */
const written = kinds.filter((name) => name !== "challenge");

/** Pages by the route that serves them; a route without a page of its own has none. */
export type EveryPage = Readonly<Record<string, readonly SeenPage[]>>;

/** Readies the store (a published draft, single-use links) and names every page that there is. */
export async function everyPage(store: Store): Promise<EveryPage> {
  accepted(await addPart(await actAs(store, FACILITATOR), CODE, "programme", { name: "Enterprise everywhere" }));
  accepted(
    await addPart(await actAs(store, FACILITATOR), CODE, "decision", {
      ...{ what: "Keep the clinics open", kind: "budget", date: "2008-03-03", takenBy: "Partnership board" },
    }),
  );
  const writing = await actAs(store, FACILITATOR);
  const [priority] = (await openBook(writing, CODE)).parts.priority;
  accepted(await addPart(writing, CODE, "evaluation", { priority: priority?._id, goals: "More firms" }));
  const ids = await idsOf(store);
  const links = await makeLinks(store);
  accepted(
    await publishAgreement(await actAs(store, "facilitator@wolverhampton.example"), "wolverhampton-2008", {
      kind: "consultation draft",
      closes: "2008-04-30",
    }),
  );
  await hearReader(await actAs(store, NEIGHBOUR));
  await agreeNeighbour(store);
  const { review, rehearsal } = await reviewNeighbour(store);
  const refresh = await proposeRefresh(store);
  const report = await reportOnNeighbour(store);
  const draft = await startDraft(store);
  const workshop = await holdWorkshop(store);
  const ofNeighbour = (path: string): SeenPage => ({ path: `/agreements/${AGREED}${path}`, as: NEIGHBOUR });
  const act = await actAs(store, FACILITATOR);
  const [{ _id: file }, { _id: broken }] = [await readIn(act, FIGURES), await readIn(act, "%PDF-1.7", "report.pdf")];
  const { _id: official } = await readInOfficial(await actAs(store, ADMINISTRATOR), FIGURES);
  const within = (path: string, as = FACILITATOR): SeenPage => ({ path: `/agreements/${CODE}${path}`, as });
  const ofRegion = (path: string): SeenPage => ({ path: `/agreements/wolverhampton-2008${path}`, as: REVIEWER });
  const jobs = `?priority=${ids.priority}`;
  return {
    root: [{ path: "/agreements/trafford-2008", as: FACILITATOR, status: 404 }],
    "routes/$": [
      { path: "/no-such-page", status: 404 },
      { path: `/agreements/${CODE}/no-such-page`, as: FACILITATOR, status: 404 },
      { path: `/agreements/${CODE}/target/no-such-target`, as: FACILITATOR, status: 404 },
    ],
    "routes/_index": [{ path: "/" }],
    "routes/sign-in": [{ path: "/sign-in" }],
    "routes/sign-out": [],
    "routes/invitation.$token": [{ path: `/invitation/${links.invitation}` }],
    "routes/reset.$token": [{ path: `/reset/${links.reset}` }],
    "routes/answer.$token": [{ path: `/answer/${links.answer}` }, { path: "/answer/spent" }],
    "routes/first-administrator.$token": [{ path: "/first-administrator/spent" }],
    "routes/api": [{ path: "/api" }],
    "routes/published._index": [{ path: "/published" }],
    "routes/published.$code": [{ path: "/published/wolverhampton-2008" }],
    "routes/home": [FACILITATOR, POLICE, AUDITOR, REVIEWER, ADMINISTRATOR, "councillor@coventry.example"].map((as) => ({
      path: "/home",
      as,
    })),
    "routes/account": [{ path: "/account", as: POLICE }],
    "routes/admin": [
      { path: "/admin", as: ADMINISTRATOR },
      { path: "/admin?q=employment", as: ADMINISTRATOR },
    ],
    "routes/admin_.imports._index": [{ path: "/admin/imports", as: ADMINISTRATOR }],
    "routes/admin_.imports.$import": [{ path: `/admin/imports/${official}`, as: ADMINISTRATOR }],
    "routes/admin_.imports.$import_.progress": [],
    "routes/admin_.imports.$import_.refused[.csv]": [],
    "routes/mail.$token": [{ path: "/mail/not-one-of-ours" }],
    "routes/calendar.$token[.ics]": [],
    "routes/api_.schemas.agreement[.json]": [],
    "routes/region[.csv]": [],
    "routes/region_.calendar": [{ path: "/region/calendar", as: REVIEWER }],
    "routes/region": [
      { path: "/region", as: REVIEWER },
      { path: "/region?q=nowhere", as: REVIEWER },
    ],
    "routes/region_.indicators": [{ path: "/region/indicators", as: REVIEWER }],
    "routes/partnerships.$code": [FACILITATOR, POLICE].map((as) => ({ path: "/partnerships/coventry", as })),
    "routes/indicators.$indicator": [
      { path: "/indicators/NI%20151", as: ADMINISTRATOR },
      { path: "/indicators/coventry-vat-registrations", as: FACILITATOR },
    ],
    "routes/agreements.new": [{ path: "/agreements/new", as: FACILITATOR }],
    "routes/agreements.$code": [],
    "routes/agreements.$code._index": [within(""), within("", POLICE), ofRegion("")],
    "routes/agreements.$code.edit": [within("/edit")],
    "routes/agreements.$code.priorities": [within("/priorities"), within("/priorities", POLICE)],
    "routes/agreements.$code.steps.1": [
      within(`/steps/1${jobs}`),
      within(`/steps/1${jobs}&view=projector`),
      within(`/steps/1${jobs}`, POLICE),
      ofRegion("/steps/1"),
    ],
    "routes/agreements.$code.steps.1[.csv]": [],
    "routes/agreements.$code.downloads": [within("/downloads"), ofRegion("/downloads")],
    "routes/agreements.$code.agreement[.xlsx]": [],
    "routes/agreements.$code.agreement[.json]": [],
    "routes/agreements.$code.observations[.csv]": [],
    "routes/agreements.$code.tables.$table[.csv]": [],
    "routes/agreements.$code.comparators[.csv]": [],
    "routes/agreements.$code.steps.2": [within(`/steps/2${jobs}`), ofRegion("/steps/2")],
    "routes/agreements.$code.steps.3": [
      within(`/steps/3${jobs}`),
      within(`/steps/3${jobs}&view=projector`),
      ofRegion("/steps/3"),
    ],
    "routes/agreements.$code.steps.3[.csv]": [],
    "routes/agreements.$code.steps.4": [
      within(`/steps/4${jobs}`),
      within(`/steps/4${jobs}&view=grid`),
      ofRegion("/steps/4"),
    ],
    "routes/agreements.$code.scores": [],
    "routes/agreements.$code.steps.5": [
      within(`/steps/5${jobs}`),
      within(`/steps/5${jobs}&view=grid`),
      within(`/steps/5${jobs}`, POLICE),
      ofRegion("/steps/5"),
    ],
    "routes/agreements.$code.actions": [],
    "routes/agreements.$code.commitments": [
      within("/commitments"),
      within("/commitments", POLICE),
      ofRegion("/commitments"),
    ],
    "routes/agreements.$code.money": [within("/money"), within("/money", POLICE), ofRegion("/money")],
    "routes/agreements.$code.refresh": [within("/refresh")],
    "routes/agreements.$code.decisions": [within("/decisions"), ofNeighbour("/decisions")],
    "routes/agreements.$code.evaluation": [within("/evaluation"), ofNeighbour("/evaluation")],
    "routes/agreements.$code.feedback": [within("/feedback"), ofNeighbour("/feedback")],
    "routes/agreements.$code.changes": [within("/changes")],
    "routes/agreements.$code.print": [within("/print")],
    "routes/agreements.$code.find": [within("/find?q=employment"), within("/find?q=nothing-of-the-kind")],
    "routes/agreements.$code.submission": [within("/submission"), ofRegion("/submission")],
    "routes/agreements.$code.targets": [within("/targets"), within("/targets?sort=ambition"), ofRegion("/targets")],
    "routes/agreements.$code.targets[.csv]": [],
    "routes/agreements.$code.trajectory": [],
    "routes/agreements.$code.trajectory_.basis": [],
    "routes/agreements.$code.values": [
      within(`/values?candidate=${ids.candidate}&area=E08000026&period=Q2006-1`),
      within(`/values?candidate=${ids.candidate}`),
      within(`/values?candidate=${ids.candidate}&area=E08000026&period=Q2006-1`, AUDITOR),
    ],
    "routes/agreements.$code.values_.save": [],
    "routes/agreements.$code.updates.$update.file": [],
    "routes/agreements.$code.quality": [
      within("/quality"),
      within("/quality?by=supplier&of=all&count=overdue"),
      within("/quality?by=source&of=all&count=values", POLICE),
    ],
    "routes/agreements.$code.verification": [within("/verification"), within("/verification", AUDITOR)],
    "routes/agreements.$code.imports._index": [within("/imports"), within("/imports", POLICE)],
    "routes/agreements.$code.imports.$import": [within(`/imports/${file}`), within(`/imports/${broken}`)],
    "routes/agreements.$code.imports.$import_.progress": [],
    "routes/agreements.$code.imports.$import_.refused[.csv]": [],
    "routes/agreements.$code.comparators": [within(`/comparators?candidate=${ids.candidate}`)],
    "routes/agreements.$code_.calendar": [within("/calendar"), ofRegion("/calendar")],
    "routes/join._index": [{ path: "/join" }],
    "routes/join.$code": [{ path: `/join/${JOIN_CODE}` }, { path: "/join/22222K", status: 404 }],
    "routes/room.$workshop": [
      { path: `/room/${workshop}`, as: FACILITATOR },
      { path: `/room/${workshop}?view=projector`, as: FACILITATOR },
      { path: `/room/${workshop}`, as: POLICE },
    ],
    "routes/room.$workshop_.answer": [],
    "routes/room.$workshop_.mine": [{ path: `/room/${workshop}/mine`, as: POLICE }],
    "routes/room.$workshop_.mine[.json]": [],
    "routes/agreements.$code_.workshops._index": [within("/workshops"), within("/workshops", POLICE)],
    "routes/agreements.$code_.workshops.$workshop": [
      within(`/workshops/${workshop}`),
      within(`/workshops/${workshop}`, POLICE),
    ],
    "routes/agreements.$code_.workshops.$workshop_.replay": [within(`/workshops/${workshop}/replay`)],
    "routes/agreements.$code_.reports._index": [within("/reports"), ofNeighbour("/reports"), ofRegion("/reports")],
    "routes/agreements.$code_.reports.$report": [
      ofNeighbour(`/reports/${report}?level=board`),
      ofRegion(`/reports/${report}?level=operational`),
      ofNeighbour(draft),
    ],
    "routes/agreements.$code_.reports.$report[.xlsx]": [],
    "routes/agreements.$code_.reviews._index": [within("/reviews"), ofRegion("/reviews")],
    "routes/agreements.$code_.reviews.$review": [
      ofRegion(`/reviews/${review}`),
      ofNeighbour(`/reviews/${review}`),
      ofNeighbour(`/reviews/${rehearsal}`),
    ],
    "routes/agreements.$code_.negotiation._index": [within("/negotiation"), within("/negotiation", REVIEWER)],
    "routes/agreements.$code_.negotiation.$negotiation": [
      within(`/negotiation/${ids.negotiation}`),
      within(`/negotiation/${ids.negotiation}`, REVIEWER),
      within(`/negotiation/${ids.negotiation}?view=projector`),
    ],
    "routes/agreements.$code_.negotiation.$negotiation[.csv]": [],
    "routes/agreements.$code.$part.new": [
      ...written.map((kind) => within(`/${kind}/new${jobs}`)),
      ofNeighbour("/refresh/new"),
    ],
    "routes/agreements.$code.$part.$id._index": [
      ...kinds.map((kind) => within(`/${kind}/${encodeURIComponent(ids[kind])}`)),
      ofNeighbour(`/refresh/${refresh}`),
    ],
    "routes/agreements.$code.$part.$id.edit": [
      ...written.map((kind) => within(`/${kind}/${ids[kind]}/edit`)),
      ofNeighbour(`/refresh/${refresh}/edit`),
    ],
  };
}

/** One part of each kind, of the priority that the example fills. */
async function idsOf(store: Store): Promise<Ids> {
  const [agreement] = await store.find<Agreement>("agreements", { code: CODE }, { limit: 1 });
  const [jobs] = await store.find("priorities", { agreement: agreement?._id, name: "To promote job creation" });
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const all = await store.find(PARTS[kind].collection, { agreement: agreement?._id, removed: null });
      const first = all.find((part) => (part as { priority?: unknown }).priority === jobs?._id) ?? all[0];
      const part = kind === "priority" ? jobs : first;
      if (part === undefined) throw new Error(`The example has no ${kind}`);
      return [kind, part._id] as const;
    }),
  );
  const [negotiation] = await store.find("negotiations", { agreement: agreement?._id });
  return { ...Object.fromEntries(found), negotiation: negotiation?._id } as Ids;
}

async function proposeRefresh(store: Store): Promise<string> {
  const act = await actAs(store, NEIGHBOUR, "2008-12-01T09:00:00.000Z");
  const { parts } = await openBook(act, AGREED);
  const proposed = await addPart(act, AGREED, "refresh", {
    ...{ kind: "change", target: parts.target[0]?._id, trajectory: { "Q2010-4": 67 } },
    ...{ why: "A large employer closed in the autumn", evidence: parts.evidence.map(({ _id }) => _id) },
  });
  accepted(proposed);
  return proposed.kind === "done" ? proposed.value._id : "none";
}

/** @returns the path of a draft with the words of a priority being edited. */
async function startDraft(store: Store): Promise<string> {
  const started = await startReport(await actAs(store, NEIGHBOUR, "2008-12-01T09:00:00.000Z"), AGREED, "FQ2008-3");
  accepted(started);
  if (started.kind !== "done") return "/reports/none";
  const [priority] = await store.find("priorities", { agreement: started.value.agreement }, { limit: 1 });
  return `/reports/${started.value._id}?edit=executive-${priority?._id}`;
}

const JOIN_CODE = "CDF234";

/** A room in which the police sit too, has answered one question and is asked the next. */
async function holdWorkshop(store: Store): Promise<string> {
  const moment = new Date().toISOString();
  const leading = await actAs(store, FACILITATOR);
  const room = await Room.open(leading, CODE, {
    ...{ step: 3, exercises: ["far", "data-asks"], people: 3, joinCode: JOIN_CODE, moment },
  });
  const { actor } = await actAs(store, POLICE);
  const joining = { name: "Police", kind: "agency" };
  accepted(await joinWorkshop(store, { code: JOIN_CODE, joining, token: "none", actor, now: moment }));
  await room.round([
    { value: 34, low: 30, high: 38, why: "The college opens" },
    { value: 38, low: 33, high: 44, why: "A boom" },
    { value: 36, low: 31, high: 40 },
  ]);
  accepted(await room.tell({ act: "finish" }));
  accepted(await room.tell({ act: "open" }));
  return room.workshop._id;
}

async function makeLinks(store: Store): Promise<Record<"invitation" | "reset" | "answer", string>> {
  const now = new Date().toISOString();
  const [coventry] = await store.find<Partnership>("partnerships", { code: "coventry" }, { limit: 1 });
  const [councillor] = await store.find("people", { email: "councillor@coventry.example" }, { limit: 1 });
  const guest = { email: "guest@coventry.example", role: "member", partnership: coventry?._id ?? "" };
  const invitation = "an-invitation-of-this-test";
  accepted(await invite(await actAs(store, FACILITATOR), guest, { token: invitation, now }));
  const reset = "a-reset-of-this-test";
  accepted(await offerReset(await actAs(store, ADMINISTRATOR), councillor?._id ?? "", { token: reset, now }));
  const answer = "an-answer-of-this-test";
  const police = await actAs(store, POLICE);
  const own = { person: police.actor.person, partnership: null };
  accepted(await makeAnswerLink(police, own, { token: answer, now }));
  return { invitation, reset, answer };
}

function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  throw new Error(JSON.stringify(outcome));
}

/** Somebody replies to the published draft, and is shown. */
async function hearReader(act: Act): Promise<void> {
  const said = { about: "whole", text: "More rooms, please", name: "Rose", showName: true };
  const { _id, rev } = accepted(await sendFeedback(act, "wolverhampton-2008", said));
  accepted(await showFeedback(act, "wolverhampton-2008", _id, rev));
  accepted(await sendFeedback(act, "wolverhampton-2008", { about: "whole", text: "When do we hear more?" }));
}
