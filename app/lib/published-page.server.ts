import type { Publication } from "@models/agreement/publication";
import { type PublicVersion, listPublished, readPublished } from "@models/agreement/publish";
import { openFeedback } from "@models/feedback/read-feedback";
import { UNFINISHED_WORDS } from "@models/agreement/checks/excuse";
import { doubtOf } from "@models/measures/finding";
import { formatValue } from "@models/measures/format";
import { type PeriodCode, formatPeriod } from "@models/measures/period";
import { isIllustrative } from "@models/measures/step-table";
import { PROGRESS_STATUSES } from "@models/targets/progress";
import { isRelative, readForm, sayAim } from "@models/targets/form";
import type { Store } from "@models/store/port";
import { spanOfYears } from "./agreement-header";
import { formatDay } from "./dates";
import { withUnit } from "./indicator-words";
import { publishedChart } from "./published-chart.server";
import { countOf } from "./words";

/** What kind of version it is, in words. */
function versionWords({ content, kind, closes, at, notice }: PublicVersion, today: string): string {
  if (notice !== null) return `Withdrawn on ${formatDay(at)}`;
  if (kind === "agreed") return `Agreed, published on ${formatDay(at)}`;
  if (kind === "progress") {
    return `Progress up to ${formatDay(content.progress?.until ?? at)}, published on ${formatDay(at)}`;
  }
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
  const feedback = notice === null ? await openFeedback(store, version.agreement) : [];
  return {
    code: content.code,
    name: content.name,
    years: spanOfYears(content.years),
    area: content.area,
    region: content.region,
    partnership: content.partnership,
    version: versionWords(version, today),
    consults: notice === null && version.kind === "consultation draft" && (version.closes ?? "") >= today,
    notice,
    progress: content.progress && {
      until: formatDay(content.progress.until),
      says: content.progress.says,
      counts: countStatuses(content),
    },
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
        milestones: milestones.map(({ what, by, done }) => ({
          what,
          by: formatDay(by),
          came: content.progress ? sayMilestone(by, done, content.progress.until) : null,
        })),
      })),
      evidence: priority.evidence.map((item) => ({ ...item, date: item.date && formatDay(item.date) })),
    })),
    manual: content.manual.map(({ doubts, figures, verified, ...measure }) => ({
      ...measure,
      better: BETTER[measure.polarity],
      often: OFTEN[measure.frequency],
      quality: sayQuality(figures, verified),
      doubts: doubts.map(({ area, period, finding }) => ({
        what: `${area}, ${formatPeriod(period as PeriodCode)}`,
        doubted: doubtOf(finding),
      })),
    })),
    subjects: subjectsOf(content),
    feedback: feedback.map(({ id, about, text, name, at, answer }) => ({
      id,
      about: about.name,
      text,
      who: name ?? "A reader",
      when: formatDay(at),
      answer: answer && { text: answer.text, when: formatDay(answer.at) },
    })),
  };
}

/** "2 on track", in the order of how good they are. */
function countStatuses({ priorities }: Publication) {
  const stands = priorities.flatMap(({ targets }) => targets.flatMap(({ progress }) => progress?.status ?? []));
  return PROGRESS_STATUSES.flatMap((status) => {
    const count = stands.filter((each) => each === status).length;
    return count > 0 ? [{ status, count }] : [];
  });
}

function sayMilestone(by: string, done: string | null, until: string) {
  if (done) return { kind: "ready" as const, words: `reached on ${formatDay(done)}` };
  return by < until
    ? { kind: "risk" as const, words: `not reached by ${formatDay(until)}` }
    : { kind: "none" as const, words: "still to come" };
}

const BETTER = { higher: "Higher is better", lower: "Lower is better", none: "Neither direction is better" } as const;
const OFTEN = {
  month: "every month",
  quarter: "every quarter",
  year: "every year",
  "academic year": "every academic year",
  "several years": "every few years",
  irregular: "from time to time",
} as const;

function sayQuality(figures: number, verified: number): string {
  if (figures === 0) return "No figures are published yet";
  const share = Math.round((100 * verified) / figures);
  return `${verified} of ${countOf(figures, "figure")} verified by an auditor (${share}%)`;
}

/** What feedback may be about: the whole, then each priority with its targets. */
function subjectsOf({ priorities }: Publication) {
  return [
    { value: "whole", label: "The agreement as a whole" },
    ...priorities.flatMap(({ id, name, targets }) => [
      { value: `priority:${id}`, label: name },
      ...targets.map((target) => ({ value: `target:${target.id}`, label: `${name}: ${target.name}` })),
    ]),
  ];
}

export type PublishedPage = Awaited<ReturnType<typeof publishedPage>>;

function targetView(
  target: PublicTarget,
  { area, region }: Publication,
  focuses: readonly { id: string; name: string }[],
) {
  const { unit, decimals } = target.indicator;
  const print = (value: number) => formatValue(value, { unit: unit.startsWith("%") ? "%" : "", decimals });
  const ours = target.figures.filter((figure) => figure.area === target.area);
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
    chart: publishedChart(target, region, isRelative(target)),
    progress: target.progress,
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
