import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { waitingFeedback } from "@models/feedback/read-feedback";
import type { OwnView } from "../components/home/home-view";
import { capitalised, counted } from "./words";

/** A line for each published agreement of which readers said something that waits for this person. */
export async function feedbackToDecide(act: Act, agreements: readonly Agreement[]): Promise<OwnView[]> {
  const waiting = await waitingFeedback(act, agreements);
  return waiting.map(({ agreement: { _id, code, name }, count }) => ({
    id: _id,
    title: `${capitalised(counted(count, "reader waits", "readers wait"))} for a word`,
    href: `/agreements/${code}/feedback`,
    mark: { kind: "open", words: "waiting" },
    facts: name,
  }));
}
