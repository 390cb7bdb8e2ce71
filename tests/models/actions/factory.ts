import type { Action, Telling } from "@models/actions/action";

const stored = { rev: 1, created: { by: "priya", at: "2008-02-11T09:00:00.000Z", via: "page" as const }, changes: [] };

export function anAction(fields: Partial<Action> = {}): Action {
  return {
    ...stored,
    _id: "clinics",
    agreement: "coventry",
    priority: "jobs",
    what: "Start-up clinics",
    kind: "new",
    targets: [],
    partners: [],
    milestones: {},
    status: "not started",
    ...fields,
  };
}

export function aTelling(fields: Partial<Telling> = {}): Telling {
  return {
    ...stored,
    _id: "brief",
    agreement: "coventry",
    priority: "jobs",
    kind: "service managers",
    what: "What each service is asked to do",
    how: "Briefing",
    ...fields,
  };
}
