import { standingPriorities } from "@models/agreement/checks/about";
import { rankOptions } from "@models/options/rank-options";
import type { TableOffer } from "../table";
import { byPriority } from "./step-2.server";

export const options: TableOffer = {
  id: "options",
  title: "4 How will we get there",
  about: "The options, what they scored, and which are favoured and why.",
  step: 4,
  tableOf: (book) => ({
    heads: [
      ...["Priority", "Option", "Kind", "Description", "Changes", "Mends", "Evidence that it works"],
      ...["Score of 5", "Place", "Favoured", "Why"],
    ],
    rows: standingPriorities(book).flatMap((priority) => {
      const own = book.parts.option.filter((option) => option.priority === priority._id);
      const criteria = book.parts.criterion.filter((criterion) => criterion.priority === priority._id);
      const ranking = rankOptions(
        criteria.map(({ _id, name, weight }) => ({ id: _id, name, weight })),
        own.map(({ _id, name, scores }) => ({ id: _id, name, scores })),
      );
      return own.map((option) => {
        const ranked = ranking.find(({ id }) => id === option._id);
        return [
          ...[priority.name, option.name, option.kind, option.description ?? ""],
          book.parts.intervention.find(({ _id }) => _id === option.intervention)?.name ?? "",
          book.parts.strength.find(({ _id }) => _id === option.weakness)?.text ?? "",
          Object.values(option.proofs)
            .map(({ where, reach, strength, says }) => `${where} (${reach}, ${strength})${says ? `: ${says}` : ""}`)
            .join("; "),
          ranked?.total == null ? null : { value: ranked.total, decimals: 2 },
          ranked?.place == null ? null : { value: ranked.place, decimals: 0 },
          option.favoured ? "yes" : "no",
          option.why ?? "",
        ];
      });
    }),
  }),
};

export const scores: TableOffer = {
  id: "scores",
  title: "4 Scores",
  about: "What each option scored by each criterion, and what the criterion weighs.",
  step: 4,
  tableOf: (book) => ({
    heads: ["Priority", "Option", "Criterion", "Weight", "Score from 0 to 5"],
    rows: standingPriorities(book).flatMap(({ _id, name }) => {
      const criteria = book.parts.criterion
        .filter(({ priority }) => priority === _id)
        .sort((a, b) => a.order - b.order);
      return book.parts.option
        .filter(({ priority }) => priority === _id)
        .flatMap((option) =>
          criteria.map((criterion) => {
            const score = option.scores[criterion._id];
            return [
              ...[name, option.name, criterion.name],
              { value: criterion.weight },
              score == null ? "not scored yet" : { value: score },
            ];
          }),
        );
    }),
  }),
};

export const strengths: TableOffer = {
  id: "strengths-and-weaknesses",
  title: "4 Strengths and weaknesses",
  about: "Strengths and weaknesses of what is done now.",
  step: 4,
  tableOf: (book) => ({
    heads: ["Priority", "Strength or weakness", "What it is"],
    rows: byPriority(book, book.parts.strength, ({ kind, text }) => [kind, text]),
  }),
};
