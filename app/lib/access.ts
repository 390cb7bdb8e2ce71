import type { Operation } from "@models/people/permissions";

type InRoom = "in the room" | "joined";

/** Whom a route lets in, and whom it lets change something. tests/app/access.test.ts asks the server about each row. */
export interface RouteAccess {
  /**
   * What the route is about: whose agreement, partnership or region its address names. Workings are what only the
   * partnership itself sees of an agreement, whatever was submitted.
   */
  readonly about:
    "site" | "agreement" | "workings" | "negotiation" | "partnership" | "region" | "installation" | "room";
  /**
   * Who may open it: everybody, everybody signed in, whoever the permission table gives the operation, who has a screen
   * in the room (see screenOf), which are who leads the workshop and who joined it, or who joined it alone. To others
   * there is no room.
   */
  readonly reads: "anybody" | "signed in" | InRoom | Operation;
  /** Who may send something to it: whoever has one of these operations. Absent when nothing can be sent. */
  readonly changes?: "anybody" | "signed in" | InRoom | readonly Operation[];
}

/** What writes a part of an agreement, whichever part it is. */
const PART_WRITES: readonly Operation[] = [
  "priority.change",
  "indicator.change",
  "evidence.change",
  "cause.change",
  "target.change",
  "question.ask",
  "question.change",
  "option.change",
  "action.change",
  "decision.change",
  "evaluation.change",
  "commitment.change",
  "money.change",
  "refresh.propose",
];

/** What the page of a part takes: changes, answers and comments. */
const PART_CHANGES: readonly Operation[] = [...PART_WRITES, "comment.add"];

