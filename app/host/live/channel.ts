import type { Told } from "@models/workshop/sequence";
import { atMostEvery } from "./at-most-every";

/** Where one screen is written to. */
export interface Sink {
  /** @returns false when the screen does not read and is given up. */
  send(bytes: Uint8Array): boolean;
  end(): void;
}

/** An event reaches a screen at once, then no more than four in a second. */
const TELL_EVERY_MS = 250;

/** Screens that are told the same: what is told is encoded once for all of them. */
export interface Channel {
  /** The screen is told at once where the room stands, if that is known. */
  add(sink: Sink): void;
  remove(sink: Sink): void;
  size(): number;
  tell(told: Told): void;
  /** Tells once more where the room stands: a proxy keeps open what it sees in use, and a screen knows that it is. */
  beat(): void;
  end(): void;
}

export function openChannel(): Channel {
  const sinks = new Set<Sink>();
  let newest = "";
  let bytes: Uint8Array | undefined;
  const sending = atMostEvery(TELL_EVERY_MS, () => {
    if (bytes === undefined) return;
    for (const sink of sinks) if (!sink.send(bytes)) sinks.delete(sink);
  });
  return {
    add(sink) {
      if (bytes === undefined || sink.send(bytes)) sinks.add(sink);
    },
    remove: (sink) => void sinks.delete(sink),
    size: () => sinks.size,
    tell(told) {
      const text = JSON.stringify(told);
      if (text === newest) return;
      newest = text;
      bytes = Buffer.from(`data: ${text}\n\n`);
      sending.ask();
    },
    beat: () => sending.ask(),
    end() {
      void sending.stop();
      for (const sink of sinks) sink.end();
      sinks.clear();
    },
  };
}
