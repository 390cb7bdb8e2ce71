import { openBook } from "@models/agreement/book";
import type { Actor } from "@models/people/actor";
import { nudgeOwners } from "@models/updates/nudge";
import { sendUpdate } from "@models/updates/send-update";
import { type Desk, accepted } from "../../desk";
import type { Cast } from "../../people";
import { CODE } from "../agreement";
import { actionCalled } from "./parts";

const CLINICS = "Start-up clinics in Foleshill and Hillfields";
const CLUBS = "Job clubs open until eight, with a crèche";
const LOCKS = "Locks and lighting for small business premises";
const SESSIONS = "Sessions at the ten largest workplaces";

/** What owners said by the middle of September: one on course, one that slipped, one off course, one silent since. */
export async function sendFirstUpdates(desk: Desk, cast: Cast): Promise<void> {
  const { council, police, health } = cast;
  await say(desk, council, CLINICS, {
    ...{ milestone: "rooms", course: "at risk", newDate: "2008-10-31" },
    done: "One library of two has agreed its rooms. (illustrative)",
    inTheWay: "The other is closed for repairs until the autumn. (illustrative)",
    help: "A room at the community centre, if the health trust can spare one. (illustrative)",
  });
  await say(desk, council, CLUBS, {
    ...{ course: "on course", status: "under way" },
    done: "The trial in Hillfields opened on 8 September; 31 came in its first week. (illustrative)",
  });
  await say(desk, police, LOCKS, {
    ...{ course: "off course", status: "under way" },
    done: "One estate of two was surveyed. (illustrative)",
    inTheWay: "Only half of the crime prevention fund came, and the fitter has left. (illustrative)",
  });
  await say(desk, health, SESSIONS, {
    ...{ course: "on course", status: "under way" },
    done: "Six of the ten workplaces have had theirs; 140 people came. (illustrative)",
  });
}

/** In November the facilitator asks everybody who has been silent. */
export async function askTheSilent(desk: Desk, { facilitator }: Cast): Promise<void> {
  accepted(await nudgeOwners(desk.as(facilitator), CODE, "everybody"));
}

async function say(desk: Desk, actor: Actor, action: string, update: object): Promise<void> {
  const { _id } = actionCalled(await openBook(desk.as(actor), CODE), action);
  accepted(await sendUpdate(desk.as(actor), CODE, { action: _id, ...update }));
}
