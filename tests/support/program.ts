import type { Person } from "@models/people/person";
import { makeToken } from "@models/people/token";
import type { Store } from "@models/store/port";
import { newToken } from "~/lib/new-id.server";
import { accepted } from "./people";

/** A program that acts as somebody through the API. */
export interface Program {
  readonly token: string;
  /** @param path below /api/v1. A body is sent as JSON. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The JSON that a GET is answered with. */
  read<T>(path: string): Promise<T>;
}

export async function programOf(
  { store, url }: { readonly store: Store; readonly url: string },
  email: string,
  scope: "read" | "write" = "write",
): Promise<Program> {
  const [person] = await store.find<Person>("people", { email }, { limit: 1 });
  if (person === undefined) throw new Error(`There is no ${email}`);
  const issue = { token: newToken(), now: new Date().toISOString() };
  const { secret: token } = accepted(await makeToken(store, person._id, { name: "Test", scope, days: 1 }, issue));
  const send: Program["send"] = (method, path, body, headers = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    token,
    send,
    async read<T>(path: string) {
      const answer = await send("GET", path);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as T;
    },
  };
}
