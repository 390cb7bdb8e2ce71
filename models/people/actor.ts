export const ROLES = ["administrator", "facilitator", "partner", "reviewer", "auditor", "member", "viewer"] as const;
export type RoleName = (typeof ROLES)[number];

/** One role that a person holds: a partner's names an organisation too, a reviewer's a region. */
export interface RoleHeld {
  readonly role: Exclude<RoleName, "viewer">;
  readonly partnership?: string;
  readonly region?: string;
  readonly organisation?: string;
}

/** Who is acting, with every role held. A viewer is nobody signed in. */
export interface Actor {
  /** Person id; "nobody" for a viewer. */
  readonly person: string;
  readonly name: string;
  readonly roles: readonly RoleHeld[];
}

export const VIEWER: Actor = { person: "nobody", name: "Viewer", roles: [] };
