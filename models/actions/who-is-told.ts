import type { Telling } from "./action";
import { AUDIENCE_KINDS } from "./audience-kinds";

export interface ToldGroup {
  readonly kind: (typeof AUDIENCE_KINDS)[number];
  /** What these people are told; empty when nobody has thought of them yet. */
  readonly tellings: readonly Telling[];
}

/** The four kinds of people who need to know of a plan, each with what they are told. */
export function toldGroups(tellings: readonly Telling[]): ToldGroup[] {
  return AUDIENCE_KINDS.map((kind) => ({ kind, tellings: tellings.filter((telling) => telling.kind === kind) }));
}
