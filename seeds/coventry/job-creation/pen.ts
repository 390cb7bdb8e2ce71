import type { PartName } from "@models/agreement/parts";
import type { Actor } from "@models/people/actor";
import type { Desk } from "../../desk";
import type { Cast } from "../../people";
import { CODE, type CoventryAgreement } from "../agreement";

/** Writes parts of the priority "To promote job creation". */
export class Pen {
  readonly priority: string;

  constructor(
    readonly desk: Desk,
    readonly cast: Cast,
    readonly coventry: CoventryAgreement,
  ) {
    this.priority = coventry.priorities.jobs._id;
  }

  add<N extends PartName>(actor: Actor, kind: N, fields: object) {
    return this.desk.add(actor, CODE, kind, { priority: this.priority, ...fields });
  }
}
