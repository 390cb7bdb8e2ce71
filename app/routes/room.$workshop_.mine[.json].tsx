import { NotFoundError } from "@models/outcome";
import { keptOf } from "@models/workshop/kept-of-me";
import { openGate } from "~/lib/gate.server";
import { screenOf } from "~/lib/room.server";

/** All that a workshop keeps of who asks, to take away. */
export const loader = openGate(async ({ params, request, context }) => {
  const room = await screenOf(context, request, params["workshop"] ?? "");
  if (room?.screen !== "phone") throw new NotFoundError("room");
  const kept = await keptOf(context.store, room.workshop, room.participant);
  return new Response(`${JSON.stringify(kept, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="kept-of-me.json"',
      "Cache-Control": "private, no-store",
    },
  });
});
