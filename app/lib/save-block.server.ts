import type { Act } from "@models/act";
import type { Indicator } from "@models/measures/indicator";
import { type EntryResult, type GivenEntry, GivenEntrySchema, enterValues } from "@models/measures/enter-values";
import { printVersion } from "@models/measures/step-table-history";
import { readTypedValue } from "@models/measures/read-typed-value";
import { NotFoundError, type Outcome } from "@models/outcome";
import { z } from "zod";

/** What a grid is told of a block that was pasted into it. */
export type SavedBlock =
  | { readonly kind: "saved"; readonly batch: string | null; readonly seen: readonly number[] }
  | { readonly kind: "refused"; readonly why: string };

/** More than any table shows. */
const MOST_CELLS = 2000;

const BlockSchema = z.object({
  indicator: z.string().min(1).max(100),
  cells: z
    .array(
      z.object({
        version: z.string().max(40).optional(),
        area: z.string().max(100),
        group: z.string().max(100),
        period: z.string().max(40),
        typed: z.string().max(100),
        seen: z.number().int().min(0),
      }),
    )
    .min(1)
    .max(MOST_CELLS),
});

/** Saves a pasted block as one batch: all of it or nothing. @throws NotFoundError, ForbiddenError. */
export async function saveBlock(act: Act, code: string, sent: unknown): Promise<SavedBlock> {
  const read = BlockSchema.safeParse(sent);
  if (!read.success)
    return { kind: "refused", why: "This block cannot be read. Load the page again, then paste it once more." };
  const indicator = await act.store.get<Indicator>("indicators", read.data.indicator);
  if (indicator === undefined) throw new NotFoundError("indicator");
  const entries: GivenEntry[] = [];
  for (const { typed, version, ...cell } of read.data.cells) {
    const value = readTypedValue(typed, indicator.unit);
    if (value.kind !== "done") return { kind: "refused", why: wordsOf(value) };
    const { provisional, ...given } = value.value;
    const status = provisional ? { status: "provisional" } : {};
    const entry = GivenEntrySchema.safeParse({
      ...cell,
      ...given,
      ...status,
      ...(version && { version }),
      indicator: indicator._id,
    });
    if (!entry.success) return { kind: "refused", why: entry.error.issues.map(({ message }) => message).join(" ") };
    entries.push(entry.data);
  }
  const entered = await enterValues(act, code, entries, { atomic: true, label: "Pasted into the table" });
  const wrong = entered.results.find(({ kind }) => kind === "refused" || kind === "conflict");
  if (wrong !== undefined) return { kind: "refused", why: `${whyOf(wrong)} Nothing of what was pasted is saved.` };
  return {
    kind: "saved",
    batch: entered.batch,
    seen: entered.results.map((result) => ("seen" in result ? result.seen : 0)),
  };
}

function whyOf(result: EntryResult): string {
  if (result.kind === "refused") return wordsOf(result);
  return result.kind === "conflict" ? `Somebody entered ${printVersion(result.theirs)} meanwhile.` : "";
}

function wordsOf(outcome: Outcome<unknown> | EntryResult): string {
  return outcome.kind === "refused" ? outcome.problems.map(({ message }) => message).join(" ") : "Look again.";
}