/** By route id, as Remix's manifest has it. Every route has a row. */
export const ROUTE_ACCESS: Readonly<Record<string, RouteAccess>> = {
  root: { about: "site", reads: "anybody" },
  "routes/$": { about: "site", reads: "anybody" },
  "routes/_index": { about: "site", reads: "anybody" },
  "routes/sign-in": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/sign-out": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/invitation.$token": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/reset.$token": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/first-administrator.$token": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/api_.schemas.agreement[.json]": { about: "site", reads: "anybody" },
  "routes/api": { about: "site", reads: "anybody" },
  "routes/mail.$token": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/calendar.$token[.ics]": { about: "site", reads: "anybody" },
  "routes/answer.$token": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/join._index": { about: "site", reads: "anybody", changes: "anybody" },
  "routes/join.$code": { about: "room", reads: "anybody", changes: "anybody" },
  "routes/room.$workshop": { about: "room", reads: "in the room", changes: "in the room" },
  "routes/room.$workshop_.answer": { about: "room", reads: "in the room", changes: "in the room" },
  "routes/room.$workshop_.mine": { about: "room", reads: "joined", changes: "joined" },
  "routes/room.$workshop_.mine[.json]": { about: "room", reads: "joined" },
  "routes/published._index": { about: "site", reads: "anybody" },
  "routes/published.$code": { about: "site", reads: "anybody", changes: "anybody" },

  "routes/home": { about: "site", reads: "signed in", changes: "signed in" },
  "routes/account": { about: "site", reads: "signed in", changes: "signed in" },
  "routes/admin": { about: "installation", reads: "installation.manage", changes: ["installation.manage"] },
  "routes/admin_.imports._index": {
    about: "installation",
    reads: "installation.manage",
    changes: ["installation.manage"],
  },
  "routes/admin_.imports.$import": {
    about: "installation",
    reads: "installation.manage",
    changes: ["installation.manage"],
  },
  "routes/admin_.imports.$import_.progress": { about: "installation", reads: "installation.manage" },
  "routes/admin_.imports.$import_.refused[.csv]": { about: "installation", reads: "installation.manage" },
  "routes/region[.csv]": { about: "region", reads: "region.read" },
  "routes/region_.calendar": { about: "region", reads: "region.read", changes: ["calendar.keep"] },
  "routes/region": { about: "region", reads: "region.read" },
  "routes/region_.indicators": { about: "region", reads: "region.read" },
  "routes/partnerships.$code": {
    about: "partnership",
    reads: "partnership.read",
    changes: ["partnership.manage", "place.change"],
  },

  "routes/indicators.$indicator": {
    about: "site",
    reads: "signed in",
    changes: ["installation.manage", "indicator.change"],
  },
  "routes/agreements.new": { about: "site", reads: "signed in", changes: "signed in" },
  "routes/agreements.$code.edit": { about: "agreement", reads: "agreement.read", changes: ["agreement.change"] },
  "routes/agreements.$code.priorities": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["priority.change", "indicator.change"],
  },
  "routes/agreements.$code.steps.2": { about: "agreement", reads: "agreement.read", changes: ["priority.change"] },
  "routes/agreements.$code.steps.4": { about: "agreement", reads: "agreement.read", changes: ["option.change"] },
  "routes/agreements.$code": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code._index": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.steps.5": { about: "agreement", reads: "agreement.read", changes: ["action.change"] },
  "routes/agreements.$code.actions": { about: "agreement", reads: "agreement.read", changes: ["action.change"] },
  "routes/agreements.$code.scores": { about: "agreement", reads: "agreement.read", changes: ["option.change"] },
  "routes/agreements.$code.submission": {
    about: "agreement",
    reads: "agreement.read",
    changes: [
      "agreement.submit",
      "agreement.withdraw",
      "agreement.judge",
      "agreement.recordApproval",
      "agreement.publish",
      "comment.add",
    ],
  },
  "routes/agreements.$code.commitments": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.money": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.refresh": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.decisions": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.evaluation": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.feedback": {
    about: "agreement",
    reads: "feedback.read",
    changes: ["feedback.moderate", "feedback.assign", "feedback.erase"],
  },
  "routes/agreements.$code.changes": { about: "agreement", reads: "history.read" },
  "routes/agreements.$code.print": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.downloads": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.agreement[.xlsx]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.agreement[.json]": { about: "agreement", reads: "agreement.export" },
  "routes/agreements.$code.comparators[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.tables.$table[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.observations[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.find": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.steps.1": { about: "agreement", reads: "agreement.read", changes: ["indicator.change"] },
  "routes/agreements.$code.steps.1[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.steps.3": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["target.change", "question.ask", "question.answer", "answer.test", "answer.reopen"],
  },
  "routes/agreements.$code.steps.3[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.targets": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.targets[.csv]": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.trajectory": { about: "agreement", reads: "agreement.read", changes: ["target.change"] },
  "routes/agreements.$code.trajectory_.basis": { about: "agreement", reads: "agreement.read" },
  "routes/agreements.$code.values": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["observation.enter", "observation.verify"],
  },
  "routes/agreements.$code.values_.save": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["observation.enter"],
  },
  "routes/agreements.$code.verification": {
    about: "agreement",
    reads: "finding.read",
    changes: ["observation.verify"],
  },
  "routes/agreements.$code.quality": { about: "agreement", reads: "finding.read" },
  "routes/agreements.$code.imports._index": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["observation.enter"],
  },
  "routes/agreements.$code.imports.$import": {
    about: "workings",
    reads: "import.read",
    changes: ["observation.enter"],
  },
  "routes/agreements.$code.imports.$import_.progress": { about: "workings", reads: "import.read" },
  "routes/agreements.$code.imports.$import_.refused[.csv]": { about: "workings", reads: "import.read" },
  "routes/agreements.$code.comparators": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["indicator.change"],
  },
  "routes/agreements.$code_.negotiation._index": {
    about: "negotiation",
    reads: "negotiation.read",
    changes: ["negotiation.offer", "negotiation.ask"],
  },
  "routes/agreements.$code_.negotiation.$negotiation": {
    about: "negotiation",
    reads: "negotiation.read",
    changes: ["negotiation.propose", "negotiation.sign", "negotiation.offer", "commitment.record"],
  },
  "routes/agreements.$code_.negotiation.$negotiation[.csv]": { about: "negotiation", reads: "negotiation.read" },
  "routes/agreements.$code_.calendar": {
    about: "agreement",
    reads: "agreement.read",
    changes: ["agreement.change", "calendar.keep"],
  },
  "routes/agreements.$code_.reports._index": { about: "agreement", reads: "report.read", changes: ["report.write"] },
  "routes/agreements.$code_.reports.$report": { about: "agreement", reads: "report.read", changes: ["report.write"] },
  "routes/agreements.$code_.reports.$report[.xlsx]": { about: "agreement", reads: "report.read" },
  "routes/agreements.$code_.reviews._index": {
    about: "agreement",
    reads: "review.read",
    changes: ["review.open", "review.assess"],
  },
  "routes/agreements.$code_.reviews.$review": {
    about: "agreement",
    reads: "review.read",
    changes: ["review.assess", "review.judge"],
  },
  "routes/agreements.$code_.workshops._index": {
    about: "workings",
    reads: "workshop.read",
    changes: ["workshop.lead"],
  },
  "routes/agreements.$code_.workshops.$workshop": {
    about: "workings",
    reads: "workshop.read",
    changes: ["workshop.lead"],
  },
  "routes/agreements.$code_.workshops.$workshop_.replay": { about: "workings", reads: "workshop.read" },
  "routes/agreements.$code.updates.$update.file": { about: "workings", reads: "update.read" },
  "routes/agreements.$code.$part.new": { about: "agreement", reads: "agreement.read", changes: PART_WRITES },
  "routes/agreements.$code.$part.$id._index": {
    about: "agreement",
    reads: "agreement.read",
    changes: [
      ...PART_CHANGES,
      ...(["commitment.answer", "commitment.record", "refresh.decide", "update.send", "update.record"] as const),
    ],
  },
  "routes/agreements.$code.$part.$id.edit": { about: "agreement", reads: "agreement.read", changes: PART_WRITES },
};
