import type { PeriodCode } from "../measures/period";
import { formatChange } from "../measures/format";
import { formatPeriod } from "../measures/period";
import { type ChangeSplit, splitChange } from "./forecast/common-movement";
import { type Panel, panelOf } from "./forecast/panel";
import { isRelative } from "./form";
import type { TargetFigures } from "./target-figures";

/** Ours or everyone's? The change over all that is known of ours, taken apart; undefined where nobody else is known. */
export function ownPartOf({ panel }: { readonly panel: Panel | undefined }): ChangeSplit | undefined {
  if (!panel) return undefined;
  const known = panel.periods.filter((_, i) => panel.ours.values[i] !== null);
  const [first, last] = [known[0], known.at(-1)];
  return first && last && first !== last ? splitChange(panel, first, last) : undefined;
}

/** "Ours or everyone’s? Coventry, 1999 to 2005: of +2.1, −0.7 was that of West Midlands and +2.8 our own." */
export const saySplit = ({ working: { title, result } }: ChangeSplit) =>
  `${title}: ${result.charAt(0).toLowerCase()}${result.slice(1)}.`;

/**
 * A change of ours between two periods, in words: "Of +1.9 since 2005, −0.5 was that of West Midlands and +2.4 our own."
 * @returns undefined where what all areas shared is not known all the way, and for a gap, which is our own anyhow.
 */
export function sayOwnPart(
  figures: TargetFigures,
  from: PeriodCode,
  to: PeriodCode,
): { readonly words: string; readonly split: ChangeSplit } | undefined {
  const panel = isRelative(figures.target) ? undefined : panelOf(figures.table);
  const split = panel && splitChange(panel, from, to);
  if (!panel || !split) return undefined;
  const said = (change: number) => formatChange(change, panel);
  const words = `Of ${said(split.total)} since ${formatPeriod(from)}, ${said(split.common)} was that of ${split.of} and ${said(split.own)} our own.`;
  return { words, split };
}
