import { z } from "zod";
import { choice, line } from "../agreement/fields";
import type { Document } from "../history/document";
import { EarlierNamesSchema } from "./earlier-names";

const GROUP_KINDS = ["age", "sex", "ethnic group", "own words"] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Some of an area's people, so that "who?" has figures as "where?" has. The group of everybody is not a document. */
export const GroupSchema = z.object({
  /** "<partnership>:<name in short>". */
  _id: z.string().min(1),
  name: line("the group, in the words its members would use", 100),
  kind: choice(GROUP_KINDS, "what tells the group apart"),
  /** Null for groups that everyone shares, otherwise the partnership that named it. */
  partnership: z.string().nullable(),
  earlierNames: EarlierNamesSchema.optional(),
});
export type GroupFields = z.infer<typeof GroupSchema>;
export type Group = Document & GroupFields;
