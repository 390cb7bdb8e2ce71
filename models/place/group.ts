import { z } from "zod";
import type { Document } from "../history/document";

/** Some of an area's people, so that "who?" has figures as "where?" has. The group of everybody is not a document. */
export const GroupSchema = z.object({
  _id: z.string().min(1),
  name: z.string().trim().min(1, "Name the group in the words its members would use"),
  kind: z.enum(["age", "sex", "ethnic group", "own words"]),
  /** Null for groups that everyone shares, otherwise the partnership that named it. */
  partnership: z.string().nullable(),
});
export type GroupFields = z.infer<typeof GroupSchema>;
export type Group = Document & GroupFields;
