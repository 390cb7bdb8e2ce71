import { z } from "zod";
import { choice, date, line } from "../../agreement/fields";
import { formatDay } from "../../day";
import { EVIDENCE_KINDS } from "../../evidence/evidence-kinds";
import { done } from "../../outcome";
import { filled } from "./filled";
import { type Asking, type Offer, exerciseKind, resultOf } from "./kind";
import { type Voice, voiceOf, voiced } from "./voices";
import { causeOfChoice, causesTalkedOf } from "./why";

/** The causes that evidence may be about. */
export type KnowMaterial = { causes: { id: string; text: string }[]; from: string };

/** Evidence that somebody holds or can get, which cause it is about, and by when it can be supplied. */
export type KnowEvidence = {
  title: string;
  kind: (typeof EVIDENCE_KINDS)[number];
  cause?: string | null | undefined;
  /** ISO date. */
  by: string;
};

export type KnowAnswer = { evidence: KnowEvidence[] };
export type KnowItem = Voice & KnowEvidence & { id: string; causeText: string | null };
export type KnowResult = { items: KnowItem[] };

const EVIDENCE_EACH = 3;

/** How do we know? Evidence named by those who hold it, with when they can supply it. */
export const know = exerciseKind<KnowMaterial, KnowAnswer, KnowResult>({
  name: "know",
  step: 2,
  title: "How do we know?",
  what: "Everyone names evidence that they hold or can get, which cause it is about and by when they supply it: items wanted in the register, each from a person and by a day.",
  needs: "nothing",
  minutes: 10,
  names: "person",
  each: EVIDENCE_EACH,
  ask: () => "How do we know? What can you show us?",
  rounds: () => ["Evidence"],
  material: (asking) => done({ causes: causesTalkedOf(asking), from: asking.today }),
  answer: ({ causes, from }, { each }) =>
    z.object({
      evidence: filled(evidenceSchema(causes, from), ["title", "by", "cause"], {
        message: "Enter what the evidence is",
        field: "title",
      }).refine((evidence) => evidence.length <= (each ?? EVIDENCE_EACH), {
        message: `Name ${each ?? EVIDENCE_EACH} pieces of evidence or fewer`,
      }),
    }),
  result: ({ exercise }, _round, { causes }, said) => ({
    items: said.flatMap((each) =>
      each.content.evidence.map((evidence, i) => ({
        ...evidence,
        id: `${each.answer}-${i}`,
        cause: evidence.cause || null,
        causeText: causes.find(({ id }) => id === evidence.cause)?.text ?? null,
        ...voiceOf(exercise, each),
      })),
    ),
  }),
  said: ({ exercise }) => {
    const count = resultOf<KnowResult>(exercise, 1)?.items.length ?? 0;
    if (count === 0) return undefined;
    return `${count} ${count === 1 ? "piece" : "pieces"} of evidence named, to be supplied.`;
  },
  words: (exercise, round) =>
    (resultOf<KnowResult>(exercise, round)?.items ?? []).map((item) =>
      voiced(
        [item.title, item.causeText && `for “${item.causeText}”`, `by ${formatDay(item.by)}`]
          .filter(Boolean)
          .join(", "),
        item,
      ),
    ),
  offers: (asking) =>
    (resultOf<KnowResult>(asking.exercise, 1)?.items ?? []).map((item) => evidenceOffer(asking, item)),
});

const evidenceSchema = (causes: readonly { id: string }[], from: string) =>
  z.object({
    title: line("what the evidence is"),
    kind: choice(EVIDENCE_KINDS, "what kind of evidence it is"),
    cause: z
      .string()
      .nullish()
      .refine((cause) => !cause || causes.some(({ id }) => id === cause), { message: "Choose a cause of the list" }),
    by: date().refine((by) => by >= from, { message: "Enter a day that is still to come" }),
  });

function evidenceOffer(
  asking: Asking,
  { id, title, kind, by, cause, causeText, participant, organisation }: KnowItem,
): Offer {
  const { book, workshop, people } = asking;
  const name = people.find(({ _id }) => _id === participant)?.name;
  const from = [name, organisation].filter(Boolean).join(", ").slice(0, 200) || null;
  const about = cause ? causeOfChoice({ book, workshop }, cause) : undefined;
  const words = [
    `Evidence wanted: ${title}`,
    from && `from ${from}`,
    `by ${formatDay(by)}`,
    causeText && `for “${causeText}”`,
  ];
  return {
    id: `evidence-${id}`,
    words: words.filter(Boolean).join(", "),
    write: {
      add: "evidence",
      content: {
        ...{ priority: workshop.priority, title, kind, standing: "wanted", wantedFrom: from, wantedBy: by },
        audience: { kind: "partnership" },
      },
      ...(about && { listedIn: { change: "cause", part: about, field: "evidence" } }),
    },
  };
}
