import { Link, useLocation } from "@remix-run/react";
import type { MarkKind } from "../text/status-mark";

export interface StepRailStep {
  number: 1 | 2 | 3 | 4 | 5;
  /** "Where are we now?" */
  title: string;
  to: string;
  state: MarkKind;
  /** "ready", "2 open", "2 questions", "1 declined", "not started". */
  words: string;
}

interface StepRailProps {
  steps: readonly StepRailStep[];
  /** Absent on pages that belong to the agreement as a whole. */
  current?: StepRailStep["number"] | undefined;
}

/** The five steps. On a phone they fold into one line that opens. */
export function StepRail({ steps, current }: StepRailProps) {
  const here = steps.find((step) => step.number === current);
  return (
    <nav className="wm-steps" aria-label="The five steps">
      <ol className="wm-steps__list wm-steps__list--line">
        {steps.map((step) => (
          <StepItem key={step.number} step={step} current={current} keys />
        ))}
      </ol>
      <details key={useLocation().key} className="wm-steps__fold">
        <summary className="wm-steps__summary">
          {here ? (
            <>
              <StepNumber step={here} current />
              <span className="wm-step__text">
                <span className="wm-step__title">{here.title}</span>
                <span className="wm-step__words">
                  step {here.number} of 5 · {here.words}
                </span>
              </span>
            </>
          ) : (
            <span className="wm-step__text">
              <span className="wm-step__title">The five steps</span>
            </span>
          )}
        </summary>
        <ol className="wm-steps__list">
          {steps.map((step) => (
            <StepItem key={step.number} step={step} current={current} />
          ))}
        </ol>
      </details>
    </nav>
  );
}

function StepItem({
  step,
  current,
  keys = false,
}: {
  step: StepRailStep;
  current: number | undefined;
  keys?: boolean;
}) {
  const isCurrent = step.number === current;
  return (
    <li className={`wm-step wm-step--${step.state}${isCurrent ? " wm-step--current" : ""}`}>
      <Link
        className="wm-step__link"
        to={step.to}
        aria-current={isCurrent ? "page" : undefined}
        data-keys={keys ? stepKey(step.number, current) : undefined}
      >
        <StepNumber step={step} current={isCurrent} />
        <span className="wm-step__text">
          <span className="wm-step__title">{step.title}</span>
          <span className="wm-step__words">{step.words}</span>
        </span>
      </Link>
    </li>
  );
}

function StepNumber({ step, current }: { step: StepRailStep; current: boolean }) {
  return (
    <span className={`wm-step__number wm-step__number--${step.state}${current ? " wm-step__number--current" : ""}`}>
      {step.number}
    </span>
  );
}

/** `[` and `]` press the neighbours of the current step; from a page outside the steps `]` opens the first. */
function stepKey(number: number, current: number | undefined): string | undefined {
  const at = current ?? 0;
  if (number === at - 1) return "[";
  if (number === at + 1) return "]";
  return undefined;
}
