import type { Act } from "@models/act";
import { findAgreement } from "@models/agreement/book";
import { listImports, mayBringIn } from "@models/importing/bring-in";
import { inMegabytes } from "@models/importing/file/limits";
import { formatInstant } from "./dates";
import { IMPORT_STATES } from "./import-words";

/** Files that were brought in, and where the next one goes. */
export async function importsPage(act: Act, code: string, mostBytes: number) {
  const agreement = await findAgreement(act, code);
  const imports = await listImports(act, agreement.partnership);
  const people = await act.store.find<{ _id: string; rev: number; name: string }>("people", {
    _id: { $in: [...new Set(imports.map(({ by }) => by))] },
  });
  const nameOf = new Map(people.map(({ _id, name }) => [_id, name]));
  return {
    code,
    mayBringIn: mayBringIn(act, agreement),
    most: inMegabytes(mostBytes),
    imports: imports.map(({ _id, file, at, by, state }) => ({
      id: _id,
      name: file.name,
      when: formatInstant(at),
      who: nameOf.get(by) ?? "the command line",
      ...IMPORT_STATES[state],
    })),
  };
}
export type ImportsPage = Awaited<ReturnType<typeof importsPage>>;
