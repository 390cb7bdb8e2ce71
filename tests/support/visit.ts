import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import type { Person } from "@models/people/person";
import type { Store } from "@models/store/port";
import { openLiveRooms } from "~/host/live/rooms";
import { openLog } from "~/lib/log.server";
import { signIn } from "~/lib/session.server";
import { readSettings } from "~/lib/settings.server";
import { importsHere } from "./import";

const ORIGIN = "http://127.0.0.1:3000";
/** The day on which the example stands. */
const NOW = "2008-03-10T12:00:00.000Z";

type Handler<R> = (args: Pick<ActionFunctionArgs, "params" | "request" | "context">) => Promise<R>;

/** What a form sends; as pairs where a name comes several times. */
type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

interface Visit {
  /** Path and query. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Whose session it is; nobody's without it. */
  readonly as?: string;
  readonly now?: string;
  /** Settings, by the names that people set. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What a page's loader gives to somebody signed in. */
export async function visit<R>(
  store: Store,
  loader: Handler<R>,
  { path, params = {}, as, now, environment }: Visit,
): Promise<R> {
  const context = contextOf(store, now, environment);
  return loader({ params: { ...params }, context, request: await requestOf(store, path, as) });
}

/** What a page's action gives to somebody signed in who sends a form; a redirect that it throws is given as well. */
export async function submit<R>(
  store: Store,
  action: Handler<R>,
  { path, params = {}, as, now, environment, fields }: Visit & { readonly fields: Fields },
): Promise<R | Response> {
  const body = new URLSearchParams(fields as Record<string, string>);
  const request = await requestOf(store, path, as, { method: "POST", body });
  try {
    return await action({ params: { ...params }, context: contextOf(store, now, environment), request });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function requestOf(store: Store, path: string, email?: string, init: RequestInit = {}): Promise<Request> {
  const request = new Request(ORIGIN + path, init);
  if (email === undefined) return request;
  const [person] = await store.find<Person>("people", { email }, { limit: 1 });
  if (person === undefined) throw new Error(`There is no ${email}`);
  const cookie = await signIn(contextOf(store), request, person._id);
  request.headers.set("cookie", cookie.split(";")[0] ?? "");
  return request;
}

/** Every request has a context of its own, as under the host. */
function contextOf(store: Store, now = NOW, environment: Visit["environment"] = {}): AppLoadContext {
  const read = readSettings({ LOG_LEVEL: "silent", ...environment });
  if (!read.ok) throw new Error(read.problems.join(" "));
  const log = openLog(read.settings);
  return {
    store,
    settings: read.settings,
    log,
    demo: { on: true, warn: false },
    sessionSecret: "s".repeat(32),
    imports: importsHere(store),
    live: openLiveRooms({ store, log }),
    clock: { now: () => now },
    realTime: { now: () => new Date().toISOString() },
    requestId: "test",
    nonce: "test",
    signal: new AbortController().signal,
    address: "127.0.0.1",
    askedFor: "/",
    notePerson: () => undefined,
  };
}
