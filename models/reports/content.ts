import { sha256Of } from "../canonical-json";
import type { Json } from "../store/port";
import { boardBlocks } from "./board";
import { type Block, LEVELS, type ReportContent, type ReportFacts, type Sentence } from "./content-schema";
import { executiveBlocks } from "./executive";
import { operationalBlocks } from "./operational";
import type { OwnWords } from "./report";
import { inOwnWords } from "./sentence";

/** The published report before this one. */
export interface ReportBefore {
  readonly since: NonNullable<ReportContent["since"]>;
  readonly facts: ReportFacts;
}

/** A report at its three levels, in generated words but where a person wrote others. */
export function reportContentOf(
  facts: ReportFacts,
  before: ReportBefore | undefined,
  words: Readonly<Record<string, OwnWords>>,
): ReportContent {
  const earlier = before?.facts ?? null;
  const levels = {
    operational: operationalBlocks(facts),
    executive: executiveBlocks(facts, earlier),
    board: boardBlocks(facts, earlier),
  };
  const spoken = (sentences: readonly Sentence[]) => sentences.map((sentence) => inOwnWords(sentence, words));
  const inWords = (blocks: readonly Block[]): Block[] =>
    blocks.map((each) => ({
      ...each,
      lead: spoken(each.lead),
      groups: each.groups.map(({ title, sentences }) => ({ title, sentences: spoken(sentences) })),
    }));
  return {
    facts,
    since: before?.since ?? null,
    levels: {
      operational: inWords(levels.operational),
      executive: inWords(levels.executive),
      board: inWords(levels.board),
    },
  };
}

export const sentencesOf = ({ levels }: Pick<ReportContent, "levels">): Sentence[] =>
  LEVELS.flatMap((level) =>
    levels[level].flatMap(({ lead, groups }) => [...lead, ...groups.flatMap((each) => each.sentences)]),
  );

/** What a person wrote that is not in the report now: its sentence is gone, or its generated words are others. */
export function staleWords(content: ReportContent, words: Readonly<Record<string, OwnWords>>): string[] {
  const used = new Set(sentencesOf(content).flatMap(({ id, own }) => (own ? [id] : [])));
  return Object.keys(words).filter((id) => !used.has(id));
}

/** What publishing carries, so that nobody publishes what they did not see. */
export const contentHash = (content: ReportContent): string => sha256Of(content as unknown as Json);
