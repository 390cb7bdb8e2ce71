import type { Act } from "../act";
import { line } from "../agreement/fields";
import type { Document } from "../history/document";
import { createDocument } from "../history/save";
import { type Outcome, done } from "../outcome";
import { problemsIn } from "../problems-in";
import type { PlannedExercise } from "./agenda";
import { findWorkshop } from "./find-workshop";
import { agendaOf } from "./workshop";
import { z } from "zod";

/** An agenda to begin another workshop of the partnership with. It names no target: those are the workshop's. */
export interface AgendaTemplate extends Document {
  readonly partnership: string;
  readonly name: string;
  readonly step: number;
  readonly exercises: readonly PlannedExercise[];
}

/** Saves a workshop's agenda for others like it. @throws NotFoundError, ForbiddenError. */
export async function saveTemplate(
  act: Act,
  code: string,
  id: string,
  submitted: object,
): Promise<Outcome<AgendaTemplate>> {
  const { agreement, workshop } = await findWorkshop(act, code, id, "workshop.lead");
  const read = z.object({ name: line("a name for the template") }).safeParse(submitted);
  if (!read.success) return problemsIn(read.error);
  const exercises = agendaOf(workshop).map(({ exercise: { kind, minutes, ask, names, each } }) => ({
    ...{ kind, minutes, ask, names },
    ...(each != null && { each }),
  }));
  const once = exercises.filter(({ kind }, i) => exercises.findIndex((each) => each.kind === kind) === i);
  const content = { partnership: agreement.partnership, name: read.data.name, step: workshop.step, exercises: once };
  return done(await createDocument<AgendaTemplate>(act, "agendaTemplates", content));
}

/** The partnership's templates for a step, by name. */
export function templatesOf(act: Pick<Act, "store">, partnership: string, step?: number): Promise<AgendaTemplate[]> {
  const filter = step === undefined ? { partnership } : { partnership, step };
  return act.store.find<AgendaTemplate>("agendaTemplates", filter, { sort: { name: 1 }, without: ["changes"] });
}
