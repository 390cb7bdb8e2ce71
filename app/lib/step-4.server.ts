import type { Act } from "@models/act";
import { type Book, subjectOf } from "@models/agreement/book";
import { lockOn } from "@models/agreement/parts";
import type { Option } from "@models/options/option";
import { OPTION_KINDS } from "@models/options/option-kinds";
import { placeWords, rankOptions } from "@models/options/rank-options";
import { may } from "@models/people/permissions";
import { editPath, partAnchor, partPath, stepPath } from "../parts/part-paths";
import { PRIORITY_FORM } from "../parts/priority";
import { openSection, sectionOf } from "../parts/section-form.server";
import { priorityAsked } from "./priority-asked.server";
import { capitalised, counted } from "./words";

/** The part of a priority's form that step 4 asks: why the favoured option. */
export const FAVOUR_FORM = sectionOf(PRIORITY_FORM, "whyFavoured");

/** Scores in a table of fields, or in a grid that takes a block from a spreadsheet. */
export type ScoreView = "table" | "grid";

/** What step 4's page shows, formatted. */
export async function stepFourOf(book: Book, act: Act, asked: URLSearchParams) {
  const { agreement, parts } = book;
  const { code } = agreement;
  const { priority, priorities } = priorityAsked(book, asked);
  const of = <T extends { readonly priority: string }>(list: readonly T[]) =>
    list.filter((part) => part.priority === priority?._id);
  const isOpen = book.from === "working documents" && lockOn("live", agreement.status) === null;
  const mayChange = isOpen && may(act.actor, "option.change", subjectOf(agreement));
  const view: ScoreView = mayChange && asked.get("view") === "grid" ? "grid" : "table";
  const place = (kind: string, id: string) => ({ id, anchor: partAnchor(kind, id), to: partPath(code, kind, id) });
  const options = of(parts.option);
  const strengths = of(parts.strength);
  const criteria = [...of(parts.criterion)].sort((a, b) => a.order - b.order);
  const ranking = rankOptions(
    criteria.map(({ _id, name, weight }) => ({ id: _id, name, weight })),
    options.map(({ _id, name, scores }) => ({ id: _id, name, scores })),
  );
  const named = (
    list: readonly { readonly _id: string; readonly name?: string; readonly text?: string }[],
    kind: string,
    id: string | null | undefined,
  ) => {
    const found = list.find(({ _id }) => _id === id);
    return found ? { text: found.name ?? found.text ?? "", to: partPath(code, kind, found._id) } : null;
  };
  const showOption = (option: Option) => {
    const ranked = ranking.find(({ id }) => id === option._id);
    return {
      ...place("option", option._id),
      editTo: mayChange ? editPath(code, "option", option._id) : null,
      name: option.name,
      description: option.description ?? "",
      changes: named(parts.intervention, "intervention", option.intervention),
      mends: named(parts.strength, "strength", option.weakness),
      favoured: option.favoured,
      why: option.why ?? "",
      total: ranked?.printed || null,
      proofs: Object.entries(option.proofs).map(([id, proof]) => ({
        id,
        where: proof.where,
        reach: proof.reach,
        strength: proof.strength,
        says: proof.says ?? "",
        link: proof.link ?? null,
        visited: proof.visited ?? null,
      })),
      remarks: parts.comment.filter(({ on }) => on.id === option._id).length,
    };
  };
  return {
    code,
    priority: priority ? { id: priority._id, name: priority.name } : null,
    hasPriorities: priorities.length > 0,
    mayChange,
    view,
    summary: summaryOf(options, criteria.length, ranking),
    strengths: strengths
      .filter(({ kind }) => kind === "strength")
      .map((each) => ({ ...place("strength", each._id), text: each.text })),
    weaknesses: strengths
      .filter(({ kind }) => kind === "weakness")
      .map((each) => ({
        ...place("strength", each._id),
        text: each.text,
        mendedBy: options.filter(({ weakness }) => weakness === each._id).map(({ name }) => name),
      })),
    groups: OPTION_KINDS.map((kind) => ({
      kind: capitalised(kind),
      options: options.filter((option) => option.kind === kind).map(showOption),
    })).filter((group) => group.options.length > 0),
    criteria: criteria.map((each) => ({ ...place("criterion", each._id), name: each.name, weight: each.weight })),
    rows: options.map((option) => ({
      ...place("option", option._id),
      rev: option.rev,
      name: option.name,
      favoured: option.favoured,
      scores: Object.fromEntries(criteria.map(({ _id }) => [_id, option.scores[_id] ?? null])),
    })),
    ranking: ranking.map(({ id, name, printed, place: at, shared, missing, working }) => ({
      id,
      name,
      to: partPath(code, "option", id),
      printed,
      place: placeWords({ place: at, shared }),
      missing,
      working,
      favoured: options.some((option) => option._id === id && option.favoured),
    })),
    favoured: options
      .filter(({ favoured }) => favoured)
      .map(({ _id, name, why }) => ({ id: _id, name, why: why ?? "", to: partPath(code, "option", _id) })),
    whyFavoured: priority?.whyFavoured ?? "",
    favourForm: priority
      ? await openSection(act, book, FAVOUR_FORM, priority._id, `${stepPath(code, 4, priority._id)}#favoured`)
      : null,
  };
}

export type StepFour = Awaited<ReturnType<typeof stepFourOf>>;

function summaryOf(options: readonly Option[], criteria: number, ranking: ReturnType<typeof rankOptions>): string {
  if (options.length === 0) return "";
  const weighed = criteria === 0 ? "not weighed yet" : `weighed by ${counted(criteria, "criterion", "criteria")}`;
  const first = ranking[0];
  const best =
    first === undefined || first.total === null
      ? ""
      : first.shared
        ? ` Several share first place with ${first.printed} of 5.`
        : ` “${first.name}” comes first with ${first.printed} of 5.`;
  const favoured = options.filter((option) => option.favoured);
  const choice =
    favoured.length === 0
      ? " None is favoured yet."
      : favoured.length === 1 && favoured[0]?._id === first?.id && best !== ""
        ? " It is the one we favour."
        : ` We favour ${favoured.map(({ name }) => `“${name}”`).join(" and ")}.`;
  return `${capitalised(counted(options.length, "option"))}, ${weighed}.${best}${choice}`;
}
