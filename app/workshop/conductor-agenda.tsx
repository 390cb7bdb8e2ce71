import { Section } from "../components/layout/section";
import type { ConductorView } from "../lib/room-view.server";
import { Tell } from "./room-forms";
import { StageTag } from "./stage-tag";

/** The exercises in their order, each to go to, to take up or to go back to while nobody answers. */
export function ConductorAgenda({ view }: { view: ConductorView }) {
  const { room, agenda, fit, now } = view;
  const isStill = room.state !== "open" || now?.shown.stage === "open";
  return (
    <Section
      id="agenda"
      title="Agenda"
      intro={`${fit.needed} minutes planned, ${fit.minutes} minutes of room${fit.fitting < fit.exercises ? `: ${fit.fitting} of ${fit.exercises} fit` : ""}.`}
    >
      <ol className="wm-agenda">
        {agenda.map(({ id, title, ask, minutes, stage, isNow }) => (
          <li key={id} className={isNow ? "wm-agenda__now" : undefined} aria-current={isNow ? "step" : undefined}>
            <p>
              <strong>{title}</strong> <span className="wm-small">{minutes} min</span> <StageTag stage={stage} />
            </p>
            <p className="wm-small">{ask}</p>
            {isNow || isStill ? null : stage === "parked" ? (
              <Tell intent="take-up" look="quiet" fields={{ exercise: id }}>
                Take up <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            ) : stage === "done" ? (
              <Tell intent="reopen" look="quiet" fields={{ exercise: id }}>
                Go back to <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            ) : (
              <Tell intent="show" look="quiet" fields={{ exercise: id }}>
                Go to <span className="govuk-visually-hidden">{title}</span>
              </Tell>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
