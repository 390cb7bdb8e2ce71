import type { AnyScreens } from "../exercise-screens";
import { dataAsks } from "./data-asks";
import { far } from "./far";
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

/** By the name of the exercise in models/workshop/exercises/. */
const SCREENS: Readonly<Record<string, AnyScreens>> = {
  see,
  why,
  know,
  where,
  far,
  "data-asks": dataAsks,
  works,
  which,
  who,
  tell,
  parking,
  readback,
  temperature,
};

/** @throws Error where an exercise has no screens, which is a mistake in the program. */
export function screensOf(kind: string): AnyScreens {
  const screens = SCREENS[kind];
  if (screens === undefined)
    throw new Error(`The exercise "${kind}" has no screens. Name them in app/workshop/exercises/.`);
  return screens;
}
