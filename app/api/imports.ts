import type { Act } from "@models/act";
import { findAgreement } from "@models/agreement/book";
import {
  type GivenFile,
  answerNames,
  changesFor,
  commitImport,
  listImports,
  lookAtImport,
  startImport,
  startOfficialImport,
} from "@models/importing/bring-in";
import type { Import } from "@models/importing/import";
import { AnsweredNameSchema } from "@models/importing/matching/answer";
import { declineProposal, withdrawProposal } from "@models/importing/decide-proposal";
import { undoImport } from "@models/importing/undo-import";
import { z } from "zod";
import type { Installation } from "../host/load-context";
import { takeUpImport } from "../lib/import-forms.server";
import { withSpooled } from "../lib/spool.server";
import { CodeSchema } from "./agreements";
import { API, type ApiOperation, operation } from "./operation";
import { savedOr } from "./outcomes";
import { Problem } from "./problem";
import { checkBody } from "./read-request";

const FILE_TYPES = [
  "application/octet-stream",
  "text/csv",
  "text/tab-separated-values",
  "text/plain",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/zip",
];

const RefusedSchema = z.object({
  sheet: z.string().optional(),
  row: z.int(),
  column: z.string(),
  text: z.string(),
  remedy: z.string(),
});

const NameSchema = z.object({
  kind: z.enum(["series", "area", "group"]),
  text: z.string().meta({ description: "As the file writes it; to be sent back with an answer" }),
  count: z.int(),
  sure: z.boolean(),
  asks: z
    .enum(["unnamed indicator", "unnamed area", "total", "note"])
    .optional()
    .meta({ description: "Why somebody has to say what it means; without an indicator nothing can be committed" }),
  meaning: z.looseObject({ kind: z.enum(["known", "new", "left out"]) }),
  suggestions: z.array(z.object({ id: z.string(), name: z.string() })),
});

const StateSchema = z.enum([
  "reading",
  "ready",
  "refused",
  "proposed",
  "declined",
  "withdrawn",
  "committing",
  "finishing",
  "committed",
  "cancelled",
  "undone",
]);

const ListedSchema = z.object({
  id: z.string(),
  state: StateSchema,
  name: z.string().meta({ description: "Of the file" }),
  at: z.string(),
  by: z.string(),
});

const ImportSchema = z.object({
  id: z.string(),
  state: StateSchema,
  file: z.object({ name: z.string(), sha256: z.string(), bytes: z.int() }),
  at: z.string(),
  problem: z.string().nullable().meta({ description: "Why the file as a whole cannot come in" }),
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  batch: z.string().nullable().meta({ description: "What was saved, once it is" }),
  proposal: z
    .object({
      by: z.string(),
      from: z.string().nullable().meta({ description: "The import of which it is the rest" }),
      decision: z
        .object({
          answer: z.enum(["accepted", "declined", "withdrawn"]),
          by: z.string(),
          at: z.string(),
          reason: z.string(),
        })
        .nullable(),
    })
    .nullable()
    .meta({ description: "Where a partner brought in what is not its own: the facilitator commits or declines it" }),
  rest: z.string().nullable().meta({ description: "The import that proposes what was not the partner’s own" }),
  preview: z
    .object({
      dialect: z.string(),
      encoding: z.string(),
      counts: z.object({ new: z.int(), changed: z.int(), same: z.int(), refused: z.int() }),
      leftOut: z.int(),
      others: z.int().meta({ description: "Values of indicators that the person’s organisation does not supply" }),
      toPropose: z.int().meta({ description: "The new and changed ones of these: the facilitator decides on them" }),
      indicators: z.array(z.string()),
      areas: z.array(z.string()),
      periods: z.array(z.string()),
      names: z.array(NameSchema).meta({ description: "Names to answer, or that would be made" }),
      changed: z.array(z.looseObject({ row: z.int(), from: z.string(), to: z.string() })),
      refused: z.array(RefusedSchema).meta({ description: "The first of them" }),
    })
    .nullable()
    .meta({ description: "Exactly what would happen; null while the file is read" }),
});

const params = z.object({ id: z.string().min(1).max(100) });
const about = { permission: "signed in", about: "site", tag: "imports", params } as const;
const answer = { status: 200, description: "The import as it stands", schema: ImportSchema };

