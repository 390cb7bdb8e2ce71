import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { standingPriorities } from "@models/agreement/checks/about";
import { lockOn } from "@models/agreement/parts";
import { listPublished } from "@models/agreement/publish";
import { type AreaBeside, besideOthers } from "@models/evaluation/beside";
import { printAsPublished } from "@models/measures/format";
import { type PeriodCode, formatPeriod } from "@models/measures/period";
import { may } from "@models/people/permissions";
import { editPath, newPath, partPath } from "../parts/part-paths";
import { withUnit } from "./indicator-words";

const say = (point: AreaBeside["known"]) =>
  point && {
    value: printAsPublished(point.value),
    period: `${formatPeriod(point.period as PeriodCode)}${point.isIllustrative ? ", illustrative" : ""}`,
  };

/**
 * Each priority as it is evaluated at the end of the agreement, beside what other areas came to and promised.
 * @param day of an earlier day: what others had published by then.
 */
export async function evaluationPageOf(
  book: Book,
  act: Pick<Act, "actor" | "store" | "now">,
  day: string | null = null,
) {
  const { agreement, parts } = book;
  const published = await listPublished(act.store, day === null ? undefined : act.now);
  const mayWrite =
    book.from === "working documents" &&
    lockOn("live", agreement.status) === null &&
    may(act.actor, "evaluation.change", subjectOf(agreement));
  return {
    code: agreement.code,
    name: agreement.name,
    isWritten: parts.evaluation.length > 0,
    priorities: standingPriorities(book).map(({ _id, name }) => {
      const evaluation = parts.evaluation.find(({ priority }) => priority === _id);
      const write = evaluation
        ? editPath(agreement.code, "evaluation", evaluation._id)
        : newPath(agreement.code, "evaluation", { priority: _id });
      return {
        id: _id,
        name,
        writeTo: mayWrite ? write : null,
        said: evaluation
          ? {
              href: partPath(agreement.code, "evaluation", evaluation._id),
              goals: evaluation.goals,
              methods: evaluation.methods || null,
              results: evaluation.results || null,
              lesson: evaluation.lesson || null,
            }
          : null,
        targets: parts.target
          .filter(({ priority }) => priority === _id)
          .map((target) => {
            const indicator = book.indicators.find((each) => each._id === target.indicator);
            return {
              id: target._id,
              name: target.name,
              indicator: indicator ? `${indicator.code}, ${withUnit(indicator)}` : "",
              href: partPath(agreement.code, "target", target._id),
              areas: besideOthers(book, target, published)
                .filter(({ known, promised }) => known !== null || promised !== null)
                .map(({ name: area, role, known, promised }) => ({
                  name: area,
                  isOurs: role === "ours",
                  known: say(known),
                  promised: say(promised),
                })),
            };
          }),
      };
    }),
  };
}

export type EvaluationPage = Awaited<ReturnType<typeof evaluationPageOf>>;
