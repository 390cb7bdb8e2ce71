import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { AppLoadContext } from "@remix-run/node";
import { shownCode } from "@models/workshop/join-code";
import type { Workshop } from "@models/workshop/workshop";
import encodeQR from "qr";
import { isLoopback } from "../host/loopback";
import type { JoinView, QrDrawing } from "../workshop/how-to-join";

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/**
 * Origins at which phones in the room reach this program, the likeliest first; never this machine's name for itself.
 * @returns APP_URL when it is set; else the address that the facilitator's own browser came by and those of this machine on
 *   its networks. Empty when only this machine reaches it.
 */
export function joinOrigins(
  { settings }: Pick<AppLoadContext, "settings">,
  request: Request,
  interfaces: Interfaces = networkInterfaces(),
): string[] {
  if (settings.appUrl) return [settings.appUrl];
  const { origin, hostname, port, protocol } = new URL(request.url);
  const cameBy = isLoopback(bare(hostname)) ? [] : [origin];
  const on = settings.host;
  const everywhere = on === "0.0.0.0" || on === "::";
  const own = everywhere ? addressesOf(interfaces) : isLoopback(on) ? [] : [on];
  const origins = own.map((each) => new URL(`${protocol}//${each.includes(":") ? `[${each}]` : each}:${port}`).origin);
  return [...new Set([...cameBy, ...origins])];
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, "");

/** IPv4 first, which is shorter to type; no address that holds on this machine or this cable alone. */
function addressesOf(interfaces: Interfaces): string[] {
  return Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !/^(169\.254\.|fe[89ab])/i.test(address))
    .sort((one, other) => (one.family === other.family ? 0 : one.family === "IPv4" ? -1 : 1))
    .map(({ address }) => address);
}

/** Corrected so far that a head in front of it is made up for, and still of few, large squares. */
export function drawQr(text: string): QrDrawing {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: dark.join("") };
}

/** Modules that scanners want light around a code. */
const QUIET = 4;

/** How people come into this room, as the projector and the conductor show it; null while nobody new can. */
export function joinViewOf(
  context: Pick<AppLoadContext, "settings">,
  request: Request,
  { code, state, locked, joinOrigin }: Pick<Workshop, "code" | "state" | "locked" | "joinOrigin">,
): JoinView | null {
  if (!code || state !== "open") return null;
  const origins = joinOrigins(context, request);
  const origin = origins.find((each) => each === joinOrigin) ?? origins[0];
  return {
    code: shownCode(code),
    locked,
    origins,
    origin: origin ?? null,
    qr: origin === undefined ? null : drawQr(`${origin}/join/${code}`),
  };
}
