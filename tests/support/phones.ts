import { randomBytes } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import type { Told } from "@models/workshop/sequence";
import { DEMO_PASSWORD } from "@seeds/people";

/** As many connections as there are phones at once; given up sooner than the server gives them up, after five seconds. */
const agent = new Agent({ keepAlive: true, timeout: 3000 });

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
}

/** One request as a browser sends it. */
export function send(
  url: string,
  { cookie = "", fields }: { readonly cookie?: string; readonly fields?: Readonly<Record<string, string>> } = {},
): Promise<Answered> {
  const body = fields ? new URLSearchParams(fields).toString() : undefined;
  const form = body === undefined ? {} : { "content-type": FORM, "content-length": Buffer.byteLength(body) };
  const headers = { cookie, origin: new URL(url).origin, ...form };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: body === undefined ? "GET" : "POST", headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    sent.on("error", reject).end(body);
  });
}

const FORM = "application/x-www-form-urlencoded";

const cookieIn = ({ headers }: Answered) => (headers["set-cookie"]?.[0] ?? "").split(";")[0] ?? "";

export async function signInAt(url: string, email: string): Promise<string> {
  return cookieIn(await send(`${url}/sign-in`, { fields: { email, password: DEMO_PASSWORD, to: "/home" } }));
}

/** Joins as a guest does. @returns the cookie by which the phone is known. */
export async function joinAt(url: string, code: string, name: string): Promise<string> {
  const fields = { name, kind: "agency", sending: randomBytes(32).toString("base64url") };
  const joined = await send(`${url}/join/${code}`, { fields });
  if (joined.status !== 303)
    throw new Error(`Joining was answered with ${joined.status}: ${joined.body.slice(0, 300)}`);
  return cookieIn(joined);
}

/** A screen that listens until it is told to stop or its connection ends. */
export interface Listening {
  /** The newest last. */
  readonly told: Told[];
  /** Resolves when something is told that this is true of, at once when it was. @returns performance.now() then */
  when(isSo: (told: Told) => boolean): Promise<number>;
  /** Resolves once the server has begun to answer. */
  readonly opened: Promise<void>;
  stop(): void;
}

/** Listens to a room as an EventSource does, without coming back. */
export function listenAt(url: string, workshop: string, cookie: string): Listening {
  return listenTo(`${url}/room/${workshop}/live`, cookie);
}

export function listenTo(from: string, cookie = ""): Listening {
  const told: Told[] = [];
  const waits = new Set<() => void>();
  const sent = request(from, { headers: { cookie, accept: "text/event-stream" }, agent: false });
  const opened = new Promise<void>((resolve, reject) => {
    // Ends that nobody waits for, such as our own, say nothing.
    sent.on("error", reject);
    sent.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("error", () => undefined);
      response.on("data", (chunk: string) => {
        resolve();
        const blocks = (text + chunk).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) if (block.startsWith("data: ")) told.push(JSON.parse(block.slice(6)) as Told);
        for (const look of waits) look();
      });
    });
  });
  opened.catch(() => undefined);
  sent.end();
  return {
    told,
    opened,
    when: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          const newest = told.at(-1);
          if (newest === undefined || !isSo(newest)) return;
          waits.delete(look);
          resolve(performance.now());
        };
        waits.add(look);
        look();
      }),
    stop: () => void sent.destroy(),
  };
}
