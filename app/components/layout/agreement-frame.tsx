import type { ReactNode } from "react";
import { KeyHelp } from "./key-help";
import { PriorityRail, type PriorityRailProps } from "./priority-rail";
import { StepRail, type StepRailStep } from "./step-rail";
import { NextFirst, StillOpen, type StillOpenProps } from "./still-open";

interface AgreementFrameProps {
  steps: readonly StepRailStep[];
  currentStep?: StepRailStep["number"] | undefined;
  rail: PriorityRailProps;
  stillOpen: StillOpenProps;
  /** What the panel shows between the next thing and the list, such as the questions that the data asks. */
  panel?: ReactNode;
  children: ReactNode;
}

/** The frame of every agreement page: steps above, priorities left, the page, and on the right what is still open. */
export function AgreementFrame({ steps, currentStep, rail, stillOpen, panel, children }: AgreementFrameProps) {
  return (
    <>
      <StepRail steps={steps} current={currentStep} />
      <div className="wm-frame">
        <NextFirst {...stillOpen} />
        <div className="wm-frame__rail">
          <div className="wm-frame__side">
            <PriorityRail {...rail} />
            <KeyHelp />
          </div>
        </div>
        <main id="main" className="wm-frame__main" tabIndex={-1}>
          {children}
        </main>
        <StillOpen {...stillOpen}>{panel}</StillOpen>
      </div>
    </>
  );
}
