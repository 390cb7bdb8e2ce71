import type { AnyScreens } from "../exercise-screens";
import { dataAsks } from "./data-asks";
import { far } from "./far";
import { temperature } from "./temperature";

/** By the name of the exercise in models/workshop/exercises/. */
const SCREENS: Readonly<Record<string, AnyScreens>> = { far, "data-asks": dataAsks, temperature };

/** @throws Error where an exercise has no screens, which is a mistake in the program. */
export function screensOf(kind: string): AnyScreens {
  const screens = SCREENS[kind];
  if (screens === undefined)
    throw new Error(`The exercise "${kind}" has no screens. Name them in app/workshop/exercises/.`);
  return screens;
}
