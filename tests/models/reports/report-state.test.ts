import {
  REPORT_MOVES,
  REPORT_STATES,
  type ReportMove,
  type ReportState,
  moveReport,
} from "@models/reports/report-state";
import { describe, expect, it } from "vitest";

/** What each state may become, and by which move; "nothing" is before it is started. */
const ALLOWED: Readonly<Record<ReportState | "nothing", Partial<Record<ReportMove, ReportState>>>> = {
  nothing: { start: "draft" },
  draft: { change: "draft", publish: "published" },
  published: { supersede: "superseded" },
  superseded: {},
};

describe("the state of a report", () => {
  it.each(["nothing", ...REPORT_STATES] as const)("moves on from %s as the table says, and no other way", (state) => {
    for (const { act } of REPORT_MOVES) {
      const to = ALLOWED[state][act];
      expect([act, moveReport(state === "nothing" ? null : state, act)]).toEqual([
        act,
        to === undefined
          ? { kind: "refused", problems: [{ message: expect.stringContaining(`nobody can ${act} it now`) }] }
          : { kind: "done", value: to },
      ]);
    }
  });
});
