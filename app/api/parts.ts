import type { Act } from "@models/act";
import { findAgreement, openBook, openWithoutFigures, readerOf } from "@models/agreement/book";
import { addPart, changePart, findPart, operationToAdd, removePart } from "@models/agreement/change-part";
import { PARTS, type Part, type PartName } from "@models/agreement/parts";
import type { Content } from "@models/history/document";
import { NotFoundError } from "@models/outcome";
import type { Json } from "@models/store/port";
import { z } from "zod";
import { ofAgreement } from "./agreements";
import { listQuery, listSchema, pageOf, text } from "./lists";
import { API, type ApiOperation, type Asked, type Reply, operation } from "./operation";
import { PART_RESOURCES, type PartResource, changeSchema, newPartSchema, partSchema, partView } from "./part-resources";
import { savedOr, staleProblem } from "./outcomes";
import type { Problem } from "./problem";

const ofPart = ofAgreement.extend({ id: z.string().min(1).max(100) });

type Address = z.output<typeof ofPart>;

/** "ResourceLines" as people read it. */
const spaced = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What can be done with one kind of part: the pages' own commands. */
function operationsOf(resource: PartResource): ApiOperation[] {
  const { kind, path, one, many, article, filters, sorts } = resource;
  const list = `/agreements/:code/${path}`;
  const common = { tag: "parts", about: "agreement" } as const;
  const view = partSchema(kind);
  const mayChange = { permission: [PARTS[kind].operation] } as const;
  return [
    operation({
      ...common,
      id: `list${many}`,
      method: "get",
      path: list,
      summary: `${spaced(many)} of an agreement`,
      permission: ["agreement.read"],
      params: ofAgreement,
      query: listQuery(
        sorts,
        Object.fromEntries(filters.map((field) => [field, text(`Only those whose ${field} is this`).optional()])),
      ),
      answer: { status: 200, description: `One page of ${spaced(many).toLowerCase()}`, schema: listSchema(view) },
      handle: async (asked) => {
        const { act, params } = asked;
        const book = (await openWithoutFigures(act, params.code)) ?? (await openBook(act, params.code));
        const parts = book.parts[kind] as readonly Part[];
        const query = asked.query as Readonly<Record<string, string | undefined>>;
        const wanted = parts.filter((part) =>
          filters.every((field) => query[field] === undefined || fieldOf(part, field) === query[field]),
        );
        const rows = wanted.map((part) => ({ id: part._id, item: partView(kind, part) }));
        return pageOf(asked as never, rows, ({ item }, field) => item[field] as Json, sorts[0] ?? "id");
      },
    }),
    operation({
      ...common,
      id: `add${one}`,
      method: "post",
      path: list,
      summary: `Add ${article}`,
      permission: [operationToAdd(kind)],
      params: ofAgreement,
      body: newPartSchema(kind),
      answer: { status: 201, description: "Added; Location says where it is", schema: view },
      problems: [409],
      handle: async ({ act, params, body }) => {
        const part = await savedOr(await addPart(act, params.code, kind, body as object));
        return {
          ...replyWith(kind, part),
          status: 201,
          headers: { Location: `${API}/agreements/${params.code}/${path}/${encodeURIComponent(part._id)}` },
        };
      },
    }),
    operation({
      ...common,
      id: `read${one}`,
      method: "get",
      path: `${list}/:id`,
      summary: `Read ${article}`,
      permission: ["agreement.read"],
      params: ofPart,
      answer: { status: 200, description: "As it stands; its ETag is its revision", schema: view },
      handle: async (asked) => replyWith(kind, await readPart(asked.act, kind, asked.params)),
    }),
    operation({
      ...common,
      ...mayChange,
      id: `change${one}`,
      method: "patch",
      path: `${list}/:id`,
      summary: `Change ${article}`,
      description: "Send only the fields to change, each whole. What is not sent stays as it is; null empties a field.",
      params: ofPart,
      body: changeSchema(kind),
      ifMatch: true,
      answer: { status: 200, description: "As it stands now", schema: view },
      problems: [409, 412],
      handle: async (asked) => {
        const { act, params } = asked;
        const sent = asked.body as Content;
        const { rev } = await matched(asked, kind, sent);
        const changed = await changePart(act, params.code, kind, params.id, rev, sent, "refuse");
        return replyWith(kind, await savedOr(changed, () => stale(act, kind, params, sent)));
      },
    }),
    operation({
      ...common,
      ...mayChange,
      id: `remove${one}`,
      method: "delete",
      path: `${list}/:id`,
      summary: `Take ${article} out of the agreement`,
      description: "It can be brought back on its page.",
      params: ofPart,
      query: z.object({ why: z.string().trim().min(1).max(2000).meta({ description: "Why, for the record" }) }),
      ifMatch: true,
      answer: { status: 204, description: "Taken out" },
      problems: [409, 412],
      handle: async (asked) => {
        const { act, params, query } = asked;
        const { rev } = await matched(asked, kind, null);
        const removed = await removePart(act, params.code, kind, params.id, query.why, rev);
        await savedOr(removed, () => stale(act, kind, params, null));
        return {};
      },
    }),
  ];
}

/** A part as this person may see it: the region reads what was submitted. @throws NotFoundError. */
async function readPart(act: Act, kind: PartName, { code, id }: Address): Promise<Part> {
  const agreement = await findAgreement(act, code);
  const found =
    readerOf(act.actor, agreement).from === "region"
      ? ((await openBook(act, code)).parts[kind] as readonly Part[]).find(({ _id }) => _id === id)
      : (await findPart(act, code, kind, id)).part;
  if (found === undefined || found.removed) throw new NotFoundError(PARTS[kind].word);
  return found;
}

/** The part, when it stands at a revision that If-Match names. @throws Problem 412 with both versions otherwise. */
async function matched({ act, params, ifMatch }: Asked<Address>, kind: PartName, yours: unknown): Promise<Part> {
  const part = await readPart(act, kind, params);
  if (ifMatch === "any" || ifMatch.includes(String(part.rev))) return part;
  throw staleProblem(partView(kind, part), yours);
}

async function stale(act: Act, kind: PartName, address: Address, yours: unknown): Promise<Problem> {
  return staleProblem(partView(kind, await readPart(act, kind, address)), yours);
}

function replyWith(kind: PartName, part: Part): Reply {
  return { json: partView(kind, part), rev: part.rev };
}

function fieldOf(part: Part, field: string): unknown {
  return (part as unknown as Record<string, unknown>)[field];
}

export const partOperations: readonly ApiOperation[] = PART_RESOURCES.flatMap(operationsOf);