export const importOperations: readonly ApiOperation[] = [
  operation({
    id: "addImport",
    method: "post",
    path: "/imports",
    tag: "imports",
    summary: "Bring in a file of figures: it is read and compared, and nothing is saved",
    description: "The body is the file itself. Text, .xlsx, or a .zip of one of them.",
    permission: "signed in",
    about: "site",
    query: z.object({
      agreement: CodeSchema.optional(),
      official: z
        .enum(["true", "false"])
        .optional()
        .meta({ description: "With true instead of an agreement: official figures, by an administrator" }),
      name: z.string().min(1).max(200).optional().meta({ description: "What the file is called" }),
    }),
    bodyTypes: FILE_TYPES,
    answer: { status: 201, description: "The import, read or being read", schema: ImportSchema },
    problems: [403, 404, 413, 422],
    handle: async ({ act, query, req, installation }) => {
      const begin = beginnerFor(act, query);
      const { bytes } = installation.settings.importLimits;
      checkBody(FILE_TYPES, bytes, req);
      const begun = await withSpooled(req, query.name ?? "file", begin);
      return {
        status: 201,
        ...(await taken(act, begun, installation)),
        headers: { Location: `${API}/imports/${begun._id}` },
      };
    },
  }),
  operation({
    id: "listImports",
    method: "get",
    path: "/imports",
    tag: "imports",
    summary: "The last 50 imports of an agreement that the person may see, such as those that wait for the facilitator",
    permission: "signed in",
    about: "site",
    query: z.object({ agreement: CodeSchema, state: StateSchema.optional() }),
    answer: { status: 200, description: "Latest first", schema: z.object({ items: z.array(ListedSchema) }) },
    problems: [403, 404],
    handle: async ({ act, query }) => {
      const { partnership } = await findAgreement(act, query.agreement);
      const found = await listImports(act, partnership);
      const items = found.filter(({ state }) => query.state === undefined || state === query.state);
      return {
        json: { items: items.map(({ _id, state, file, at, by }) => ({ id: _id, state, name: file.name, at, by })) },
      };
    },
  }),
  operation({
    ...about,
    id: "readImport",
    method: "get",
    path: "/imports/:id",
    summary: "An import: what would happen, how far it is, what happened",
    answer,
    problems: [403, 404],
    handle: async ({ act, params: { id } }) => ({ json: viewOf(act, await lookAtImport(act, id)) }),
  }),
  operation({
    ...about,
    id: "answerImport",
    method: "post",
    path: "/imports/:id/answers",
    summary: "Say what names in the file mean; it is read again with that",
    body: z.strictObject({ answers: z.array(AnsweredNameSchema).min(1).max(1000) }),
    answer,
    problems: [403, 404, 409],
    handle: async ({ act, params: { id }, body, installation }) =>
      taken(act, await savedOr(await answerNames(act, id, body.answers)), installation),
  }),
  operation({
    ...about,
    id: "commitImport",
    method: "post",
    path: "/imports/:id/commit",
    summary: "Save what an import would change, all of it or nothing",
    answer,
    problems: [403, 404, 409],
    handle: async ({ act, params: { id }, installation }) =>
      taken(act, await savedOr(await commitImport(act, id)), installation),
  }),
  operation({
    ...about,
    id: "declineImport",
    method: "post",
    path: "/imports/:id/decline",
    summary: "Decline what a partner proposed, with the reason",
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    answer,
    problems: [403, 404, 409],
    handle: async ({ act, params: { id }, body }) => ({
      json: viewOf(act, await savedOr(await declineProposal(act, id, body.reason))),
    }),
  }),
  operation({
    ...about,
    id: "withdrawImport",
    method: "post",
    path: "/imports/:id/withdraw",
    summary: "Take back what one proposed oneself, before it is decided on",
    answer,
    problems: [403, 404, 409],
    handle: async ({ act, params: { id } }) => ({ json: viewOf(act, await savedOr(await withdrawProposal(act, id))) }),
  }),
  operation({
    ...about,
    id: "undoImport",
    method: "post",
    path: "/imports/:id/undo",
    summary: "Take back all that an import saved",
    query: z.object({
      evenSo: z
        .enum(["true", "false"])
        .optional()
        .meta({ description: "With true also where values were edited later: those edits stay" }),
    }),
    answer,
    problems: [403, 404, 409],
    handle: async ({ act, params: { id }, query }) => {
      const undone = await undoImport(act, id, query.evenSo === "true");
      if (undone.kind !== "later edits") return { json: viewOf(act, await savedOr(undone)) };
      const words = `${undone.edits.length} of its values were edited later. Send evenSo=true to leave those edits and undo the rest.`;
      const edited = undone.edits.map(({ observation: { series, area, group, period }, by, at }) => ({
        ...{ series, area, group, period },
        ...{ by, at },
      }));
      throw new Problem(409, words, { results: edited });
    },
  }),
];

/** Whose figures a file brings in: an agreement's partnership's, or everybody's. @throws Problem where it says neither. */
function beginnerFor(
  act: Act,
  { agreement, official }: { agreement?: string | undefined; official?: string | undefined },
) {
  if ((agreement === undefined) === (official !== "true")) {
    throw new Problem(422, "Say either agreement with its code, or official=true.");
  }
  return (file: GivenFile) =>
    agreement === undefined ? startOfficialImport(act, file) : startImport(act, agreement, file);
}

/** The import after the work at hand, or on its way where that takes longer than a moment. */
async function taken(act: Act, { _id }: Import, { imports, store }: Pick<Installation, "imports" | "store">) {
  await takeUpImport(imports, _id);
  return { json: viewOf(act, (await store.get<Import>("imports", _id)) as Import) };
}

function viewOf(act: Act, found: Import): z.infer<typeof ImportSchema> {
  const { _id, state, file, at, by, problem, progress, batch, proposal, rest, preview } = found;
  return {
    id: _id,
    state,
    file,
    at,
    problem,
    progress: progress && { done: progress.done, of: progress.of },
    batch: state === "committed" || state === "undone" ? batch : null,
    proposal: proposal ? { by, from: proposal.from, decision: proposal.decision } : null,
    rest: rest ?? null,
    preview: preview && {
      dialect: preview.dialect,
      encoding: preview.encoding,
      counts: preview.counts,
      leftOut: preview.leftOut,
      others: preview.others,
      toPropose: preview.toPropose,
      indicators: [...preview.indicators],
      areas: [...preview.areas],
      periods: [...preview.periods],
      names: preview.names.map(({ suggestions, meaning, ...name }) => ({
        ...name,
        meaning: { ...meaning },
        suggestions: [...suggestions],
      })),
      changed: changesFor(act, found).map(({ audience: _audience, ...change }) => change),
      refused: preview.refused.map((refused) => ({ ...refused })),
    },
  };
}
