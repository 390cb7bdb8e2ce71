import { useCallback, useRef, useState } from "react";
import { type CellSave, type CheckCell, type SaveAnswer, type TypedCell, cellKey } from "./sheet";

export interface CellSaves {
  /** By cell key. */
  readonly saves: Readonly<Record<string, CellSave>>;
  save(cells: readonly TypedCell[]): void;
  /** What was pasted and can be saved, while it is being looked at. */
  readonly pasted: readonly TypedCell[];
  /** Shows a block in its cells, with what is refused of it; nothing is saved before savePasted. */
  paste(cells: readonly TypedCell[]): void;
  /** Saves what was pasted as one: one undo takes all of it back. */
  savePasted(): void;
  dropPasted(): void;
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

const NOTHING: readonly TypedCell[] = [];

/**
 * Sends typed cells one after the other, in the order typed, and keeps what became of each. Nothing typed is lost: a
 * refused or conflicting value stays in its cell until the person has decided.
 * @param send saves cells together and answers for all of them.
 * @param check tells before anything is sent what cannot be saved.
 * @param afterwards is called when nothing is on its way any more, to read the page's numbers anew.
 */
export function useCellSaves(
  send: (cells: readonly TypedCell[]) => Promise<SaveAnswer>,
  check: CheckCell,
  afterwards: () => void,
): CellSaves {
  const [saves, setSaves] = useState<Readonly<Record<string, CellSave>>>({});
  const [pasted, setPasted] = useState(NOTHING);
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
  const paste = useCallback(
    (cells: readonly TypedCell[]) => {
      const whys = new Map(cells.map((cell) => [cellKey(cell), { typed: cell.typed, why: check(cell) }]));
      mark([...whys.keys()], (key) => {
        const { typed = "", why } = whys.get(key) ?? {};
        return why === undefined ? { state: "pasted", typed } : { state: "refused", typed, why };
      });
      setPasted(cells.filter((cell) => whys.get(cellKey(cell))?.why === undefined));
    },
    [check, mark],
  );
  const savePasted = useCallback(() => {
    save(pasted);
    setPasted(NOTHING);
  }, [save, pasted]);
  const dropPasted = useCallback(() => {
    mark(pasted.map(cellKey), () => undefined);
    setPasted(NOTHING);
  }, [mark, pasted]);
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
    // What was only pasted goes first: it is the last that the person did.
    if (pasted.length > 0) return dropPasted();
    // What is on its way is the last thing done, once it has arrived.
    void queue.current.then(() => {
      const last = done.current.pop();
      if (last) run(new Map(last.keys.map((key) => [key, "undoing"])), last.undo, false);
    });
  }, [run, pasted, dropPasted]);

  return { saves, save, pasted, paste, savePasted, dropPasted, choose, putBack, undo };
}

const UNREACHED =
  "The server could not be reached. What you typed is still here: type it again, or wait a moment first.";
