import type { Act } from "../act";
import type { Published } from "../agreement/publish";
import { formatDay } from "../day";
import type { Consultation } from "../evidence/evidence";
import { changeDocument, createDocument } from "../history/save";
import { done } from "../outcome";
import { DuplicateError } from "../store/port";
import type { Feedback } from "./feedback";
import { isOpen } from "./feedback-state";

/**
 * Keeps the consultation log's one entry for what readers of a draft said about a priority: how many, never who. Only
 * what somebody has looked at and lets the public read is counted, so that nobody outside writes to the log.
 */
export async function enterInConsultationLog(act: Act, feedback: Feedback): Promise<void> {
  const { agreement, publication, ofDraft, about } = feedback;
  if (!ofDraft || about.priority === null) return;
  const priority = about.priority;
  const published = await act.store.get<Published>("publications", publication);
  if (published === undefined) return;
  const _id = `replies-${publication}-${priority}`;
  const words = async () => {
    const given = await act.store.find<Feedback>("feedback", { agreement, publication, ofDraft: true });
    const open = given.filter(({ state }) => isOpen(state));
    const own = open.filter((each) => each.about.priority === priority).length;
    return { own, said: sayCounts(own, open.filter((each) => each.about.kind === "whole").length, published.at) };
  };
  if ((await act.store.get("consultations", _id)) === undefined) {
    const { own, said } = await words();
    if (own === 0) return;
    try {
      await createDocument<Consultation>(
        act,
        "consultations",
        {
          ...{ agreement, priority, said, beyondPartners: true, date: published.at.slice(0, 10) },
          ...{ who: "Readers of the published draft", how: "Replies on the public page" },
        },
        _id,
      );
    } catch (error) {
      // Somebody else entered it at the same moment: it is counted anew below.
      if (!(error instanceof DuplicateError)) throw error;
    }
  }
  await changeDocument<Consultation>(act, "consultations", _id, async (present) =>
    done({ ...present, said: (await words()).said }),
  );
}

function sayCounts(own: number, whole: number, at: string): string {
  const replies = (count: number) => `${count} ${count === 1 ? "reply" : "replies"}`;
  const rest = whole > 0 ? `, and ${replies(whole)} about the draft as a whole` : "";
  return `${replies(own)} about this priority to the draft published on ${formatDay(at)}${rest}. What was said, and what we answered, stands on the public page.`;
}
