import { roundsOf } from "@models/negotiation/negotiation";
import { offerTargets } from "@models/negotiation/offer";
import { counterOffer } from "@models/negotiation/propose";
import { type Desk, accepted } from "../desk";
import type { Cast } from "../people";
import { CODE } from "./agreement";

/** One target is on the table: the partnership offered it, and the region asks about the last of the slides' three questions. */
export async function beginNegotiation(desk: Desk, cast: Cast, target: string): Promise<void> {
  const [offered] = accepted(
    await offerTargets(desk.as(cast.facilitator), CODE, {
      target,
      why: "Two business parks and the start-up clinics carry it until 2010; leases end in 2011. (illustrative)",
    }),
  );
  if (offered === undefined) throw new Error("The example offers its first target");
  accepted(
    await counterOffer(desk.as(cast.reviewer), CODE, offered._id, {
      saw: roundsOf(offered).at(-1)?.id ?? "",
      typed: { CY2007: "30.2", CY2008: "32.6", CY2009: "35.1", CY2010: "37.6", CY2011: "38" },
      why: "We see no reason for a drop in the last year: what was gained by 2010 should be held and a little added. (illustrative)",
    }),
  );
}
