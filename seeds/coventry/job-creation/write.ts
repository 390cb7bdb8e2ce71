import type { Desk } from "../../desk";
import type { Cast } from "../../people";
import type { CoventryAgreement } from "../agreement";
import { howWillWeGetThere } from "./how";
import { Pen } from "./pen";
import { whatDoWeNeedToDo } from "./what-we-do";
import { whatEvidence } from "./what-evidence";
import { whereAreWeNow } from "./where-are-we-now";
import { whereAreWeTryingToReach } from "./where-to";

/** "To promote job creation": all five steps filled. @returns the id of its first target. */
export async function writeJobCreation(desk: Desk, cast: Cast, coventry: CoventryAgreement): Promise<string> {
  const pen = new Pen(desk, cast, coventry);
  const indicators = await whereAreWeNow(pen);
  const evidence = await whatEvidence(pen);
  const targets = await whereAreWeTryingToReach(pen, indicators, evidence.focus);
  const options = await howWillWeGetThere(pen, evidence);
  await whatDoWeNeedToDo(pen, targets, options);
  return targets.registrations;
}
