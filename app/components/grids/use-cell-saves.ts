import { useCallback, useRef, useState } from "react";
import { type CellSave, type SaveAnswer, type TypedCell, cellKey } from "./sheet";

export interface CellSaves {
  /** By cell key. */
  readonly saves: Readonly<Record<string, CellSave>>;
  save(cells: readonly TypedCell[]): void;
  /** In a conflict: theirs stands, or the person's own value is saved over it. */
  choose(key: string, side: "theirs" | "yours"): void;
  /** Forgets a refused value: what is stored stands. */
  putBack(key: string): void;
  undo(): void;
}

interface Done {
  readonly keys: readonly string[];
  undo(): Promise<SaveAnswer>;
}

/**
 * Sends typed cells one after the other, in the order typed, and keeps what became of each. Nothing typed is lost: a
 * refused or conflicting value stays in its cell until the person has decided.
 * @param send saves cells of one row together and answers for all of them.
 * @param afterwards is called when nothing is on its way any more, to read the page's numbers anew.
 */
export function useCellSaves(
  send: (cells: readonly TypedCell[]) => Promise<SaveAnswer>,
  afterwards: () => void,
): CellSaves {
  const [saves, setSaves] = useState<Readonly<Record<string, CellSave>>>({});
  const queue = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  const done = useRef<Done[]>([]);
  const insist = useRef(new Map<string, () => Promise<SaveAnswer>>());

  const mark = useCallback((keys: readonly string[], save: (key: string) => CellSave | undefined) => {
    setSaves((present) => {
      const next: Record<string, CellSave> = { ...present };
      for (const key of keys) {
        const state = save(key);
        if (state) next[key] = state;
        else delete next[key];
      }
      return next;
    });
  }, []);

  const run = useCallback(
    (typed: ReadonlyMap<string, string>, attempt: () => Promise<SaveAnswer>, mayUndo: boolean) => {
      const keys = [...typed.keys()];
      const textOf = (key: string) => typed.get(key) ?? "";
      mark(keys, (key) => ({ state: "saving", typed: textOf(key) }));
      waiting.current += 1;
      queue.current = queue.current.then(async () => {
        const answer = await attempt().catch((): SaveAnswer => ({ kind: "refused", why: UNREACHED }));
        if (answer.kind === "saved") {
          if (mayUndo) done.current.push({ keys, undo: answer.undo });
          mark(keys, () => ({ state: "saved" }));
        } else if (answer.kind === "refused") {
          mark(keys, (key) => ({ state: "refused", typed: textOf(key), why: answer.why }));
        } else {
          for (const key of keys) insist.current.set(key, answer.insist);
          mark(keys, (key) => ({ state: "conflict", typed: textOf(key), theirs: answer.theirs, whose: answer.whose }));
        }
        waiting.current -= 1;
        if (waiting.current === 0) afterwards();
      });
    },
    [mark, afterwards],
  );

  const save = useCallback(
    (cells: readonly TypedCell[]) => {
      if (cells.length > 0) run(new Map(cells.map((cell) => [cellKey(cell), cell.typed])), () => send(cells), true);
    },
    [run, send],
  );
  const putBack = useCallback((key: string) => mark([key], () => undefined), [mark]);
  const choose = useCallback(
    (key: string, side: "theirs" | "yours") => {
      const mine = saves[key];
      const attempt = insist.current.get(key);
      if (mine?.state !== "conflict" || !attempt) return;
      insist.current.delete(key);
      if (side === "yours") return run(new Map([[key, mine.typed]]), attempt, true);
      putBack(key);
      afterwards();
    },
    [saves, run, putBack, afterwards],
  );
  const undo = useCallback(() => {
    const last = done.current.pop();
    if (last) run(new Map(last.keys.map((key) => [key, "undoing"])), last.undo, false);
  }, [run]);

  return { saves, save, choose, putBack, undo };
}

const UNREACHED =
  "The server could not be reached. What you typed is still here: type it again, or wait a moment first.";
