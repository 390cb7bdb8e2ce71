import type { SaveAnswer } from "./sheet";

/** Saves several things as one: when one is refused, those before it are taken back; undoing takes back all. */
export async function saveTogether(attempts: readonly (() => Promise<SaveAnswer>)[]): Promise<SaveAnswer> {
  const undos: (() => Promise<SaveAnswer>)[] = [];
  for (const attempt of attempts) {
    const answer = await attempt();
    if (answer.kind !== "saved") {
      // One thing alone keeps its own answer: a conflict in it is for the person to decide.
      if (attempts.length === 1) return answer;
      await inTurn(undos);
      return { kind: "refused", why: `${wordsOf(answer)} Nothing of what was pasted is saved.` };
    }
    undos.unshift(answer.undo);
  }
  return { kind: "saved", undo: () => inTurn(undos) };
}

function wordsOf(answer: Exclude<SaveAnswer, { kind: "saved" }>): string {
  return answer.kind === "refused" ? answer.why : `${answer.whose} entered ${answer.theirs} meanwhile.`;
}

async function inTurn(attempts: readonly (() => Promise<SaveAnswer>)[]): Promise<SaveAnswer> {
  let last: SaveAnswer = { kind: "saved", undo: () => inTurn([]) };
  for (const attempt of attempts) {
    last = await attempt();
    if (last.kind !== "saved") return last;
  }
  return last;
}
