import type { PartFormView } from "~/parts/form-view";
import { PartFormBody } from "./part-form";

interface SectionFormProps {
  /** What opening it is for: "Change what must be addressed". */
  summary: string;
  view: PartFormView;
}

/** A few fields of a part, changed where they are shown. Opens without a script, and by itself when sent back. */
export function SectionForm({ summary, view }: SectionFormProps) {
  const sentBack = view.errors !== undefined || view.conflict !== undefined || view.hasNewEntries === true;
  return (
    <details className="wm-section-form wm-no-print" open={sentBack || undefined}>
      <summary className="wm-section-form__summary">{summary}</summary>
      <PartFormBody view={view} showCancel={false} />
    </details>
  );
}
