import type { Act } from "@models/act";
import { listImports, mayBringIn } from "@models/importing/bring-in";
import { inMegabytes } from "@models/importing/file/limits";
import { formatInstant } from "./dates";
import type { ImportPlace } from "./import-place.server";
import { importWords } from "./import-words.server";

/** Files that were brought in, and where the next one goes. */
export async function importsPage(act: Act, { scope, base, agreement }: ImportPlace, mostBytes: number) {
  const imports = await listImports(act, scope);
  const people = await act.store.find<{ _id: string; rev: number; name: string }>("people", {
    _id: { $in: [...new Set(imports.map(({ by }) => by))] },
  });
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]));
  return {
    base,
    // Who sees the page of official figures brings them in.
    mayBringIn: agreement === null || mayBringIn(act, agreement),
    most: inMegabytes(mostBytes),
    imports: imports.map((each) => ({
      id: each._id,
      name: each.file.name,
      when: formatInstant(each.at),
      who: nameOf.get(each.by) ?? "the command line",
      ...importWords(act, each),
    })),
  };
}
export type ImportsPage = Awaited<ReturnType<typeof importsPage>>;
