import type { Action } from "@models/actions/action";
import type { Book } from "@models/agreement/book";
import type { Priority } from "@models/agreement/priority";
import type { ResourceLine } from "@models/money/resource";
import type { Target } from "@models/targets/target";

/** The part of a book whose title says so: a seed that renames one is told here. */
export function targetCalled({ parts }: Book, name: string): Target {
  return found(
    parts.target.find((each) => each.name === name),
    name,
  );
}

export function actionCalled({ parts }: Book, what: string): Action {
  return found(
    parts.action.find((each) => each.what === what),
    what,
  );
}

export function priorityCalled({ parts }: Book, name: string): Priority {
  return found(
    parts.priority.find((each) => each.name === name),
    name,
  );
}

export function lineCalled({ parts }: Book, name: string): ResourceLine {
  return found(
    parts.resource.find((each) => each.name === name),
    name,
  );
}

function found<T>(part: T | undefined, title: string): T {
  if (part === undefined) throw new Error(`The example has no “${title}”`);
  return part;
}
