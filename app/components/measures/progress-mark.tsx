import type { Progress } from "@models/targets/progress";
import { type MarkKind, StatusMark } from "../text/status-mark";

/** The shape of each status. */
export const PROGRESS_MARKS: Readonly<Record<Progress["status"], MarkKind>> = {
  "on track": "ready",
  "at risk": "risk",
  "off track": "must",
  "too early to say": "open",
  "no result yet": "none",
};

/** A status as a shape, a word and a colour. */
export function ProgressMark({ status }: { status: Progress["status"] }) {
  return (
    <StatusMark kind={PROGRESS_MARKS[status]} pill>
      {status}
    </StatusMark>
  );
}
