import { useRevalidator } from "@remix-run/react";
import type { Told } from "@models/workshop/sequence";
import { useEffect, useRef, useState } from "react";
import { type Connection, followRoom } from "./follow-room";
import { onWake } from "./on-wake";

export interface RoomNow extends Told {
  readonly connection: Connection;
}

/** Two hundred phones that ask anew at one moment would wait for each other. */
const SPREAD_MS = 500;
/** Before a page that is still of another stage is asked for once more. */
const AGAIN_MS = 2000;

/**
 * How the room goes, as it goes. The page is asked for anew when the room is at another stage than the page is of.
 * @param from where the room tells it: `/room/:workshop/live`, with what else says which screen this is.
 * @param page what the page's loader read of the sequence, before it read the workshop.
 * @param follows which figures the page itself is of; it shows the others as they are told.
 */
export function useRoom(from: string, page: Told, follows: readonly (keyof Told)[] = ["stage"]): RoomNow {
  const [told, setTold] = useState(page);
  // Until it is known to be otherwise nobody is told that something is wrong.
  const [connection, setConnection] = useState<Connection>("live");
  const { revalidate, state } = useRevalidator();
  const again = useRef(revalidate);
  again.current = revalidate;

  useEffect(() => {
    const leave = new AbortController();
    void followRoom({
      from,
      signal: leave.signal,
      // What is told again to keep the connection open changes nothing.
      told: (next) => setTold((before) => (JSON.stringify(next) === JSON.stringify(before) ? before : next)),
      connected: setConnection,
      shut: () => again.current(),
      onWake,
    });
    return () => leave.abort();
  }, [from]);

  const isBehind = follows.some((figure) => told[figure] !== page[figure]);
  const asked = useRef(false);
  useEffect(() => {
    if (!isBehind) asked.current = false;
    if (!isBehind || state !== "idle") return;
    const wait = asked.current ? AGAIN_MS : Math.random() * SPREAD_MS;
    const timer = window.setTimeout(() => {
      asked.current = true;
      again.current();
    }, wait);
    return () => window.clearTimeout(timer);
  }, [isBehind, state]);

  return { ...told, connection };
}
