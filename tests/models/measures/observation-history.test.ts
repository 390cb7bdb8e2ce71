import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Batch, type Observation, ObservationVersionSchema, observationId } from "@models/measures/observation";
import {
  batchAsKnown,
  currentVersion,
  historyOf,
  standingFinding,
  valueAsKnownOn,
} from "@models/measures/observation-history";
import { aBatch, aVersion, anObservation, batchesOf } from "./factories";

const instant = (minute: number) => new Date(Date.UTC(2008, 2, 10, 9, minute)).toISOString();

describe("what readers see of an observation", () => {
  const observation = anObservation({
    versions: [
      aVersion({ value: 29, batch: "first" }),
      aVersion({ value: 29.1, batch: "second" }),
      aVersion({ value: 92.1, batch: "third" }),
    ],
  });

  it("is the newest version whose batch is committed and not undone", () => {
    const batches = batchesOf(
      aBatch({ _id: "first", state: "committed", committedAt: instant(1) }),
      aBatch({ _id: "second", state: "committed", committedAt: instant(2) }),
      aBatch({ _id: "third", state: "undone", committedAt: instant(3), undoneAt: instant(5) }),
    );
    expect(currentVersion(observation, batches)?.value).toBe(29.1);
    expect(valueAsKnownOn(observation, batches, instant(0))).toBeUndefined();
    expect(valueAsKnownOn(observation, batches, instant(1))?.value).toBe(29);
    expect(valueAsKnownOn(observation, batches, instant(4))?.value).toBe(92.1);
    expect(valueAsKnownOn(observation, batches, instant(5))?.value).toBe(29.1);
  });

  it("is nothing while every batch is open or unknown", () => {
    expect(currentVersion(observation, batchesOf(aBatch({ _id: "first", state: "open" })))).toBeUndefined();
  });

  it("keeps every version in the history with what became of it, newest first", () => {
    const batches = batchesOf(
      aBatch({ _id: "first", state: "committed", committedAt: instant(1) }),
      aBatch({ _id: "second", state: "committed", committedAt: instant(2) }),
      aBatch({ _id: "third", state: "undone", committedAt: instant(3), undoneAt: instant(5) }),
    );
    expect(historyOf(observation, batches).map(({ version, standing }) => [version.value, standing])).toEqual([
      [92.1, "undone"],
      [29.1, "shown"],
      [29, "replaced"],
    ]);
  });

  it("is verified, as older stores have it, only when the version shown is the one that was checked", () => {
    const committed = (...ids: string[]) =>
      batchesOf(...ids.map((_id) => aBatch({ _id, state: "committed", committedAt: instant(1) })));
    const checked: Observation = {
      ...observation,
      verification: { by: "auditor", at: instant(9), batch: "second", note: "Agrees with the published table" },
    };
    const found = (of: Observation, ...ids: string[]) => standingFinding(of, committed(...ids))?.finding.kind;
    expect(found(checked, "first", "second")).toBe("verified");
    expect(found(checked, "first", "second", "third")).toBeUndefined();
    expect(found(observation, "first")).toBeUndefined();
  });
});

/** A naive store: every write, commit and undo is kept as it happened and replayed from nothing. */
type Event =
  | { kind: "write"; batch: number; value: number; minute: number }
  | { kind: "commit" | "undo"; batch: number; minute: number };

function replay(events: readonly Event[], until: number): number | undefined {
  const written: { batch: number; value: number }[] = [];
  const standing = new Set<number>();
  for (const event of events.filter(({ minute }) => minute <= until)) {
    if (event.kind === "write") written.push(event);
    if (event.kind === "commit") standing.add(event.batch);
    if (event.kind === "undo") standing.delete(event.batch);
  }
  let shown: number | undefined;
  for (const { batch, value } of written) if (standing.has(batch)) shown = value;
  return shown;
}

/** Random life of five batches: writes while open, perhaps a commit, perhaps an undo, interleaved in time. */
const histories = fc
  .array(fc.record({ batch: fc.nat(4), act: fc.constantFrom("write", "commit", "undo"), pause: fc.nat(3) }), {
    maxLength: 40,
  })
  .map((steps) => {
    const states = new Map<number, Batch["state"]>();
    const events: Event[] = [];
    let minute = 0;
    steps.forEach(({ batch, act, pause }, index) => {
      minute += pause;
      const state = states.get(batch) ?? "open";
      if (act === "write" && state === "open") events.push({ kind: "write", batch, value: index, minute });
      if (act === "commit" && state === "open") {
        states.set(batch, "committed");
        events.push({ kind: "commit", batch, minute });
      }
      if (act === "undo" && state === "committed") {
        states.set(batch, "undone");
        events.push({ kind: "undo", batch, minute });
      }
    });
    return events;
  });

function stored(events: readonly Event[]) {
  const versions = events.flatMap((event) =>
    event.kind === "write"
      ? [aVersion({ value: event.value, batch: String(event.batch), at: instant(event.minute) })]
      : [],
  );
  const batches = [0, 1, 2, 3, 4].map((batch) => {
    const commit = events.find((event) => event.kind === "commit" && event.batch === batch);
    const undo = events.find((event) => event.kind === "undo" && event.batch === batch);
    return aBatch({
      _id: String(batch),
      state: undo ? "undone" : commit ? "committed" : "open",
      ...(commit && { committedAt: instant(commit.minute) }),
      ...(undo && { undoneAt: instant(undo.minute) }),
    });
  });
  return { observation: anObservation({ versions }), batches: batchesOf(...batches) };
}

describe("the value as known on an instant", () => {
  it("is what replaying the whole history to that instant gives, whatever was committed or undone", () => {
    fc.assert(
      fc.property(histories, fc.nat(130), (events, until) => {
        const { observation, batches } = stored(events);
        expect(valueAsKnownOn(observation, batches, instant(until))?.value).toBe(replay(events, until));
        const then = [...batches.values()].flatMap((batch) => batchAsKnown(batch, instant(until)) ?? []);
        expect(currentVersion(observation, batchesOf(...then))?.value).toBe(replay(events, until));
      }),
      { numRuns: 500 },
    );
  });

  it("is the current value once everything has happened", () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { observation, batches } = stored(events);
        expect(valueAsKnownOn(observation, batches, "9999-12-31T00:00:00.000Z")).toBe(
          currentVersion(observation, batches),
        );
      }),
    );
  });
});

describe("a version of an observation", () => {
  it("has either a value or a reason why there is none", () => {
    expect(ObservationVersionSchema.safeParse(aVersion({ value: 0 })).success).toBe(true);
    expect(ObservationVersionSchema.safeParse(aVersion({ value: null, reason: "suppressed" })).success).toBe(true);
    expect(ObservationVersionSchema.safeParse(aVersion({ value: null })).success).toBe(false);
    expect(ObservationVersionSchema.safeParse(aVersion({ value: 0, reason: "awaiting" })).success).toBe(false);
    expect(ObservationVersionSchema.safeParse(aVersion({ value: 3, lower: 4, upper: 2 })).success).toBe(false);
  });

  it("belongs to the one observation of its scope, series, area, group and period", () => {
    expect(observationId(anObservation({}))).toBe("coventry|VAT:1|E08000026|all|CY2005");
  });
});
