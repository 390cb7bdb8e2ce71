import { z } from "zod";
import type { Document } from "../history/document";
import { EarlierNamesSchema } from "./earlier-names";

export const AreaKindSchema = z.enum([
  "country",
  "region",
  "county",
  "unitary authority",
  "metropolitan district",
  "london borough",
  "city corporation",
  "district",
  "neighbourhood",
]);
export type AreaKind = z.infer<typeof AreaKindSchema>;

/** The area codes that the example and the reference data speak of by name. */
export const ENGLAND = "E92000001";
export const WEST_MIDLANDS = "E12000005";

/**
 * A place that figures can be about: a country, a region, an authority, or a neighbourhood that a partnership names.
 * Other areas are named by their code, which is also the _id.
 */
export const AreaSchema = z.object({
  _id: z.string().min(1),
  /** The official GSS code, or for a neighbourhood "<partnership>:<name in short>". */
  code: z.string().trim().min(1, "Give the area a code"),
  name: z.string().trim().min(1, "Give the area a name"),
  kind: AreaKindSchema,
  /** The area that this one is part of: a district's county, an authority's region, a region's country. */
  parent: z.string().nullable(),
  region: z.string().nullable(),
  /** The county of a district. */
  county: z.string().nullable(),
  /** First and last day (ISO date) on which the area existed; null when not known, or still standing. */
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  predecessors: z.array(z.string()),
  successors: z.array(z.string()),
  /** Whether it had a Local Area Agreement of its own: upper-tier and single-tier authorities did. */
  laa: z.boolean(),
  /** Null for official areas, otherwise the partnership that named it. */
  partnership: z.string().nullable(),
  /** Only of an area that a partnership named. */
  earlierNames: EarlierNamesSchema.optional(),
});
export type AreaFields = z.infer<typeof AreaSchema>;
export type Area = Document & AreaFields;

/** An area of which no more is known than code, name and kind, and what else is given. */
export function anArea(area: Pick<AreaFields, "code" | "name" | "kind"> & Partial<AreaFields>): AreaFields {
  return {
    _id: area.code,
    parent: null,
    region: null,
    county: null,
    validFrom: null,
    validTo: null,
    predecessors: [],
    successors: [],
    laa: false,
    partnership: null,
    ...area,
  };
}

/** Nine signs: a letter for the country, what sort of area, and its number. */
export const isOfficialCode = (text: string): boolean => /^[EWSNKJLM]\d{8}$/i.test(text.trim());
