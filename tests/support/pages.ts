import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { pino } from "pino";
import { signIn } from "~/lib/session.server";

type Handler<R> = (args: Pick<ActionFunctionArgs, "params" | "request" | "context">) => Promise<R>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a handler gave: its data with the status it came with, or where it sends the browser. */
export interface Answer {
  readonly status: number;
  readonly to: string | null;
  // Each test knows what its page gives.
  readonly data: unknown;
}

/** Calls real loaders and actions against a store, as somebody signed in through a real session. */
export function openPages(store: Store, now = "2008-03-10T12:00:00.000Z") {
  const installation = {
    store,
    settings: { appUrl: undefined },
    log: pino({ level: "silent" }),
    demo: { on: true, warn: false },
    sessionSecret: "a secret of this test",
    clock: { now: () => now },
    realTime: { now: () => new Date().toISOString() },
    requestId: "test",
    nonce: "test",
    signal: new AbortController().signal,
    address: "127.0.0.1",
    notePerson: () => {},
  };
  const contextFor = (path: string) => ({ ...installation, askedFor: path }) as unknown as AppLoadContext;

  async function cookieOf(email: string): Promise<string> {
    const [person] = await store.find<Person>("people", { email }, { limit: 1 });
    if (person === undefined) throw new Error(`There is no ${email}`);
    const header = await signIn(contextFor("/"), new Request("http://localhost/"), person._id);
    return header.split(";")[0] ?? "";
  }

  return async (email: string) => {
    const cookie = await cookieOf(email);
    const call = async <R>(handler: Handler<R>, request: Request, params: Record<string, string>): Promise<Answer> => {
      const { pathname, search } = new URL(request.url);
      try {
        return await answerOf(await handler({ request, params, context: contextFor(pathname + search) }));
      } catch (thrown) {
        if (thrown instanceof Response) return answerOf(thrown);
        throw thrown;
      }
    };
    return {
      get: <R>(handler: Handler<R>, params: Record<string, string>, search = "") =>
        call(handler, new Request(`http://localhost/page${search}`, { headers: { cookie } }), params),
      post: <R>(handler: Handler<R>, params: Record<string, string>, fields: Fields, search = "") =>
        call(
          handler,
          new Request(`http://localhost/page${search}`, { method: "POST", headers: { cookie }, body: bodyOf(fields) }),
          params,
        ),
    };
  };
}

export type Visitor = Awaited<ReturnType<ReturnType<typeof openPages>>>;

function bodyOf(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === "string" ? [value] : value) body.append(name, each);
  }
  return body;
}

async function answerOf(result: unknown): Promise<Answer> {
  if (result instanceof Response) {
    return { status: result.status, to: result.headers.get("location"), data: await result.text() };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: { status?: number } } | null;
  if (wrapped?.type === "DataWithResponseInit") {
    return { status: wrapped.init?.status ?? 200, to: null, data: wrapped.data };
  }
  return { status: 200, to: null, data: result };
}
