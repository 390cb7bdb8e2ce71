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

/** An agreement as headers and lists name it. @param fromRegion for who reads it from the region. */
export function headerOf(agreement: Agreement, fromRegion = false): HeaderAgreement {
  const { code, name, scheme } = agreement;
  return { code, title: name, years: spanOfYears(scheme.years), status: statusTag(agreement, fromRegion) };
}

/** What was withdrawn is a draft again, which to the region is not the word for what it holds. */
export function statusTag({ status, withdrawn }: Agreement, fromRegion: boolean): HeaderAgreement["status"] {
  if (fromRegion && withdrawn) return { label: "Withdrawn", tone: "orange" };
  return { label: STATUS_WORDS[status], tone: TONES[status] };
}

/** The calendar years that financial years span: "2008 to 2011". */
export function spanOfYears(years: readonly string[]): string {
  const known = years.filter(isPeriodCode);
  const [first, last] = [known[0], known.at(-1)];
  return first && last ? `${startOf(first).slice(0, 4)} to ${endOf(last).slice(0, 4)}` : "";
}
