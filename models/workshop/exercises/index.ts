import { dataAsks } from "./data-asks";
import { far } from "./far";
import type { Exercising } from "./kind";
import { know } from "./know";
import { parking } from "./parking";
import { readback } from "./readback";
import { see } from "./see";
import { tell } from "./tell";
import { temperature } from "./temperature";
import { where } from "./where";
import { which } from "./which";
import { who } from "./who";
import { why } from "./why";
import { works } from "./works";

/** Every exercise, in the order in which the steps come. */
export const EXERCISES: readonly Exercising[] = [
  see,
  why,
  know,
  where,
  far,
  dataAsks,
  works,
  which,
  who,
  tell,
  parking,
  readback,
  temperature,
];

/** @throws Error when no such exercise is declared: stored kinds are checked when they are added. */
export function exerciseOf(name: string): Exercising {
  const kind = EXERCISES.find((each) => each.name === name);
  if (kind === undefined)
    throw new Error(`No exercise is called "${name}". Declare it in models/workshop/exercises/index.ts.`);
  return kind;
}
