import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { findAgreement } from "@models/agreement/book";
import { COMMON_SCOPE } from "@models/measures/observation";
import { authorise } from "@models/people/permissions";

/** Where files are brought in: on an agreement's pages, or on the administrator's for official figures. */
export interface ImportPlace {
  readonly scope: string;
  /** The address of the page that lists them. */
  readonly base: string;
  readonly agreement: Agreement | null;
}

/** @throws NotFoundError where the person may not know of the agreement. */
export async function agreementPlace(act: Act, code: string): Promise<ImportPlace> {
  const agreement = await findAgreement(act, code);
  return { scope: agreement.partnership, base: importsPath(agreement.code), agreement };
}

/** @throws ForbiddenError for anybody but the administrator. */
export function officialPlace(act: Act): ImportPlace {
  authorise(act.actor, "installation.manage", {}, "Only an administrator brings in official figures.");
  return { scope: COMMON_SCOPE, base: "/admin/imports", agreement: null };
}

export const importsPath = (code: string) => `/agreements/${code}/imports`;
