import { type Outcome, done, refuse } from "../outcome";

export const REPORT_STATES = ["draft", "published", "superseded"] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** Every allowed move of a report, from nothing on; what is not here is refused. */
export const REPORT_MOVES = [
  { act: "start", from: [null], to: "draft" },
  { act: "change", from: ["draft"], to: "draft" },
  { act: "publish", from: ["draft"], to: "published" },
  // By a later version of the same quarter.
  { act: "supersede", from: ["published"], to: "superseded" },
] as const satisfies readonly { act: string; from: readonly (ReportState | null)[]; to: ReportState }[];

export type ReportMove = (typeof REPORT_MOVES)[number]["act"];

/** The state after a move, or a refusal that says where it stands. @param present null before it is started. */
export function moveReport(present: ReportState | null, act: ReportMove): Outcome<ReportState> {
  const move = REPORT_MOVES.find((each) => each.act === act);
  const from: readonly (ReportState | null)[] = move?.from ?? [];
  if (move !== undefined && from.includes(present)) return done(move.to);
  return refuse(
    `This report is ${present ?? "not started"}, so nobody can ${act} it now. ` +
      (present === "draft" || present === null ? "Look at it again." : "Start a new version to say it differently."),
  );
}
