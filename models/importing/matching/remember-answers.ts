import { createHash } from "node:crypto";
import type { Act } from "../../act";
import { retryOnConflict } from "../../history/save";
import { insertOnce } from "../../store/insert-once";
import type { Import } from "../import";
import { doubtOf } from "./match-area";
import { UNNAMED_AREA, UNNAMED_INDICATOR } from "../table";
import type { RememberedAnswer } from "./known-names";

/** The next file of this kind is not asked the same again. */
export async function rememberAnswers(act: Act, { scope, answers, preview }: Import): Promise<void> {
  const dialect = preview?.sheets[0]?.dialect ?? "";
  for (const { kind, text, answer } of answers) {
    const _id = createHash("sha256")
      .update(JSON.stringify([scope, dialect, kind, text]))
      .digest("hex");
    // What was made is known from now on by its own name.
    if ("makes" in answer) continue;
    // The next such file may count something else, elsewhere.
    if (text === UNNAMED_AREA || (kind === "series" && text.startsWith(UNNAMED_INDICATOR))) continue;
    // Nor is the total of another table of the same areas.
    if (kind === "area" && "is" in answer && doubtOf({ area: text }) !== undefined) continue;
    const remembered = { _id, scope, dialect, kind, text, answer, by: act.actor.person, at: act.now };
    await retryOnConflict(async () => {
      const there = await act.store.get<RememberedAnswer>("importAnswers", _id);
      if (there) await act.store.replace<RememberedAnswer>("importAnswers", { ...remembered, rev: there.rev });
      else await insertOnce<RememberedAnswer>(act.store, "importAnswers", remembered);
    });
  }
}
