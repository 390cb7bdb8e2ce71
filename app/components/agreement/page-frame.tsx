import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FrameData } from "../../lib/agreement-frame.server";
import { AgreementFrame } from "../layout/agreement-frame";
import type { StepRailStep } from "../layout/step-rail";
import type { StillOpenProps } from "../layout/still-open";

interface PageFrameProps {
  frame: FrameData;
  /** Absent on pages that belong to no one step. */
  step: StepRailStep["number"] | undefined;
  /** The priority that the page is about, when it is about one. */
  priority: string | undefined;
  panel?: ReactNode;
  /** What stands above the page. */
  before?: ReactNode;
  children: ReactNode;
}

/** The frame of an agreement's pages, filled with where the priority at hand stands. */
export function PageFrame({ frame, step, priority, panel, before, children }: PageFrameProps) {
  const here = frame.priorities.find(({ id }) => id === priority);
  const day = useSearchParams()[0].get("on");
  const queryFor = (id: string | undefined) => {
    const query = new URLSearchParams({ ...(id ? { priority: id } : {}), ...(day ? { on: day } : {}) }).toString();
    return query === "" ? "" : `?${query}`;
  };
  return (
    <AgreementFrame
      currentStep={step}
      steps={(here ?? frame).steps.map((each) => ({
        ...each,
        to: `${frame.base}/steps/${each.number}${queryFor(here?.id)}`,
      }))}
      rail={{
        priorities: frame.priorities.map((each) => ({
          ...each,
          to: `${frame.base}/steps/${step ?? 1}${queryFor(each.id)}`,
        })),
        currentId: here?.id,
        targets: frame.targets,
        manageTo: frame.manages ? `${frame.base}/priorities` : undefined,
        workshopTo: frame.leads && step !== undefined ? workshopAt(frame.base, step, here?.id) : undefined,
      }}
      stillOpen={stillOpen(frame, step, here?.id)}
      panel={panel}
    >
      {before}
      {children}
    </AgreementFrame>
  );
}

function workshopAt(base: string, step: number, priority: string | undefined): string {
  return `${base}/workshops?${new URLSearchParams({ step: String(step), ...(priority && { priority }) })}#start`;
}

const SHOWN = 7;

/** On a step's page what is open there comes first, for who can close it; everybody else sees their own next thing. */
function stillOpen(frame: FrameData, step: number | undefined, priority: string | undefined): StillOpenProps {
  const here = step === undefined ? frame.points : frame.points.filter((point) => isAbout(point, step, priority));
  const first = step !== undefined && frame.acts ? here[0] : undefined;
  const next = first ? { title: first.aim, action: { label: first.todo, to: first.to } } : frame.next;
  // Several points may lead to one page: only what is said as the next thing is left out.
  const rest = here.filter(({ id, to }) => (first ? id !== first.id : to !== next?.action?.to));
  return {
    next,
    doneWords: doneWords(step, rest.length),
    items: rest.slice(0, SHOWN),
    total: rest.length,
    allTo: `${frame.base}#open`,
  };
}

/** What is open may be somebody else's to close. */
function doneWords(step: number | undefined, rest: number): string {
  if (rest > 0) return "Nothing waits for you here.";
  return step === undefined ? "Nothing is open." : "Nothing is open in this step.";
}

function isAbout(point: FrameData["points"][number], step: number, priority: string | undefined): boolean {
  return point.step === step && (point.priority === null || point.priority === priority);
}
