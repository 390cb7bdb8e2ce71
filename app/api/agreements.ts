import type { Act } from "@models/act";
import { type Agreement, STATUSES } from "@models/agreement/agreement";
import { type Book, openBook, readerOf, subjectOf } from "@models/agreement/book";
import { PART_NAMES } from "@models/agreement/parts";
import { type Standing, railOf } from "@models/agreement/rail";
import { latestSnapshot } from "@models/agreement/snapshot";
import { may } from "@models/people/permissions";
import type { Filter } from "@models/store/port";
import { z } from "zod";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { API, type ApiOperation, operation } from "./operation";

export const CodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)
  .meta({ description: "The agreement’s part of its address, such as coventry-2008" });

export const ofAgreement = z.object({ code: CodeSchema });

const StatusSchema = z.enum(STATUSES);

const ListedSchema = z.object({
  code: z.string(),
  name: z.string(),
  status: StatusSchema,
  years: z.array(z.string()).meta({ description: "Codes of the financial years that it covers" }),
  partnership: z.string(),
  area: z.string(),
  region: z.string(),
  url: z.string(),
});

const StandingSchema = z.object({
  state: z.enum(["none", "ready", "open", "must"]),
  count: z.int().meta({ description: "How many things are open" }),
  words: z.string(),
});
const StepStandingSchema = StandingSchema.extend({ step: z.int().min(1).max(5) });

const CheckSchema = z.object({
  id: z.string(),
  check: z.string(),
  gates: z.boolean().meta({ description: "Stands between the partnership and submission; the others only remind" }),
  what: z.string(),
  todo: z.string(),
  priority: z.string().nullable(),
  step: z.int().nullable(),
  part: z.object({ kind: z.enum(PART_NAMES as [string, ...string[]]), id: z.string() }).nullable(),
});

const AgreementSchema = ListedSchema.extend({
  rev: z.int(),
  vision: z.string().nullable(),
  strategy: z.string().nullable(),
  from: z.enum(["working documents", "snapshot"]).meta({
    description: "The region reads what was last submitted to it: the snapshot",
  }),
  rail: z.object({
    steps: z.array(StepStandingSchema),
    priorities: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        ready: z.boolean(),
        targets: z.int(),
        whole: StandingSchema,
        steps: z.array(StepStandingSchema),
      }),
    ),
  }),
  checks: z.array(CheckSchema),
  counts: z.object({
    targets: z.object({ designated: z.int(), cap: z.int(), local: z.int(), statutory: z.int() }),
    parts: z.record(z.string(), z.int()).meta({ description: "By kind of part" }),
    hidden: z.int().meta({ description: "Parts that are there and not for this person" }),
  }),
});

const SORTS = ["code", "name", "status"] as const;

export const agreementOperations: readonly ApiOperation[] = [
  operation({
    id: "listAgreements",
    method: "get",
    path: "/agreements",
    tag: "agreements",
    summary: "The agreements that you may read",
    permission: "signed in",
    about: "site",
    query: listQuery(SORTS, {
      status: StatusSchema.optional(),
      region: text("GSS code of a region").optional(),
      partnership: text("Id of a partnership").optional(),
    }),
    answer: { status: 200, description: "One page of agreements", schema: listSchema(ListedSchema) },
    handle: async (asked) => {
      const { status, region, partnership } = asked.query;
      const filter = { ...(status && { status }), ...(region && { region }), ...(partnership && { partnership }) };
      const rows = (await readableAgreements(asked.act, filter)).map((each) => ({ id: each.code, item: listed(each) }));
      return pageOf(asked, rows, ({ item }, field) => item[field as (typeof SORTS)[number]], "code");
    },
  }),
  operation({
    id: "readAgreement",
    method: "get",
    path: "/agreements/:code",
    tag: "agreements",
    summary: "One agreement: how far each priority has come, what is open, and how much there is of everything",
    permission: ["agreement.read"],
    about: "agreement",
    params: ofAgreement,
    answer: { status: 200, description: "The agreement", schema: AgreementSchema },
    handle: async ({ act, params }) => ({ json: whole(await openBook(act, params.code), act.now.slice(0, 10)) }),
  }),
];

/** The region knows an agreement by what it was called when it was submitted. */
async function readableAgreements({ store, actor }: Act, filter: Filter): Promise<Agreement[]> {
  const found = await store.find<Agreement>("agreements", { ...filter, removed: null }, { without: ["changes"] });
  const known = found.filter((agreement) => may(actor, "agreement.read", subjectOf(agreement)));
  return Promise.all(
    known.map(async (agreement) => {
      if (readerOf(actor, agreement).from !== "region") return agreement;
      const { name, scheme } = (await latestSnapshot(store, agreement)).book.agreement;
      return { ...agreement, name, scheme };
    }),
  );
}

function listed({ code, name, status, scheme, partnership, area, region }: Agreement): z.infer<typeof ListedSchema> {
  return { code, name, status, years: scheme.years, partnership, area, region, url: `${API}/agreements/${code}` };
}

function whole(book: Book, today: string): z.infer<typeof AgreementSchema> {
  const { agreement } = book;
  const rail = railOf(book, today);
  return {
    ...listed(agreement),
    rev: agreement.rev,
    vision: agreement.vision ?? null,
    strategy: agreement.strategy ?? null,
    from: book.from === "snapshot" ? "snapshot" : "working documents",
    rail: {
      steps: rail.steps.map(stepStanding),
      priorities: rail.priorities.map(({ priority, isReady, targets, whole, steps }) => ({
        id: priority._id,
        name: priority.name,
        ready: isReady,
        targets,
        whole: standing(whole),
        steps: steps.map(stepStanding),
      })),
    },
    checks: rail.points.map(({ id, check, gates, what, todo, priority, step, part }) => ({
      id,
      check,
      gates,
      what,
      todo,
      priority,
      step,
      part: part ?? null,
    })),
    counts: {
      targets: { ...rail.targets },
      parts: Object.fromEntries(PART_NAMES.map((kind) => [kind, book.parts[kind].length])),
      hidden: book.hidden.length,
    },
  };
}

const standing = ({ state, count, words }: Standing) => ({ state, count, words });
const stepStanding = ({ step, ...rest }: Standing & { readonly step: number }) => ({ step, ...standing(rest) });
