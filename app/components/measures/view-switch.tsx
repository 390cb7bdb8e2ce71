import { useEffect, useState } from "react";
import { Button } from "../text/button";

export type View = "table" | "grid";

interface ViewState {
  view: View;
  /** Whether there are scripts to draw a grid. */
  ready: boolean;
  change(view: View): void;
}

const ROOM_FOR_A_GRID = "(min-width: 980px)";

/** The server sends tables. Who may type into them gets grids once scripts run, where there is room for them. */
export function useView(mayEdit: boolean): ViewState {
  const [view, change] = useState<View>("table");
  const [ready, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
    if (mayEdit && window.matchMedia(ROOM_FOR_A_GRID).matches) change("grid");
  }, [mayEdit]);
  return { view, ready, change };
}

/** One switch for all tables of a page; the keys g and t press it. Absent without scripts. */
export function ViewSwitch({ view, ready, change }: ViewState) {
  if (!ready) return null;
  const other = view === "grid" ? "table" : "grid";
  return (
    <Button type="button" look="second" small data-keys="g t" onClick={() => change(other)}>
      {other === "grid" ? "Show as grids" : "Show as tables"}
    </Button>
  );
}
