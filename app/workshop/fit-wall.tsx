import {
  type ReactNode,
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/** How large the wall writes, and how many things of a list it shows: the first that fits is taken. */
const FITS: readonly { readonly size: number; readonly most: number }[] = [
  ...[1.4, 1.3, 1.2, 1.1, 1, 0.92, 0.85].map((size) => ({ size, most: Infinity })),
  ...[14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((most) => ({ size: 0.85, most })),
];
const USUAL = FITS.findIndex(({ size }) => size === 1);

const Most = createContext(Infinity);
/** Where the rest of a list is read that the wall has no room for. */
const Rest = createContext("on your phone");

/** As much of a list as the wall has room for; all of it on any other screen. */
export function useShown<T>(items: readonly T[]): { shown: readonly T[]; more: number } {
  const most = useContext(Most);
  const shown = useMemo(() => items.slice(0, most), [items, most]);
  return { shown, more: items.length - shown.length };
}

interface FittedListProps<T> {
  items: readonly T[];
  /** One item, with its key. */
  children: (item: T, at: number) => ReactNode;
  className?: string;
  isOrdered?: boolean;
}

/** A list that says how much of it the wall has no room for. */
export function FittedList<T>({ items, children, className, isOrdered }: FittedListProps<T>) {
  const { shown, more } = useShown(items);
  const List = isOrdered ? "ol" : "ul";
  return (
    <>
      <List className={className}>{shown.map(children)}</List>
      <More count={more} />
    </>
  );
}

export function More({ count }: { count: number }) {
  const rest = useContext(Rest);
  return count > 0 ? (
    <p className="wm-room__known">
      And {count} more, {rest}.
    </p>
  ) : null;
}

// The server lays nothing out.
const useLaidOut = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** What the projector shows between the question and the count: never so much that anything has to be scrolled to. */
export function FitWall({ of, rest, children }: { of: unknown; rest?: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null);
  const [fit, setFit] = useState(USUAL);
  const [turn, setTurn] = useState(0);
  const { size, most } = FITS[fit] ?? { size: 1, most: Infinity };

  useLaidOut(() => setFit(0), [of]);
  useLaidOut(() => {
    const element = place.current;
    if (!element) return;
    element.style.setProperty("--wall-fit", String(size));
    if (element.scrollHeight > element.clientHeight + 1) setFit((now) => Math.min(now + 1, FITS.length - 1));
  }, [of, fit, size, turn]);

  useEffect(() => {
    const again = () => {
      setFit(0);
      setTurn((now) => now + 1);
    };
    // Words in their own type take another room.
    document.fonts.addEventListener("loadingdone", again);
    window.addEventListener("resize", again);
    return () => {
      document.fonts.removeEventListener("loadingdone", again);
      window.removeEventListener("resize", again);
    };
  }, []);

  return (
    <main id="main" tabIndex={-1} ref={place}>
      <Most.Provider value={most}>
        {rest ? <Rest.Provider value={rest}>{children}</Rest.Provider> : children}
      </Most.Provider>
    </main>
  );
}
