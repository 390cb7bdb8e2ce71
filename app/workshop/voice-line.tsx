import type { Voice } from "@models/workshop/exercises/voices";

/** Who said something, as far as the exercise shows it. */
export function VoiceLine({ voice, people }: { voice: Voice; people: Readonly<Record<string, string>> }) {
  const name = voice.participant ? people[voice.participant] : undefined;
  const said = [name, voice.organisation].filter(Boolean).join(", ");
  return said ? <span className="wm-room__voice">{said}</span> : null;
}
