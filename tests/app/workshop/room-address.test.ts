import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import jsQR from "jsqr";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawQr, joinOrigins, joinViewOf } from "~/lib/room-address.server";
import { readSettings } from "~/lib/settings.server";
import { HowToJoin } from "~/workshop/how-to-join";

const at = (address: string, internal = false) =>
  ({ address, internal, family: address.includes(":") ? "IPv6" : "IPv4" }) as never;
const INTERFACES = {
  lo: [at("127.0.0.1", true), at("::1", true)],
  wifi: [at("fe80::1"), at("fd00::25"), at("192.168.178.25")],
  unplugged: [at("169.254.3.4")],
  cable: [at("10.0.0.7")],
};
const set = (environment: Record<string, string>) => {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.problems.join(" "));
  return { settings: read.settings };
};
const origins = (environment: Record<string, string>, by: string) =>
  joinOrigins(set(environment), new Request(`${by}/room/x`), INTERFACES);

describe("where phones join", () => {
  it("is APP_URL where that is set", () => {
    const APP_URL = "https://waymark.example.org";
    expect(origins({ APP_URL, HOST: "0.0.0.0" }, "http://127.0.0.1:3000")).toEqual([APP_URL]);
  });

  it("is this machine on its networks, IPv4 first, with the port, and never localhost", () => {
    const lan = ["http://192.168.178.25:3000", "http://10.0.0.7:3000", "http://[fd00::25]:3000"];
    for (const own of ["localhost", "127.0.0.1", "[::1]"]) {
      expect(origins({ HOST: "0.0.0.0" }, `http://${own}:3000`)).toEqual(lan);
    }
    expect(origins({ HOST: "0.0.0.0" }, "http://10.0.0.7:3000")[0]).toBe("http://10.0.0.7:3000");
    expect(origins({ HOST: "0.0.0.0" }, "http://10.0.0.7:3000")).toHaveLength(3);
  });

  it("is the name by which the facilitator came, where it is no name of this machine for itself", () => {
    expect(origins({}, "http://waymark.town.example")).toEqual(["http://waymark.town.example"]);
    expect(origins({ HOST: "10.0.0.7" }, "http://10.0.0.7:3000")).toEqual(["http://10.0.0.7:3000"]);
    expect(origins({}, "http://localhost:3000")).toEqual([]);
  });

  const room = { code: "K7M4XR", state: "open", locked: false } as const;
  const panel = (more: object, environment = { APP_URL: "https://waymark.example.org" }) =>
    joinViewOf(set(environment as never), new Request("http://127.0.0.1:3000/room/x"), { ...room, ...more });

  it("is shown while people can come in, at the address that the facilitator chose", () => {
    expect(panel({})).toMatchObject({ code: "K7M 4XR", origin: "https://waymark.example.org" });
    expect(panel({ state: "stopped" })).toBeNull();
    expect(panel({ code: null })).toBeNull();
    expect(panel({}, {} as never)).toMatchObject({ origin: null, qr: null });
    const given = { settings: { ...set({ HOST: "0.0.0.0" }).settings } };
    const asked = new Request("http://10.0.0.7:3000/room/x");
    const [first] = joinOrigins(given, asked);
    expect(joinViewOf(given, asked, { ...room, joinOrigin: "http://elsewhere.example" })?.origin).toBe(first);
  });

  it.each([
    "http://192.168.178.25:3000/join/K7M4XR",
    `https://${"a-rather-long-name.".repeat(4)}example.org/join/K7M4XR`,
  ])("is read from the code on the screen by a scanner: %s", async (address) => {
    const qr = drawQr(address);
    const join = { code: "K7M 4XR", locked: false, origins: [], origin: "http://192.168.178.25:3000", qr };
    const html = renderToStaticMarkup(createElement(HowToJoin, { join, place: "projector" }));
    const svg = /<svg.*<\/svg>/.exec(html)?.[0] ?? "";
    // As a phone sees it from the back of a room.
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(120)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address);
  });
});
