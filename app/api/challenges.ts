import { answerChallenge } from "@models/agreement/answer-challenge";
import { type Book, openBook } from "@models/agreement/book";
import { NotFoundError } from "@models/outcome";
import { type ChallengeAnswer, ANSWER_KINDS, GivenAnswerSchema } from "@models/targets/challenge/answer";
import { challengeGroupsOf } from "@models/targets/challenge/basis";
import { STRENGTHS } from "@models/targets/challenge/challenge";
import { type StandingChallenge, isGroupSettled } from "@models/targets/challenge/standing";
import type { Target } from "@models/targets/target";
import type { Act } from "@models/act";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { type ApiOperation, type Asked, operation } from "./operation";
import { savedOr, staleProblem } from "./outcomes";

const STATES = ["open", "look again", "reopened", "answered", "tested"] as const;

const AnswerSchema = z.object({
  rev: z.int(),
  kind: z.enum(ANSWER_KINDS),
  text: z.string().nullable(),
  evidence: z.array(z.string()).meta({ description: "Ids of the evidence that this person may see" }),
  hiddenEvidence: z.int(),
  who: z.string().nullable(),
  until: z.string().nullable(),
  answeredBy: z.string(),
  answeredAt: z.string(),
  tested: z.int().meta({ description: "How many of other organisations or the region agree that it stands up" }),
  reopened: z.object({ by: z.string(), at: z.string(), why: z.string().nullable() }).nullable(),
});

const ChallengeSchema = z.object({
  id: z.string(),
  target: z.string(),
  rule: z.string(),
  question: z.string(),
  why: z.string(),
  strength: z.enum(STRENGTHS),
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  numbers: z.array(z.object({ name: z.string(), value: z.number(), kind: z.enum(["value", "share", "count"]) })),
  state: z.enum(STATES),
  settled: z.boolean().meta({ description: "It and every question of the same cause in the same span" }),
  answeredWith: z.string().meta({ description: "Id of the question with which it is asked and answered" }),
  answer: AnswerSchema.nullable(),
});
type ChallengeView = z.infer<typeof ChallengeSchema>;

/** Ids hold colons and spaces: they are encoded in an address. */
const ofChallenge = ofAgreement.extend({ id: z.string().min(1).max(300) });

const list = "/agreements/:code/challenges";
const common = { tag: "parts", about: "agreement" } as const;

export const challengeOperations: readonly ApiOperation[] = [
  operation({
    ...common,
    id: "listChallenges",
    method: "get",
    path: list,
    summary: "The questions that the numbers put to targets, and how far each has come",
    permission: ["agreement.read"],
    params: ofAgreement,
    query: listQuery(["id", "strength", "state"], {
      target: text("Id of a target").optional(),
      state: z.enum(STATES).optional(),
      strength: z.enum(STRENGTHS).optional(),
    }),
    answer: { status: 200, description: "One page of questions", schema: listSchema(ChallengeSchema) },
    handle: async (asked) => {
      const { target, state, strength } = asked.query;
      const book = await openBook(asked.act, asked.params.code);
      const views = viewsOf(book, asked.act).filter(
        (each) =>
          (target === undefined || each.target === target) &&
          (state === undefined || each.state === state) &&
          (strength === undefined || each.strength === strength),
      );
      const order = ({ item }: { item: ChallengeView }, field: string) =>
        field === "strength"
          ? STRENGTHS.indexOf(item.strength)
          : field === "state"
            ? STATES.indexOf(item.state)
            : item.id;
      return pageOf(
        asked,
        views.map((item) => ({ id: item.id, item })),
        order,
        "id",
      );
    },
  }),
  operation({
    ...common,
    id: "readChallenge",
    method: "get",
    path: `${list}/:id`,
    summary: "Read a question that the numbers put",
    permission: ["agreement.read"],
    params: ofChallenge,
    answer: {
      status: 200,
      description: "As it stands; its ETag is its answer’s revision, 0 without one",
      schema: ChallengeSchema,
    },
    handle: async ({ act, params }) => replyWith(await find(act, params)),
  }),
  operation({
    ...common,
    id: "answerChallenge",
    method: "patch",
    path: `${list}/:id`,
    summary: "Answer a question that the numbers put",
    description: "The answer is sent whole. Whoever agreed to an earlier one is asked anew.",
    permission: ["question.answer"],
    params: ofChallenge,
    body: z.strictObject(GivenAnswerSchema.shape),
    ifMatch: true,
    answer: { status: 200, description: "As it stands now", schema: ChallengeSchema },
    problems: [409, 412],
    handle: async (asked) => {
      const { act, params, body } = asked;
      const before = await matched(asked, body);
      const question = { target: before.target, challenge: before.id };
      const outcome = await answerChallenge(act, params.code, question, before.answer?.rev ?? 0, body as never);
      await savedOr(outcome, async () => staleProblem(await find(act, params), body));
      return replyWith(await find(act, params));
    },
  }),
];

type Address = z.output<typeof ofChallenge>;

async function find(act: Act, { code, id }: Address): Promise<ChallengeView> {
  const found = viewsOf(await openBook(act, code), act).find((each) => each.id === id);
  if (found === undefined) throw new NotFoundError("question");
  return found;
}

async function matched({ act, params, ifMatch }: Asked<Address>, yours: unknown): Promise<ChallengeView> {
  const found = await find(act, params);
  if (ifMatch === "any" || ifMatch.includes(String(found.answer?.rev ?? 0))) return found;
  throw staleProblem(found, yours);
}

const replyWith = (view: ChallengeView) => ({ json: view, rev: view.answer?.rev ?? 0 });

function viewsOf(book: Book, { now }: Pick<Act, "now">): ChallengeView[] {
  return book.parts.target.flatMap((target: Target) =>
    challengeGroupsOf(book, target, now.slice(0, 10)).flatMap((group) =>
      [group.lead, ...group.others].map((each) => ({
        ...viewOf(book, each),
        settled: isGroupSettled(group),
        answeredWith: group.lead.challenge.id,
      })),
    ),
  );
}

function viewOf(book: Book, { challenge, state, answer }: StandingChallenge) {
  const { id, target, rule, question, why, strength, span, numbers } = challenge;
  return {
    ...{ id, target, rule, question, why, strength, state, span: span && { from: span.from, to: span.to } },
    numbers: numbers.map(({ name, value, kind }) => ({ name, value, kind })),
    answer: answer ? answerOf(book, answer) : null,
  };
}

function answerOf(book: Book, answer: ChallengeAnswer): z.infer<typeof AnswerSchema> {
  const { rev, kind, text = null, who = null, until = null, answeredBy, answeredAt, reopened } = answer;
  const evidence = answer.evidence.filter((id) => book.parts.evidence.some(({ _id }) => _id === id));
  return {
    ...{ rev, kind, text, who, until, answeredBy, answeredAt, evidence },
    hiddenEvidence: answer.evidence.length - evidence.length,
    tested: Object.keys(answer.tested).length,
    reopened: reopened ? { by: reopened.by, at: reopened.at, why: reopened.why ?? null } : null,
  };
}
