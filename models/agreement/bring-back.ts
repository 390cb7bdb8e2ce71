import { type Outcome, type Problem, done, refuse } from "../outcome";
import { COMMON_SCOPE } from "../measures/observation";
import { sameJson } from "../history/document";
import type { Person } from "../people/person";
import type { Fresh, Json, Store, Stored } from "../store/port";
import type { Action } from "../actions/action";
import { commitmentsOfEarlier, hasAnswers, withoutAnswers } from "../commitments/earlier-answers";
import { withLinesApart } from "../money/earlier-resources";
import type { Target } from "../targets/target";
import { AgreementFileSchema } from "./agreement-file";
import type { AgreementExport } from "./export-agreement";
import { PARTS, PART_NAMES } from "./parts";
import { withEveryKind } from "./snapshot";

/** What is put into one collection. */
interface Load {
  readonly collection: string;
  readonly docs: readonly Stored[];
  /** Of everybody: what is there already stays as it is. */
  readonly isShared: boolean;
}

export interface BroughtBack {
  readonly code: string;
  readonly name: string;
  readonly documents: number;
}

/**
 * Puts an agreement that was exported whole into a store that does not have it: every document as it was, with its revision
 * and history. The agreement itself comes last, so that readers see all of it or none; after a stop in between the same file
 * goes on where it stopped. Areas, indicators, groups, organisations and official figures that are there already stay.
 * @param given what the file holds. @param now ISO 8601, for who is made known by name.
 */
export async function bringBack(store: Store, given: unknown, now: string): Promise<Outcome<BroughtBack>> {
  const read = readFile(given);
  if (read.kind !== "done") return read;
  const file = read.value;
  const { agreement } = file;
  const clash = await whatIsThere(store, file);
  if (clash !== undefined) return refuse(clash);
  const loads = loadsOf(file);
  const missing: Load[] = [];
  for (const load of loads) {
    const there = await store.find<Stored>(load.collection, { _id: { $in: load.docs.map(({ _id }) => _id) } });
    const byId = new Map(there.map((doc) => [doc._id, doc]));
    const other = load.isShared
      ? undefined
      : load.docs.find(
          (doc) => byId.has(doc._id) && !sameJson(byId.get(doc._id) as unknown as Json, doc as unknown as Json),
        );
    if (other) {
      return refuse(
        `${load.collection} already holds ${other._id}, and it is not the same. Bring this file into an empty store.`,
      );
    }
    missing.push({ ...load, docs: load.docs.filter(({ _id }) => !byId.has(_id)) });
  }
  await addPeople(store, file.people, now);
  let documents = 0;
  for (const { collection, docs } of missing) {
    if (docs.length > 0) await store.restoreMany(collection, docs);
    documents += docs.length;
  }
  return done({ code: agreement.code, name: agreement.name, documents });
}

const MOST_SAID = 5;

/** Documents are kept as the file has them, whatever the schema would tidy. */
function readFile(given: unknown): Outcome<AgreementExport> {
  const version = (given as { formatVersion?: unknown } | null)?.formatVersion;
  if ((given as { format?: unknown } | null)?.format !== "waymark agreement") {
    return refuse("This is not an agreement that Waymark exported. Take a file that waymark export wrote as JSON.");
  }
  if (version !== 2) {
    return refuse(`This file is of format version ${String(version)}; this Waymark reads version 2. Export it anew.`);
  }
  const file = inTodaysShape(given as AgreementExport);
  const read = AgreementFileSchema.safeParse(file);
  if (!read.success) {
    const problems: Problem[] = read.error.issues
      .slice(0, MOST_SAID)
      .map(({ path, message }) => ({ field: path.join("."), message: `${path.join(".")}: ${message}` }));
    return { kind: "refused", problems };
  }
  if (!read.data.whole) {
    return refuse(
      "This file holds only what its maker may see. Take one that waymark export wrote at the command line.",
    );
  }
  return done(file);
}

/**
 * A file of before commitments were documents has each answer on the target or action, one of before lines of money were
 * has them on the action; both lack later kinds of part.
 */
