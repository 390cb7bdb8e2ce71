import type { AppLoadContext } from "@remix-run/node";
import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { may } from "@models/people/permissions";
import { readRoom, workshopSubject } from "@models/workshop/find-workshop";
import { findParticipant } from "@models/workshop/join";
import type { Participant } from "@models/workshop/participant";
import type { Workshop } from "@models/workshop/workshop";
import { actOf } from "./gate.server";
import { roomToken } from "./room-cookie.server";
import { whoIsSignedIn } from "./session.server";

/** Which screen of a room a request is given, with what that screen is made from. */
export type RoomScreen =
  | { readonly screen: "conductor"; readonly workshop: Workshop; readonly agreement: Agreement; readonly act: Act }
  | { readonly screen: "phone"; readonly workshop: Workshop; readonly participant: Participant };

/**
 * The agreement's facilitator, signed in, leads; who joined takes part; to everybody else there is no such room.
 * Whoever takes part is given the workshop and nothing of the agreement.
 */
export async function screenOf(
  context: AppLoadContext,
  request: Request,
  workshopId: string,
): Promise<RoomScreen | undefined> {
  const { store } = context;
  const workshop = await readRoom(store, workshopId);
  if (workshop === undefined || workshop.removed) return undefined;
  const signedIn = await whoIsSignedIn(context, request);
  if (signedIn !== undefined) {
    const agreement = await store.get<Agreement>("agreements", workshop.agreement);
    if (agreement && may(signedIn.actor, "workshop.lead", workshopSubject(agreement))) {
      return { screen: "conductor", workshop, agreement, act: actOf(context, signedIn.actor) };
    }
    const participant = await findParticipant(store, workshop, { person: signedIn.person._id });
    if (participant !== undefined) return { screen: "phone", workshop, participant };
  }
  const token = await roomToken(context, request);
  const participant = token === undefined ? undefined : await findParticipant(store, workshop, { token });
  return participant && { screen: "phone", workshop, participant };
}
