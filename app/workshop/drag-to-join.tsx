import { useSubmit } from "@remix-run/react";
import {
  type PointerEvent,
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Group, Noted } from "@models/workshop/exercises/bundled";
import type { Exercise } from "@models/workshop/workshop";
import { joinFields } from "./bundle-fields";

type Join = (moved: Group<Noted>, onto: Group<Noted>) => void;

const Joining = createContext<Join | null>(null);

interface DragToJoinProps {
  exercise: Pick<Exercise, "bundles"> & { readonly id: string };
  children: ReactNode;
}

/** Lets who leads put together what the room said by dragging; ticking in the form does the same without a mouse. */
export function DragToJoin({ exercise, children }: DragToJoinProps) {
  const submit = useSubmit();
  const [hasScript, setScript] = useState(false);
  useEffect(() => setScript(true), []);
  const join = useCallback<Join>(
    (moved, onto) => {
      const form = new FormData();
      const fields = [["intent", "settle"], ["exercise", exercise.id], ...joinFields(exercise, moved, onto)] as const;
      for (const [name, value] of fields) form.append(name, value);
      submit(form, { method: "post", preventScrollReset: true });
    },
    [exercise, submit],
  );
  return <Joining.Provider value={hasScript ? join : null}>{children}</Joining.Provider>;
}

/** Whether what is listed can be dragged here. */
export const useJoining = () => useContext(Joining) !== null;

/** Pixels that a pointer moves before it drags. */
const STARTS_AT = 6;
/** So near to the screen's edge the page moves on. */
const EDGE = 70;

interface DraggedItemProps<T extends Noted> {
  group: Group<T>;
  groups: readonly Group<T>[];
  children: ReactNode;
}

/** One thing of a list; where the list can be dragged, dropping it on another one puts both together. */
export function DraggedItem<T extends Noted>({ group, groups, children }: DraggedItemProps<T>) {
  const join = useContext(Joining);
  const from = useRef<{ x: number; y: number } | null>(null);
  const over = useRef<Element | null>(null);
  const [isDragged, setDragged] = useState(false);
  if (join === null || groups.length < 2) return <li>{children}</li>;

  const mark = (found: Element | null) => {
    over.current?.classList.remove("wm-drag--over");
    found?.classList.add("wm-drag--over");
    over.current = found;
  };
  const begin = (event: PointerEvent<HTMLLIElement>) => {
    // A finger scrolls with the words, and drags by the handle.
    const holds = event.pointerType === "mouse" || (event.target as Element).closest(".wm-drag__handle") !== null;
    if (!holds || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.pageX, y: event.pageY };
  };
  const move = (event: PointerEvent<HTMLLIElement>) => {
    if (!from.current) return;
    const [x, y] = [event.pageX - from.current.x, event.pageY - from.current.y];
    if (!isDragged && Math.hypot(x, y) < STARTS_AT) return;
    setDragged(true);
    const item = event.currentTarget;
    item.style.setProperty("translate", `${x}px ${y}px`);
    const under = document.elementsFromPoint(event.clientX, event.clientY).map((each) => each.closest("[data-group]"));
    mark(under.find((each) => each && each !== item && each.parentElement === item.parentElement) ?? null);
    if (event.clientY < EDGE) window.scrollBy(0, -EDGE / 4);
    if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, EDGE / 4);
  };
  const end = (event: PointerEvent<HTMLLIElement>) => {
    const onto = groups.find(({ id }) => id === over.current?.getAttribute("data-group"));
    event.currentTarget.style.removeProperty("translate");
    from.current = null;
    mark(null);
    setDragged(false);
    if (event.type === "pointerup" && onto) join(group, onto);
  };
  return (
    <li
      className={`wm-drag${isDragged ? " wm-drag--moved" : ""}`}
      data-group={group.id}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span className="wm-drag__handle" aria-hidden="true">
        ⠿
      </span>
      {children}
    </li>
  );
}
