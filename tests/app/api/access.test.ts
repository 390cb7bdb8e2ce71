import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subjectOf } from "@models/agreement/book";
import { type Actor, VIEWER } from "@models/people/actor";
import { type Subject, may, organisationsOf, standingTowards } from "@models/people/permissions";
import { API, type ApiOperation, isChange } from "~/api/operation";
import { operations } from "~/api/operations";
import { actAs, openExampleStore } from "../../support/example";
import { programOf } from "../../support/program";
import { PARTNERSHIPS, VISITORS, addOtherRoles, placeOf } from "../access-visitors";
import { serve } from "../host/serve";

let host: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  const store = await openExampleStore();
  await addOtherRoles(store);
  host = await serve({}, { store, demo: { on: true, warn: false }, environment: { WAYMARK_WRITE_LIMITS: "off" } });
});
afterAll(() => host.close());

type Expected = "in" | "no token" | "forbidden" | "not found";

describe("every operation of the API", () => {
  it.each(VISITORS.map((visitor) => [visitor ?? "nobody with a token", visitor] as const))(
    "answers %s as its row says",
    async (_name, visitor) => {
      const actor = visitor ? (await actAs(host.store, visitor)).actor : VIEWER;
      const send = await sender(visitor);
      const surprises: string[] = [];
      for (const code of PARTNERSHIPS) {
        const { agreement, sample } = await placeOf(host.store, code);
        for (const operation of operations) {
          if (!isOfAgreement(operation) && code !== PARTNERSHIPS[0]) continue;
          const path = addressOf(operation, { code: agreement.code, target: sample.target });
          const expected = expectedOf(operation, actor, subjectOf(agreement));
          const status = await send(operation, path, agreement.code);
          const seen = whatIsSeen(status);
          if (!seen || !expected.includes(seen)) {
            surprises.push(`${operation.id} ${path}: expected ${expected.join(" or ")}, was answered ${status}`);
          }
        }
      }
      expect(surprises).toEqual([]);
    },
    120_000,
  );
});

/** Sends what an operation needs to be understood, and nothing that it would save. */
async function sender(visitor: string | undefined) {
  const program = visitor && (await programOf(host, visitor));
  return async (operation: ApiOperation, path: string, code: string): Promise<number> => {
    const isNamed = operation.about === "agreement in body";
    const body = isNamed ? { agreement: code, values: [{}] } : operation.body ? {} : undefined;
    const [fileType] = operation.bodyTypes ?? [];
    const headers = { "if-match": '"none of them"', ...(fileType && { "content-type": fileType }) };
    if (program) return (await program.send(operation.method.toUpperCase(), path, body, headers)).status;
    return (await fetch(host.url + API + path, { method: operation.method.toUpperCase(), headers })).status;
  };
}

function addressOf({ path, method, query }: ApiOperation, { code, target }: { code: string; target: string }): string {
  // Only a target's own address names a thing that is there.
  const id = path.includes("/targets/") ? target : "none";
  const why = method === "delete" ? "?why=because" : "";
  const text = query && "text" in query.shape ? "?text=2008" : "";
  return path.replace(":code", code).replace(":id", encodeURIComponent(id)) + why + text;
}

const isOfAgreement = ({ about }: Pick<ApiOperation, "about">) => about.startsWith("agreement") || about === "workings";

function subjectFor({ about }: Pick<ApiOperation, "about">, actor: Actor, named: Subject): Subject {
  if (about === "workings") return { partnership: named.partnership ?? "" };
  const own = actor.roles.find(({ region }) => region !== undefined)?.region;
  return isOfAgreement({ about }) ? named : about === "region" && own !== undefined ? { region: own } : {};
}

function expectedOf({ permission, about, path, ...operation }: ApiOperation, actor: Actor, named: Subject): Expected[] {
  if (actor === VIEWER) return ["no token"];
  const subject = subjectFor({ about }, actor, named);
  if (isOfAgreement({ about }) && !may(actor, "agreement.read", named)) return ["not found"];
  // Of a thing with an address of its own there may be none, which is told to who might change it.
  const isOfThing = path.includes("/:id") && !path.includes("/targets/");
  const letIn: Expected[] = isOfThing ? ["in", "not found"] : ["in"];
  if (permission === "signed in") return letIn;
  if (permission.some((each) => may(actor, each, subject))) return letIn;
  const owners = organisationsOf(actor, subject.partnership ?? "");
  // What the own organisation holds may be changed, and the sample does not say whether this is its own.
  if (permission.some((each) => may(actor, each, { ...subject, owners }))) return [...letIn, "forbidden"];
  const isFromRegion = standingTowards(actor, subject).every(({ region }) => region !== undefined);
  return isFromRegion && isChange({ ...operation }) ? ["forbidden", "not found"] : ["forbidden"];
}

function whatIsSeen(status: number): Expected | undefined {
  if (status === 401) return "no token";
  if (status === 403) return "forbidden";
  if (status === 404) return "not found";
  return status < 500 && ![405, 406, 411, 415, 428].includes(status) ? "in" : undefined;
}
