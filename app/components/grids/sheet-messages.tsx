import { countOf } from "~/lib/words";
import { Button } from "../text/button";
import type { CellSave } from "./sheet";
import type { CellSaves } from "./use-cell-saves";

interface SheetMessagesProps {
  saves: CellSaves;
  /** "Coventry, Q4 2006". */
  nameOf(key: string): string;
}

/** What became of typed cells, in words: why one was refused, and the choice where somebody else was first. */
export function SheetMessages({ saves, nameOf }: SheetMessagesProps) {
  const entries = Object.entries(saves.saves);
  const refused = entries.filter(([, save]) => save.state === "refused").length;
  const open = entries.filter(([, save]) => save.state === "refused" || save.state === "conflict");
  return (
    <>
      <p className="wm-sheet__status" role="status">
        {summaryOf(entries.map(([, save]) => save))}
      </p>
      {saves.pasted.length > 0 ? (
        <div className="wm-sheet__pasted" role="status">
          <p>
            {countOf(saves.pasted.length, "pasted value")} would change
            {refused > 0 ? ` and ${refused} cannot be saved, as told below` : ""}. Nothing is saved yet.
          </p>
          <div className="wm-row">
            <Button type="button" small onClick={saves.savePasted}>
              Save {countOf(saves.pasted.length, "pasted value")}
            </Button>
            <Button type="button" look="second" small onClick={saves.dropPasted}>
              Do not save them
            </Button>
          </div>
        </div>
      ) : null}
      {open.length > 0 ? (
        <ul className="wm-sheet__messages" role="alert">
          {open.map(([key, save]) => (
            <li key={key}>
              <strong>{nameOf(key)}:</strong>{" "}
              {save.state === "refused" ? (
                <>
                  “{save.typed}” was not saved. {save.why}{" "}
                  <Button type="button" look="quiet" onClick={() => saves.putBack(key)}>
                    Put back what is stored
                  </Button>
                </>
              ) : save.state === "conflict" ? (
                <>
                  {save.whose} entered <strong>{save.theirs}</strong>; you typed <strong>{save.typed}</strong>.{" "}
                  <span className="wm-row">
                    <Button type="button" look="second" small onClick={() => saves.choose(key, "theirs")}>
                      Keep theirs
                    </Button>
                    <Button type="button" look="second" small onClick={() => saves.choose(key, "yours")}>
                      Save yours
                    </Button>
                  </span>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function summaryOf(saves: readonly CellSave[]): string {
  const count = (state: CellSave["state"]) => saves.filter((save) => save.state === state).length;
  if (count("saving") > 0) return "Saving…";
  const said = [
    count("conflict") > 0 ? `${count("conflict")} to decide` : "",
    count("refused") > 0 ? `${count("refused")} not saved` : "",
    count("saved") > 0 ? "Saved. Ctrl+Z undoes the last change." : "",
  ];
  return said.filter(Boolean).join(" · ");
}
