import type { ReactNode } from "react";
import { type Group, type Noted, timesSaid } from "@models/workshop/exercises/bundled";
import { DraggedItem, useJoining } from "./drag-to-join";
import { FittedList, useShown } from "./fit-wall";

interface GroupListProps<T extends Noted> {
  groups: readonly Group<T>[];
  /** Each with the number that stands for it elsewhere, from 1. */
  isNumbered?: boolean;
  /** What stands under a group. */
  facts?: (group: Group<T>) => ReactNode;
  empty: string;
}

/** What several said first, and what only the plan says last. */
export const mostSaidFirst = <T extends Noted>(groups: readonly Group<T>[]): Group<T>[] =>
  [...groups].sort((a, b) => timesSaid(b) - timesSaid(a));

/** What the room said, what several said first. */
export function GroupList<T extends Noted>({ groups, isNumbered, facts, empty }: GroupListProps<T>) {
  const isJoining = useJoining();
  if (groups.length === 0) return <p>{empty}</p>;
  const sorted = mostSaidFirst(groups);
  return (
    <>
      {isJoining && groups.length > 1 ? (
        <p className="govuk-hint">Drag one onto another that says the same, or tick both below.</p>
      ) : null}
      <FittedList items={sorted} className="wm-groups">
        {(group, at) => (
          <DraggedItem key={group.id} group={group} groups={sorted}>
            <span className="wm-groups__name">
              {isNumbered ? `${at + 1}. ` : null}
              {group.name}
            </span>{" "}
            {timesSaid(group) > 1 ? (
              <span className="wm-groups__count">
                {timesSaid(group)}
                <span className="govuk-visually-hidden"> said this</span>
                <span aria-hidden="true">×</span>
              </span>
            ) : null}
            {facts?.(group)}
          </DraggedItem>
        )}
      </FittedList>
    </>
  );
}

/** So many remind people well enough of what is there. */
const REMINDED = 10;

/** What the plan holds already, so that nobody writes it again. */
export function KnownList({ title, known }: { title: string; known: readonly string[] }) {
  const { shown } = useShown(known.slice(0, REMINDED));
  if (known.length === 0) return null;
  return (
    <div className="wm-room__known">
      <p>{title}</p>
      <ul>
        {shown.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {known.length > shown.length ? <p>And {known.length - shown.length} more.</p> : null}
    </div>
  );
}
