import type { Act } from "@models/act";
import type { FieldConflict } from "@models/history/merge";
import type { Outcome } from "@models/outcome";
import type { Stored } from "@models/store/port";
import type { ConflictField } from "../components/forms/conflict-panel";
import { formatInstant } from "./dates";

/** A conflict as its panel shows it: both values, whose and when. `labels` name the fields by their path. */
export async function conflictFields(
  act: Pick<Act, "store">,
  { rev, conflicts }: Extract<Outcome<unknown>, { kind: "conflict" }>,
  labels: Readonly<Record<string, string>>,
): Promise<{ rev: number; fields: ConflictField[] }> {
  const people = await act.store.find<Stored & { name: string }>("people", {
    _id: { $in: [...new Set(conflicts.map(({ by }) => by))] },
  });
  const nameOf = (by: string) => people.find(({ _id }) => _id === by)?.name ?? "somebody else";
  return {
    rev,
    fields: conflicts.map((each) => ({
      name: each.path,
      label: labels[each.path] ?? each.path,
      theirs: textOf(each.theirs),
      yours: textOf(each.yours),
      who: nameOf(each.by),
      when: formatInstant(each.at),
    })),
  };
}

function textOf(value: FieldConflict["theirs"]): string {
  return value === undefined || value === null ? "" : String(value);
}
