import { ErrorSummary } from "../forms/error-summary";
import { Revisions } from "../reports/revisions";
import type { RevisionView } from "../../lib/revisions.server";
import { EarlierDay } from "./earlier-day";

interface RegionDayProps {
  page: {
    readonly on: string | null;
    readonly asked: { readonly problem: string | null };
    readonly old: number;
    readonly revised: RevisionView | null;
  };
}

/** Above a page of the region: which day it shows and what was revised since, or why not the day that was asked for. */
export function RegionDay({ page: { on, asked, old, revised } }: RegionDayProps) {
  if (asked.problem !== null) {
    return (
      <ErrorSummary
        title="This page shows today: please put the day right"
        errors={{ on: [asked.problem] }}
        form="day-asked"
      />
    );
  }
  if (on === null) return null;
  return (
    <EarlierDay words={`As known on ${on}`} today="an agreement">
      {old > 0 ? (
        <p className="wm-earlier__note">
          {old === 1 ? "One agreement is" : `${old} agreements are`} still to be read as known then: open this page once
          more.
        </p>
      ) : null}
      <Revisions revised={revised} isFolded />
    </EarlierDay>
  );
}
