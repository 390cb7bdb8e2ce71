import type { Act } from "@models/act";
import { openBook } from "@models/agreement/book";
import type { Outcome } from "@models/outcome";
import { type Conducting, conduct, settle } from "@models/workshop/conduct";
import type { Leading } from "@models/workshop/find-workshop";
import { type StandingOffer, decideOffer, offersOf } from "@models/workshop/offers";
import type { Participant } from "@models/workshop/participant";
import { exerciseOf } from "@models/workshop/exercises";
import { addExercise, planWorkshop, runWorkshop } from "@models/workshop/plan";
import { type Acknowledgement, sendAnswer } from "@models/workshop/send-answer";
import { type Workshop, agendaOf, lastRound } from "@models/workshop/workshop";

export const MOMENT = "2026-03-14T10:00:00.000Z";

export function doneOr<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  throw new Error(JSON.stringify(outcome));
}

interface RoomPlan {
  readonly step: number;
  /** The kinds that stay on the proposed agenda. */
  readonly exercises: readonly string[];
  /** How many are in the room already. */
  readonly people?: number;
  readonly targets?: (name: string) => boolean;
  readonly joinCode?: string;
  readonly moment?: string;
}

/** A room with people in it, led by the facilitator, on one step of an agreement's first priority. */
export class Room {
  #keys = 0;

  private constructor(
    readonly act: Leading,
    readonly code: string,
    public workshop: Workshop,
    readonly people: readonly Participant[],
  ) {}

  static async open(
    by: Act,
    code: string,
    { step, exercises, people = 5, targets, joinCode = "CDF234", moment = MOMENT }: RoomPlan,
  ): Promise<Room> {
    const act: Leading = { ...by, moment };
    const { parts } = await openBook(act, code);
    const [priority] = parts.priority;
    const chosen = parts.target
      .filter((target) => target.priority === priority?._id)
      .filter(({ name }) => (targets ? targets(name) : name.startsWith("VAT")))
      .map(({ _id }) => _id);
    const plan = { name: "The room", on: "2008-03-14", step, priority: priority?._id, targets: chosen, minutes: 120 };
    const planned = doneOr(await planWorkshop(act, code, plan));
    const kept = agendaOf(planned).filter(({ exercise }) => exercises.includes(exercise.kind));
    const missing = exercises.filter((kind) => !kept.some(({ exercise }) => exercise.kind === kind));
    const only = { ...planned, exercises: Object.fromEntries(kept.map(({ id, exercise }) => [id, exercise])) };
    await act.store.replace("workshops", only);
    for (const kind of missing) {
      const more = { kind, minutes: 5, ask: "What else?", names: exerciseOf(kind).names };
      doneOr(await addExercise(act, code, planned._id, more));
    }
    const opened = doneOr(await runWorkshop(act, code, planned._id, "open", joinCode));
    const joined = Array.from({ length: people }, (_, i) => ({
      _id: `${opened._id}p${i}`,
      workshop: opened._id,
      name: `Person ${i}`,
      organisation: i < 3 ? "w001" : null,
      organisationName: i === 3 ? "Chamber of Commerce" : null,
      kind: i < 3 ? ("agency" as const) : ("resident or user" as const),
      person: null,
      joinedAt: MOMENT,
    }));
    await act.store.insertMany<Participant>("participants", joined);
    return new Room(
      act,
      code,
      opened,
      joined.map((each) => ({ ...each, rev: 1 })),
    );
  }

  get current(): string {
    return this.workshop.current ?? "";
  }

  get exercise() {
    const exercise = this.workshop.exercises[this.current];
    if (!exercise) throw new Error("Nothing is on the screens");
    return exercise;
  }

  async tell(conducting: Conducting): Promise<Outcome<Workshop>> {
    const outcome = await conduct(this.act, this.code, this.workshop._id, conducting);
    if (outcome.kind === "done") this.workshop = outcome.value;
    return outcome;
  }

  /** What one person answers to the round that is open. */
  answer(person: number, content: unknown, key = `key ${++this.#keys}`): Promise<Acknowledgement> {
    const round = lastRound(this.exercise)?.number ?? 1;
    const participant = this.people[person] as Participant;
    return sendAnswer(
      this.act.store,
      this.workshop,
      participant,
      { exercise: this.current, round, content, key },
      MOMENT,
    );
  }

  /** What the workshop offers to the plan now. */
  async offers(): Promise<StandingOffer[]> {
    return offersOf(await openBook(this.act, this.code), this.workshop, this.act.now, this.people);
  }

  /** Takes over an offer. @param exercise null for one of the workshop as a whole. */
  confirm(offer: string, exercise: string | null = this.current): Promise<Outcome<Workshop>> {
    return this.decide(offer, exercise, "confirmed");
  }

  async decide(offer: string, exercise: string | null, standing: "confirmed" | "declined"): Promise<Outcome<Workshop>> {
    const decided = await decideOffer(this.act, this.code, this.workshop._id, { exercise, offer }, standing);
    if (decided.kind === "done") this.workshop = decided.value;
    return decided;
  }

  /** What is settled with the room about the exercise on the screens. */
  async settle(fields: Parameters<typeof settle>[4]): Promise<void> {
    this.workshop = doneOr(await settle(this.act, this.code, this.workshop._id, this.current, fields));
  }

  /** A whole round: opened, answered by the first so many people, and shown. */
  async round<R>(answers: readonly unknown[]): Promise<R> {
    doneOr(await this.tell({ act: "open" }));
    for (const [i, content] of answers.entries()) {
      const answered = await this.answer(i, content);
      if (answered.kind !== "saved") throw new Error(JSON.stringify(answered));
    }
    doneOr(await this.tell({ act: "reveal" }));
    return lastRound(this.exercise)?.round.result as R;
  }
}
