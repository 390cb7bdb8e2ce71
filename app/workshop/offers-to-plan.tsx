import { Link } from "@remix-run/react";
import { Section } from "../components/layout/section";
import { StatusMark } from "../components/text/status-mark";
import type { WorkshopPage } from "../lib/workshop-pages.server";
import { capitalised, counted } from "../lib/words";
import { Tell } from "./room-forms";

/** What the room said, each to be confirmed before it stands in the plan. */
export function OffersToPlan({ page }: { page: WorkshopPage }) {
  const { offers, leads } = page;
  if (offers.length === 0) return null;
  const open = offers.filter(({ landed }) => landed === null);
  return (
    <Section
      id="into-the-plan"
      title="Into the plan"
      intro={
        open.length > 0
          ? `${capitalised(counted(open.length, "result"))} of the room ${open.length === 1 ? "waits" : "wait"} for the facilitator to confirm ${open.length === 1 ? "it" : "them"}.`
          : "Everything that the room said was confirmed or declined."
      }
      action={leads && open.length > 1 ? <Tell intent="confirm-all">Confirm all {open.length}</Tell> : null}
    >
      <ul className="wm-items wm-offers">
        {offers.map(({ id, exercise, words, landed }) => (
          <li key={`${exercise} ${id}`}>
            <p>{words}</p>
            {landed ? (
              <p className="wm-items__facts">
                <StatusMark kind={landed.decision === "confirmed" ? "ready" : "none"} pill>
                  {landed.decision}
                </StatusMark>{" "}
                by {landed.by} {landed.to ? <Link to={landed.to}>Open it in the plan</Link> : null}
              </p>
            ) : leads ? (
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
    </Section>
  );
}
