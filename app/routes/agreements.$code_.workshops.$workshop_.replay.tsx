import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { gate } from "~/lib/gate.server";
import { replayPage } from "~/lib/replay.server";
import { Replay } from "~/workshop/replay";

export const handle = { bare: true };

export const loader = gate(replayPage);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.point ? `${page.point.shown.ask}, ${page.at} of ${page.of}` : "Replay"} - Waymark` },
];

export default function ReplayPage() {
  return <Replay page={useLoaderData<typeof loader>()} />;
}
