import type { GroupKind } from "@models/place/group";
import type { OrganisationKind } from "@models/place/organisation";

const KIND_LABELS: Record<OrganisationKind, string> = {
  council: "Council",
  police: "Police",
  health: "Health",
  "jobs service": "Jobs service",
  "fire and rescue": "Fire and rescue",
  education: "Education",
  housing: "Housing",
  "voluntary sector": "Voluntary sector",
  business: "Business",
  "regional government": "Regional government",
  other: "Other",
};

export const ORGANISATION_KINDS = Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label }));

const GROUP_KIND_LABELS: Record<GroupKind, string> = {
  age: "Age",
  sex: "Sex",
  "ethnic group": "Ethnic group",
  "own words": "Something else, in the group’s own words",
};

export const GROUP_KINDS = Object.entries(GROUP_KIND_LABELS).map(([value, label]) => ({ value, label }));

/** The roles that are held of a partnership. */
export const PARTNERSHIP_ROLES = [
  { value: "partner", label: "Partner: an officer of one of the organisations" },
  { value: "facilitator", label: "Facilitator: runs the agreement" },
  { value: "member", label: "Member: a councillor or board member, who reads and comments" },
  { value: "auditor", label: "Auditor: reads and verifies" },
];

/** The roles that are held of the whole installation or of a region. */
export const WIDER_ROLES = [
  { value: "reviewer", label: "Reviewer of a region" },
  { value: "auditor", label: "Auditor of a region" },
  { value: "administrator", label: "Administrator" },
];
