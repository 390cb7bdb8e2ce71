import { Link } from "@remix-run/react";
import { Section } from "../components/layout/section";
import { StatusMark } from "../components/text/status-mark";
import type { OfferView } from "../lib/offer-forms.server";
import type { WorkshopPage } from "../lib/workshop-pages.server";
import { capitalised, counted } from "../lib/words";
import { Tell } from "./room-forms";

/** What the room said, each to be confirmed before it stands in the plan. */
export function OffersToPlan({ page: { offers, leads } }: { page: WorkshopPage }) {
  if (offers.length === 0) return null;
  const open = openIn(offers);
  return (
    <Section
      id="into-the-plan"
      title="Into the plan"
      intro={
        open > 0
          ? `${capitalised(counted(open, "result"))} of the room ${open === 1 ? "waits" : "wait"} for the facilitator to confirm ${open === 1 ? "it" : "them"}.`
          : "Everything that the room said was confirmed or declined."
      }
      action={leads && open > 1 ? <Tell intent="confirm-all">Confirm all {open}</Tell> : null}
    >
      <OfferList offers={offers} decides={leads} />
    </Section>
  );
}

export const openIn = (offers: readonly OfferView[]) => offers.filter(({ landed }) => landed === null).length;

/** @param decides whether the reader confirms and declines. */
export function OfferList({ offers, decides }: { offers: readonly OfferView[]; decides: boolean }) {
  return (
    <ul className="wm-items wm-offers">
      {offers.map(({ id, exercise, words, note, landed }) => (
        <li key={`${exercise} ${id}`}>
          <p>{words}</p>
          {note ? <p className="wm-items__facts">{note}</p> : null}
          {landed ? (
            <p className="wm-items__facts">
              <StatusMark kind={landed.decision === "confirmed" ? "ready" : "none"} pill>
                {landed.decision}
              </StatusMark>{" "}
              by {landed.by} {landed.to ? <Link to={landed.to}>Open it in the plan</Link> : null}
            </p>
          ) : decides ? (
            <div className="wm-tells">
              <Tell intent="confirm" fields={{ exercise: exercise ?? "", offer: id }}>
                Confirm<span className="govuk-visually-hidden">: {words}</span>
              </Tell>
              <Tell intent="decline" look="quiet" fields={{ exercise: exercise ?? "", offer: id }}>
                Decline<span className="govuk-visually-hidden">: {words}</span>
              </Tell>
            </div>
          ) : (
            <p className="wm-items__facts">Not confirmed yet</p>
          )}
        </li>
      ))}
    </ul>
  );
}
