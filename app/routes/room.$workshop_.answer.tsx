import { json } from "@remix-run/node";
import { openGate } from "~/lib/gate.server";
import { takeAnswer } from "~/lib/take-answer.server";

/** Where a phone's queue sends answers, one at a time, until each is acknowledged. */
export const action = openGate(async ({ params, request, context, form }) =>
  json(await takeAnswer(context, request, params["workshop"] ?? "", form)),
);
