import type { ConductorView } from "../lib/room-view.server";
import { counted } from "../lib/words";

/** Who is in the room, for the facilitator. */
export function PeopleInRoom({ people }: Pick<ConductorView, "people">) {
  const present = people.filter(({ removed }) => !removed);
  return (
    <details className="wm-people-in-room">
      <summary>{counted(present.length, "person", "people")} in the room</summary>
      <ul>
        {present.map(({ id, name, organisation, as }) => (
          <li key={id}>
            {name}
            <span className="wm-small">{[organisation, as].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
