import type { Agreement, Status } from "@models/agreement/agreement";
import { STATUS_WORDS } from "@models/agreement/status";
import { endOf, isPeriodCode, startOf } from "@models/measures/period";
import type { HeaderAgreement } from "../components/layout/site-header";
import type { TagTone } from "../components/text/tag";

const TONES: Readonly<Record<Status, TagTone>> = {
  draft: "neutral",
  submitting: "amber",
  submitted: "amber",
  returned: "orange",
  agreed: "teal",
  closed: "neutral",
};

type Headed = Pick<Agreement, "code" | "name" | "status"> & { readonly scheme: Pick<Agreement["scheme"], "years"> };

/** An agreement as headers and lists name it. The region, which reads snapshots, knows a draft as withdrawn. */
export function headerOf({ code, name, scheme, status }: Headed, isSnapshot = false): HeaderAgreement {
  const label = isSnapshot && status === "draft" ? "Withdrawn" : STATUS_WORDS[status];
  return { code, title: name, years: spanOfYears(scheme.years), status: { label, tone: TONES[status] } };
}

/** The calendar years that financial years span: "2008 to 2011". */
export function spanOfYears(years: readonly string[]): string {
  const known = years.filter(isPeriodCode);
  const [first, last] = [known[0], known.at(-1)];
  return first && last ? `${startOf(first).slice(0, 4)} to ${endOf(last).slice(0, 4)}` : "";
}
