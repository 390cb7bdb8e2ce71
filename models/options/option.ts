import { z } from "zod";
import {
  choice,
  decimal,
  line,
  link,
  mapOf,
  optionalLine,
  optionalReference,
  place,
  prose,
  reference,
} from "../agreement/fields";
import { STRENGTHS } from "../evidence/evidence";
import type { Document } from "../history/document";
import { OPTION_KINDS } from "./option-kinds";

/** A strength or weakness of current delivery. */
export const StrengthSchema = z.object({
  priority: reference("a priority"),
  kind: choice(["strength", "weakness"], "strength or weakness"),
  text: line("what it is", 1000),
});
export type Strength = Document & z.infer<typeof StrengthSchema> & { readonly agreement: string };

/** Evidence that an option works, from elsewhere. */
export const ProofSchema = z.object({
  where: line("where it worked"),
  reach: choice(["national", "international"], "national or international"),
  strength: choice(STRENGTHS, "how strong it is"),
  says: prose(1000),
  link: link(),
  /** Who has gone to see it, if anyone has. */
  visited: optionalLine(),
});

export const OptionSchema = z.object({
  priority: reference("a priority"),
  name: line("the option"),
  kind: choice(OPTION_KINDS, "what kind of change it is"),
  description: prose(),
  /** The intervention it changes and the weakness it mends. */
  intervention: optionalReference(),
  weakness: optionalReference(),
  proofs: mapOf(ProofSchema),
  /** Criterion id to score, 0 to 5. */
  scores: mapOf(
    decimal("the score").pipe(z.number().min(0, "Score from 0 to 5").max(5, "Score from 0 to 5")).nullable(),
  ),
  favoured: z.boolean().default(false),
  why: prose(),
});
export type Option = Document & z.infer<typeof OptionSchema> & { readonly agreement: string };

/** What options are weighed by. */
export const CriterionSchema = z.object({
  priority: reference("a priority"),
  name: line("the criterion"),
  weight: decimal("the weight").pipe(z.number().min(0, "Weigh from 0 to 100").max(100, "Weigh from 0 to 100")),
  order: place(),
});
export type Criterion = Document & z.infer<typeof CriterionSchema> & { readonly agreement: string };
