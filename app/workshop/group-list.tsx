import type { ReactNode } from "react";
import type { Group, Noted } from "@models/workshop/exercises/bundled";

interface GroupListProps<T extends Noted> {
  groups: readonly Group<T>[];
  place: "projector" | "phone" | "desk";
  /** What stands under a group. */
  facts?: (group: Group<T>) => ReactNode;
  empty: string;
}

/** As many as can be read from the back of a room. */
const ON_THE_WALL = 10;

/** What the room said, what several said first. */
export function GroupList<T extends Noted>({ groups, place, facts, empty }: GroupListProps<T>) {
  if (groups.length === 0) return <p>{empty}</p>;
  const sorted = [...groups].sort((a, b) => b.items.length - a.items.length);
  const shown = place === "projector" ? sorted.slice(0, ON_THE_WALL) : sorted;
  const more = sorted.length - shown.length;
  return (
    <>
      <ul className="wm-groups">
        {shown.map((group) => (
          <li key={group.id}>
            <span className="wm-groups__name">{group.name}</span>{" "}
            {group.items.length > 1 ? (
              <span className="wm-groups__count">
                {group.items.length}
                <span className="govuk-visually-hidden"> said this</span>
                <span aria-hidden="true">×</span>
              </span>
            ) : null}
            {facts?.(group)}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="wm-room__known">And {more} more, on your phone.</p> : null}
    </>
  );
}

/** What the plan holds already, so that nobody writes it again. */
export function KnownList({ title, known }: { title: string; known: readonly string[] }) {
  if (known.length === 0) return null;
  return (
    <div className="wm-room__known">
      <p>{title}</p>
      <ul>
        {known.slice(0, ON_THE_WALL).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {known.length > ON_THE_WALL ? <p>And {known.length - ON_THE_WALL} more.</p> : null}
    </div>
  );
}