function inTodaysShape(file: AgreementExport): AgreementExport {
  const parts = file.parts as Partial<AgreementExport["parts"]> | undefined;
  if (!Array.isArray(parts?.target) || !Array.isArray(parts.action)) return file;
  const created = { by: file.agreement.created.by, at: file.agreement.created.at, via: "upgrade" as const };
  const apart = (all: AgreementExport["parts"]) =>
    withEveryKind(withLinesApart(all as never, file.organisations, created)) as AgreementExport["parts"];
  if (parts.commitment) return { ...file, parts: apart(file.parts) };
  const { target, action } = parts as { target: readonly Target[]; action: readonly Action[] };
  const of = (kind: "target" | "action", each: readonly (Target | Action)[]) =>
    each.filter(hasAnswers).flatMap((part) => commitmentsOfEarlier(kind, part, created));
  const commitment = [...of("target", target), ...of("action", action)].map((each) => ({ ...each, rev: 1 }));
  const known = { target: target.map(withoutAnswers), action: action.map(withoutAnswers), commitment };
  return { ...file, parts: apart({ ...file.parts, ...known }) };
}

async function whatIsThere(store: Store, { agreement, partnership }: AgreementExport): Promise<string | undefined> {
  const code = agreement.code;
  const [there] = await store.find("agreements", { $or: [{ _id: agreement._id }, { code }] }, { limit: 1 });
  if (there) return `There is already an agreement ${code}. Bring this file into a store that does not have it.`;
  const [other] = await store.find<Stored>("partnerships", { code: partnership.code }, { limit: 1 });
  if (other && other._id !== partnership._id) return `There is already another partnership ${partnership.code}.`;
  return undefined;
}

/** In the order in which they are written: what others name first, the agreement last. */
function loadsOf(file: AgreementExport): Load[] {
  const shared = (collection: string, docs: readonly Stored[]): Load => ({ collection, docs, isShared: true });
  const own = (collection: string, docs: readonly Stored[]): Load => ({ collection, docs, isShared: false });
  const isOfficial = ({ scope }: AgreementExport["observations"][number]) => scope === COMMON_SCOPE;
  return [
    shared("organisations", file.organisations),
    shared("areas", file.areas),
    shared("groups", file.groups),
    shared("indicators", file.indicators),
    own("batches", file.batches),
    shared("observations", file.observations.filter(isOfficial)),
    own(
      "observations",
      file.observations.filter((each) => !isOfficial(each)),
    ),
    ...PART_NAMES.map((name) => own(PARTS[name].collection, file.parts[name])),
    own("snapshots", file.snapshots),
    own("publications", file.publications),
    own("negotiations", file.negotiations),
    own("designationRequests", file.designationRequests),
    own("samples", file.samples ?? []),
    own("reviews", file.reviews ?? []),
    own("reports", file.reports ?? []),
    own("updates", file.updates ?? []),
    own("nudges", file.nudges ?? []),
    own("feedback", file.feedback ?? []),
    own("workshops", file.workshops ?? []),
    shared("agendaTemplates", file.agendaTemplates ?? []),
    own("histories", file.histories),
    shared("roles", file.roles),
    shared("partnershipCalendars", file.calendars ?? []),
    shared("partnerships", [file.partnership]),
    own("agreements", [file.agreement]),
  ];
}

/** By name only, so that history tells who: they cannot sign in until an administrator gives them an address. */
async function addPeople(store: Store, people: AgreementExport["people"], now: string): Promise<void> {
  const there = await store.find<Stored>("people", { _id: { $in: people.map(({ _id }) => _id) } });
  const known = new Set(there.map(({ _id }) => _id));
  for (const { _id, name } of people.filter((each) => !known.has(each._id))) {
    const person: Fresh<Person> = {
      _id,
      name,
      email: `${_id.toLowerCase()}@brought-back.invalid`,
      passwordHash: null,
      created: { by: "command line", at: now, via: "command line" },
      changes: [],
    };
    await store.insert<Person>("people", person);
  }
}
