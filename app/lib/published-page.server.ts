import type { Publication } from "@models/agreement/publication";
import { type PublicVersion, listPublished, readPublished } from "@models/agreement/publish";
import { UNFINISHED_WORDS } from "@models/agreement/checks/excuse";
import { doubtOf } from "@models/measures/finding";
import { formatValue } from "@models/measures/format";
import { type PeriodCode, endOf, formatPeriod } from "@models/measures/period";
import { isIllustrative } from "@models/measures/step-table";
import { isRelative, readForm, sayAim } from "@models/targets/form";
import type { Store } from "@models/store/port";
import { spanOfYears } from "./agreement-header";
import { formatDay } from "./dates";
import { withUnit } from "./indicator-words";
import { drawSpark } from "./spark";

/** What kind of version it is, in words. */
function versionWords({ kind, closes, at, notice }: PublicVersion, today: string): string {
  if (notice !== null) return `Withdrawn on ${formatDay(at)}`;
  if (kind === "agreed") return `Agreed, published on ${formatDay(at)}`;
  if (closes !== null && closes < today) return `Draft, consultation closed on ${formatDay(closes)}`;
  return `Draft for consultation until ${formatDay(closes ?? at)}`;
}

/** Published agreements by region. @param today ISO date. */
export async function publishedList(store: Store, today: string) {
  const versions = await listPublished(store);
  const regions = [...new Set(versions.map(({ content }) => content.region))].sort();
  return regions.map((region) => ({
    region,
    agreements: versions
      .filter(({ content }) => content.region === region)
      .map((version) => ({
        to: `/published/${version.content.code}`,
        area: version.content.area,
        name: version.content.name,
        years: spanOfYears(version.content.years),
        version: versionWords(version, today),
      }))
      .sort((a, b) => a.area.localeCompare(b.area)),
  }));
}

type PublicTarget = Publication["priorities"][number]["targets"][number];

/** One published agreement, ready to read. @throws NotFoundError when it was never published. */
export async function publishedPage(store: Store, code: string, today: string) {
  const version = await readPublished(store, code);
  const { content, notice } = version;
  return {
    name: content.name,
    years: spanOfYears(content.years),
    area: content.area,
    region: content.region,
    partnership: content.partnership,
    version: versionWords(version, today),
    consults: notice === null && version.kind === "consultation draft" && (version.closes ?? "") >= today,
    notice,
    vision: content.vision,
    strategy: content.strategy,
    organisations: content.organisations,
    approvals: content.approvals.map(({ body, date }) => ({ body, date: formatDay(date) })),
    priorities: content.priorities.map((priority) => ({
      ...priority,
      where: [...(priority.areaWide ? [content.area] : []), ...priority.places, ...priority.groups],
      targets: priority.targets.map((target) => targetView(target, content, priority.focuses)),
      actions: priority.actions.map(({ start, end, milestones, ...action }) => ({
        ...action,
        when: whenOf(start, end),
        milestones: milestones.map(({ what, by }) => ({ what, by: formatDay(by) })),
      })),
      evidence: priority.evidence.map((item) => ({ ...item, date: item.date && formatDay(item.date) })),
    })),
  };
}

export type PublishedPage = Awaited<ReturnType<typeof publishedPage>>;

function targetView(target: PublicTarget, { area }: Publication, focuses: readonly { id: string; name: string }[]) {
  const { unit, decimals } = target.indicator;
  const print = (value: number) => formatValue(value, { unit: unit.startsWith("%") ? "%" : "", decimals });
  const ours = target.figures.filter((figure) => figure.area === target.area);
  const place = ({ period, value }: { period: string; value: number }) => ({
    at: Date.parse(endOf(period as PeriodCode)),
    value,
  });
  const promised = target.promise.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  return {
    id: target.id,
    name: target.name,
    focus: focuses.find(({ id }) => id === target.focus)?.name ?? null,
    designation: target.designation,
    unfinished: target.state === "firm" ? null : UNFINISHED_WORDS[target.state],
    indicator: `${target.indicator.code}, ${withUnit(target.indicator)}`,
    where: target.area === area ? null : target.area,
    baselineDoubted: doubtOf(ours.find(({ period }) => period === target.baseline.period)?.finding),
    baseline: target.baseline.value === null ? null : print(target.baseline.value),
    baselinePeriod: target.baseline.period ? formatPeriod(target.baseline.period as PeriodCode) : null,
    promise: promised.map(({ period, value }) => ({ period: formatPeriod(period as PeriodCode), value: print(value) })),
    says: sayPublic(target, print),
    // A gap and a level do not share an axis.
    spark: isRelative(target) ? null : drawSpark(ours.map(place), promised.map(place)),
    lead: target.lead,
    related: target.related,
    sources: [...new Set(target.figures.map(({ source }) => source))],
    illustrative: target.figures.some(({ source }) => isIllustrative(source)),
  };
}

/** What a promise that is not a plain level asks, in words. */
function sayPublic(target: PublicTarget, print: (value: number) => string): string | null {
  const { milestone, comparedWith, final } = target;
  if (milestone) {
    return milestone.met
      ? `A milestone, met on ${formatDay(milestone.met)}`
      : `A milestone, to be met by ${formatDay(milestone.by)}`;
  }
  const form = readForm({
    ...target,
    gapTo: comparedWith,
    milestoneBy: null,
    milestoneMet: null,
  });
  if (!form || form.form === "level" || !final) return null;
  return `${sayAim(form, final.value, comparedWith ?? "", print)} by ${formatPeriod(final.period as PeriodCode)}`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

function whenOf(start: string | null, end: string | null): string {
  if (start && end) return `${formatDay(start)} to ${formatDay(end)}`;
  return end ? `by ${formatDay(end)}` : start ? `from ${formatDay(start)}` : "";
}
