import type { Act } from "@models/act";
import type { Part } from "@models/agreement/parts";
import { type Content, contentOf, valueAt } from "@models/history/document";
import { rebase } from "@models/history/rebase";
import type { Outcome } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import { formatInstant } from "~/lib/dates";
import type { FormSources, PartForm } from "./descriptor";
import { valuesOfContent } from "./form-values.server";
import type { PartFormView } from "./form-view";
import { wordsOfChange } from "./words.server";

/** Before the path of a field in conflict: the control that says whose value is kept. */
export const KEEP = "keep~";
/** The revision at which the form was first read, for a conflict that is sent back unsettled. */
export const READ_REV = "read~rev";

interface Clash {
  readonly stored: Part;
  readonly readRev: number;
  readonly submitted: Content;
  readonly outcome: Extract<Outcome<unknown>, { kind: "conflict" }>;
  readonly to: string | null;
}

/** Both values of each field in conflict; everything else as it would be saved: theirs with yours merged in. */
export async function conflictView(
  act: Pick<Act, "store">,
  form: PartForm,
  sources: FormSources,
  { stored, readRev, submitted, outcome, to }: Clash,
): Promise<NonNullable<PartFormView["conflict"]>> {
  const { conflicts } = outcome;
  const merged = rebase(stored, readRev, submitted);
  const names = await findNames(
    act.store,
    conflicts.map(({ by }) => by),
  );
  const kept = [...valuesOfContent(form, merged)].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return {
    rev: stored.rev,
    kept: [
      ...kept,
      { name: READ_REV, value: String(readRev) },
      ...conflicts.map(({ path }) => ({ name: `${KEEP}paths`, value: path })),
      ...(to === null ? [] : [{ name: "to", value: to }]),
    ],
    fields: conflicts.map(({ path, by, at }) => {
      const words = wordsOfChange(
        form,
        { path, from: valueAt(contentOf(stored) as never, path) ?? null, to: valueAt(merged as never, path) ?? null },
        sources,
      );
      return {
        name: KEEP + path,
        label: words.what,
        // Which side is kept is sent, not its words: a value such as a list of organisations has none of its own.
        theirs: "theirs",
        yours: "yours",
        theirsShown: words.from,
        yoursShown: words.to,
        who: names.get(by) ?? "Somebody",
        when: formatInstant(at),
      };
    }),
  };
}
