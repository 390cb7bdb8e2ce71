import type { Act } from "../act";
import { changeDocument } from "../history/save";
import { done } from "../outcome";
import { PARTS } from "./parts";
import { type Candidate, CandidateSchema, type Comment, type Priority } from "./priority";

const { collection } = PARTS.candidate;

/**
 * Moves an indicator on the shortlist to another priority. Where that has the same indicator already, the one it has
 * stays, with its place and settings, and takes over what the other says (each said with where it comes from) and what
 * people wrote about it; the other is taken out, stays readable at its own address and can be brought back.
 * Each step finds out whether it was taken, so that doing it again after a stop changes nothing.
 */
export async function moveCandidate(
  act: Act,
  id: string,
  { from, into }: Record<"from" | "into", string>,
): Promise<void> {
  const moving = await act.store.get<Candidate>(collection, id);
  if (moving?.priority !== from) return;
  const twin = await findTwin(act, moving, into);
  if (twin !== undefined) await fold(act, moving, twin, from);
  await changeDocument<Candidate>(act, collection, id, (present) =>
    done(present.priority === from ? { ...present, priority: into } : present),
  );
}

/** The same indicator in the priority that takes it in; the one already chosen when it is half folded. */
async function findTwin(act: Act, moving: Candidate, into: string): Promise<Candidate | undefined> {
  const { agreement, indicator, removed, foldedInto } = moving;
  if (removed) return foldedInto ? act.store.get<Candidate>(collection, foldedInto) : undefined;
  const twins = { agreement, priority: into, indicator, removed: null };
  return (await act.store.find<Candidate>(collection, twins, { sort: { order: 1 }, limit: 1 }))[0];
}

async function fold(act: Act, { _id }: Candidate, twin: Candidate, from: string): Promise<void> {
  const left = await act.store.get<Priority>(PARTS.priority.collection, from);
  const place = left?.name ?? "another priority";
  const why = `“${place}” was merged into a priority that has this indicator: what it said was added there`;
  const removed = { by: act.actor.person, at: act.now, why };
  // Out first: what somebody saves until then is taken over, what comes after is refused.
  const out = await changeDocument<Candidate>(act, collection, _id, (present) =>
    done(present.removed ? present : { ...present, foldedInto: twin._id, removed }),
  );
  if (out.kind !== "done") return;
  await changeDocument<Candidate>(act, collection, twin._id, (present) => done(withWordsOf(present, out.value, place)));
  const comments = await act.store.find<Comment>(PARTS.comment.collection, {
    agreement: twin.agreement,
    "on.kind": "candidate",
    "on.id": _id,
  });
  for (const comment of comments) {
    await changeDocument<Comment>(act, PARTS.comment.collection, comment._id, (present) =>
      done({ ...present, on: { ...present.on, id: twin._id } }),
    );
  }
}

const STANDINGS: readonly Candidate["standing"][] = ["chosen", "candidate", "not chosen"];

function withWordsOf(stays: Candidate, folded: Candidate, place: string): Candidate {
  const [theirs, ours] = [folded.supplier, stays.supplier];
  const hasSupplier = Boolean(ours.organisation ?? ours.person);
  const standing = STANDINGS.find((each) => each === stays.standing || each === folded.standing) ?? stays.standing;
  const said = folded.standing === "candidate" ? place : `${place}, where it was ${folded.standing}`;
  return {
    ...stays,
    standing,
    because: joined("because", stays.because, folded.because, said),
    story: joined("story", stays.story, folded.story, place),
    supplier: {
      ...ours,
      ...(hasSupplier ? {} : { organisation: theirs.organisation ?? null, person: theirs.person ?? null }),
      source: ours.source ?? theirs.source ?? null,
      nextPublication: ours.nextPublication ?? theirs.nextPublication ?? null,
    },
  };
}

/** Both texts, once; only ours when both are longer than the field: the other stays readable where it was. */
function joined(field: "because" | "story", ours: Candidate["story"], theirs: Candidate["story"], place: string) {
  if (!theirs || ours?.includes(theirs)) return ours ?? null;
  const both = `${ours ? `${ours}\n\n` : ""}From ${place}: ${theirs}`;
  return CandidateSchema.shape[field].safeParse(both).success ? both : (ours ?? null);
}
