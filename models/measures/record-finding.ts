import { z } from "zod";
import type { Act } from "../act";
import type { Agreement } from "../agreement/agreement";
import { findAgreement, subjectOf } from "../agreement/book";
import type { Candidate } from "../agreement/priority";
import { retryOnConflict } from "../history/save";
import { ForbiddenError, NotFoundError, type Outcome, done, refuse } from "../outcome";
import { isInAudience } from "../people/audience";
import { authorise, organisationsOf, standingTowards } from "../people/permissions";
import { problemsIn } from "../problems-in";
import { AnsweredSchema, type FindingEntry, FoundSchema, findingEntriesOf, findingOn } from "./finding";
import type { Batch, Observation, ObservationVersion } from "./observation";
import { currentVersion } from "./observation-history";
import { mayEnter } from "./prepare-entry";
import { readSeries } from "./series";

const AboutSchema = z.object({
  observation: z.string().max(300),
  /** The batch of the version that was looked at. */
  batch: z.string().max(100),
  /** How many findings and answers on this version the person had seen; without it none counts as missed. */
  seen: z.coerce.number().int().min(0).optional(),
});

/**
 * Records what an auditor found of a value: of the version that was looked at, and never by who entered it. Earlier
 * findings stay, and somebody else's that came in between is shown first.
 * @throws NotFoundError when there is no such value for this person, ForbiddenError.
 */
export async function recordFinding(act: Act, code: string, submitted: unknown): Promise<Outcome<Observation>> {
  const agreement = await findAgreement(act, code);
  authorise(act.actor, "observation.verify", subjectOf(agreement), "Only an auditor verifies figures.");
  const about = AboutSchema.safeParse(submitted);
  if (!about.success) return problemsIn(about.error);
  const read = FoundSchema.safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const found = read.data;
  if (found.kind === "queried" && found.answerBy <= act.now.slice(0, 10)) {
    return refuse("Enter a date that is still to come, so that the supplier can answer", "answerBy");
  }
  return append(act, agreement, about.data, (stored, current) => {
    if (current.by === act.actor.person)
      return refuse("You entered this figure. Somebody else has to check it.", "kind");
    const since = findingEntriesOf(stored)
      .filter((entry) => entry.batch === current.batch)
      .slice(about.data.seen ?? Infinity);
    if (since.some(({ by }) => by !== act.actor.person)) {
      return refuse(
        "Somebody else said something of this figure while you were writing. It is shown below: send yours again if it still holds, and both are kept.",
        "kind",
      );
    }
    return done(found);
  });
}

/**
 * Records what the supplier, or the facilitator, answers to a query that stands. An auditor closes it then.
 * @throws NotFoundError when there is no such value for this person, ForbiddenError.
 */
export async function answerQuery(act: Act, code: string, submitted: unknown): Promise<Outcome<Observation>> {
  const agreement = await findAgreement(act, code);
  const forbidden = "Only the organisation that supplies this figure, or the facilitator, answers for it.";
  const roles = standingTowards(act.actor, subjectOf(agreement));
  if (!roles.some(({ role }) => role === "facilitator" || role === "partner")) throw new ForbiddenError(forbidden);
  const about = AboutSchema.safeParse(submitted);
  if (!about.success) return problemsIn(about.error);
  return append(act, agreement, about.data, async (stored, current) => {
    const { indicator } = readSeries(stored.series);
    const candidates = await act.store.find<Candidate>(
      "candidates",
      { agreement: agreement._id, indicator, removed: null },
      { without: ["changes"] },
    );
    if (!mayEnter(act, agreement, candidates, indicator)) throw new ForbiddenError(forbidden);
    const read = AnsweredSchema.safeParse({ ...(submitted as object), kind: "answered" });
    if (!read.success) return problemsIn(read.error);
    if (findingOn(stored, current)?.finding.kind !== "queried") {
      return refuse("No query of this figure is open any more. What was found is shown below.", "text");
    }
    return done(read.data);
  });
}

type Unsigned<T> = T extends FindingEntry ? Omit<T, "by" | "at" | "batch"> : never;

/** Adds to what was said of the value as it is shown now, whoever else does at the same moment. */
async function append(
  act: Act,
  agreement: Agreement,
  { observation: id, batch }: z.infer<typeof AboutSchema>,
  decide: (
    stored: Observation,
    current: ObservationVersion,
  ) => Outcome<Unsigned<FindingEntry>> | Promise<Outcome<Unsigned<FindingEntry>>>,
): Promise<Outcome<Observation>> {
  return retryOnConflict(async () => {
    const stored = await act.store.get<Observation>("observations", id);
    const current = stored && (await shownTo(act, agreement, stored));
    if (!stored || !current) throw new NotFoundError("figure");
    if (current.batch !== batch) return refuse("This figure changed while you looked at it. Look at the new one.");
    const decided = await decide(stored, current);
    if (decided.kind !== "done") return decided;
    const entry = { ...decided.value, by: act.actor.person, at: act.now, batch } as FindingEntry;
    const findings = [...(stored.findings ?? []), entry];
    return done(await act.store.replace<Observation>("observations", { ...stored, findings }));
  });
}

/** The partnership's own value as this person sees it; undefined when it is not for them. */
async function shownTo(act: Act, agreement: Agreement, stored: Observation): Promise<ObservationVersion | undefined> {
  const inside = standingTowards(act.actor, subjectOf(agreement)).some((held) => held.partnership !== undefined);
  const reader = inside
    ? ({ from: "partnership", organisations: organisationsOf(act.actor, agreement.partnership) } as const)
    : ({ from: "region" } as const);
  const batches = await act.store.find<Batch>("batches", { _id: { $in: stored.versions.map(({ batch }) => batch) } });
  const current = currentVersion(stored, new Map(batches.map((each) => [each._id, each])));
  return stored.scope === agreement.partnership && current && isInAudience(current.audience, reader)
    ? current
    : undefined;
}
