import { z } from "zod";
import type { Document } from "../history/document";
import { ROLES, type RoleHeld } from "./actor";

type Tie = "partnership" | "region" | "organisation";

/** What each role is held of. An auditor's is either of the two. */
const TIES: Record<RoleHeld["role"], readonly (readonly Tie[])[]> = {
  administrator: [[]],
  facilitator: [["partnership"]],
  partner: [["partnership", "organisation"]],
  reviewer: [["region"]],
  auditor: [["partnership"], ["region"]],
  member: [["partnership"]],
};

const HELD_ROLES = ROLES.filter((role) => role !== "viewer");

/** A person, a role, and what it is held of: a partnership, a region, an organisation in a partnership. */
export const RoleGrantSchema = z
  .object({
    person: z.string().min(1, "Choose a person"),
    role: z.enum(HELD_ROLES, { error: "Choose a role" }),
    partnership: z.string().min(1).nullish(),
    region: z.string().min(1).nullish(),
    organisation: z.string().min(1).nullish(),
  })
  .superRefine((grant, issues) => {
    const given = (["partnership", "region", "organisation"] as const).filter((tie) => grant[tie]);
    const allowed = TIES[grant.role];
    if (allowed.some((ties) => sameTies(ties, given))) return;
    const missing = allowed[0]?.find((tie) => !given.includes(tie));
    issues.addIssue({
      code: "custom",
      path: [missing ?? "role"],
      message: missing
        ? `Choose the ${missing} for this role`
        : `A role as ${grant.role} is held of ${allowed.map((ties) => ties.join(" and ") || "nothing").join(" or ")}`,
    });
  });
export type RoleGrant = z.infer<typeof RoleGrantSchema>;
export type RoleDocument = Document & RoleGrant;

function sameTies(a: readonly Tie[], b: readonly Tie[]): boolean {
  return a.length === b.length && a.every((tie) => b.includes(tie));
}

/** A grant as whoever holds it carries it. */
export function heldBy({ role, partnership, region, organisation }: Omit<RoleGrant, "person">): RoleHeld {
  return {
    role,
    ...(partnership && { partnership }),
    ...(region && { region }),
    ...(organisation && { organisation }),
  };
}
