import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { dataQualityOf } from "@models/measures/data-quality";
import { samplesOf } from "@models/measures/draw-sample";
import { FINDING_KINDS } from "@models/measures/finding";
import { formatPeriod } from "@models/measures/period";
import { placeName } from "@models/measures/place-name";
import { queriesOf } from "@models/measures/queries";
import { type Sample, targetsJudgedBy } from "@models/measures/sample";
import { printVersion } from "@models/measures/step-table-history";
import { may } from "@models/people/permissions";
import { formatInstant } from "./dates";
import { queryItem } from "./query-items.server";
import { valuePath } from "./value-path";
import { whoFound } from "./value-findings.server";
import { countOf } from "./words";

/**
 * The auditor's samples with how far each has come, and the queries that are open.
 * @param reader who reads it; of an earlier day the actor may do nothing. @throws ForbiddenError.
 */
export async function verificationPage(
  book: Book,
  act: Pick<Act, "store" | "actor" | "now">,
  asked: URLSearchParams,
  reader = act.actor,
) {
  const { agreement } = book;
  const drawn = await samplesOf({ store: act.store, actor: reader }, agreement);
  const samples = drawn.filter(({ created }) => created.at <= act.now);
  const chosen = samples.find(({ _id }) => _id === asked.get("sample")) ?? samples[0];
  const today = act.now.slice(0, 10);
  return {
    code: agreement.code,
    mayDraw: may(act.actor, "observation.verify", subjectOf(agreement)),
    sample: chosen ? sampleView(book, chosen, today) : null,
    others: samples
      .filter((sample) => sample !== chosen)
      .map((sample) => ({
        to: `?sample=${sample._id}`,
        title: titleOf(sample),
        who: whoFound(book, sample.created.by),
      })),
    queries: queriesOf(book, today).map((query) => ({ ...queryItem(book, query, today), state: query.state })),
  };
}

export type VerificationPage = Awaited<ReturnType<typeof verificationPage>>;

const titleOf = ({ created, values }: Sample) => `${countOf(values.length, "figure")}, ${formatInstant(created.at)}`;

function sampleView(book: Book, sample: Sample, today: string) {
  const held = new Map(dataQualityOf(book, today).values.map((value) => [value.observation._id, value]));
  const rows = sample.values.map(({ observation, batch, judges }) => {
    const value = held.get(observation);
    if (value === undefined) return { id: observation, judges, value: null, finding: null };
    const { candidate, indicator, version } = value;
    const path = valuePath(book.agreement.code, candidate._id, value.observation);
    return {
      id: observation,
      judges,
      finding: value.finding,
      value: {
        indicator: indicator.name,
        place: placeName(book, value.observation),
        period: formatPeriod(value.observation.period),
        printed: printVersion(version),
        to: `${path}&sample=${sample._id}`,
        /** It was revised after the sample was drawn. */
        isChanged: version.batch !== batch,
        targets: targetsJudgedBy(book, value).map(({ name }) => name),
      },
    };
  });
  const counts = FINDING_KINDS.map((kind) => ({ kind, count: rows.filter(({ finding }) => finding === kind).length }));
  const { seed, size, from, created } = sample;
  return {
    id: sample._id,
    title: titleOf(sample),
    who: whoFound(book, created.by),
    when: formatInstant(created.at),
    ...{ seed, size, from, rows, counts },
    checked: counts.reduce((sum, { count }) => sum + count, 0),
  };
}
