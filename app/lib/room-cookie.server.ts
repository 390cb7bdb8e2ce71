import { type AppLoadContext, createCookie } from "@remix-run/node";

const DAY = 24 * 60 * 60;

/** What a guest's browser keeps: one secret for every room, and until when. */
interface Kept {
  readonly token: string;
  /** ISO 8601, real time. */
  readonly until: string;
}

function cookieOf(context: AppLoadContext, request: Request) {
  const origin = context.settings.appUrl ?? request.url;
  return createCookie("waymark-room", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: origin.startsWith("https:"),
    secrets: [context.sessionSecret],
  });
}

async function readKept(context: AppLoadContext, request: Request): Promise<Kept | undefined> {
  const kept = (await cookieOf(context, request).parse(request.headers.get("cookie"))) as Kept | null;
  return typeof kept?.token === "string" && typeof kept.until === "string" ? kept : undefined;
}

/** The token by which a guest's browser is known; undefined when it keeps none. */
export async function roomToken(context: AppLoadContext, request: Request): Promise<string | undefined> {
  return (await readKept(context, request))?.token;
}

/**
 * The Set-Cookie header that keeps a guest's token for as long as names are kept, and no shorter than another workshop
 * needs it.
 */
export async function keepRoomToken(
  context: AppLoadContext,
  request: Request,
  token: string,
  days: number,
): Promise<string> {
  const now = Date.parse(context.realTime.now());
  const kept = await readKept(context, request);
  const asked = new Date(now + days * DAY * 1000).toISOString();
  const until = kept !== undefined && kept.until > asked ? kept.until : asked;
  const maxAge = Math.ceil((Date.parse(until) - now) / 1000);
  return cookieOf(context, request).serialize({ token, until } satisfies Kept, { maxAge });
}
