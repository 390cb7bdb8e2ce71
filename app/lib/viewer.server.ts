import { describeRoles } from "@models/people/describe-roles";
import type { Store } from "@models/store/port";
import type { HeaderLink, HeaderPerson } from "../components/layout/site-header";
import type { SignedIn } from "./session.server";

/** Who is signed in, and what else they can open, as the header shows them. */
export async function viewerOf(
  store: Store,
  { person, actor }: SignedIn,
): Promise<{ person: HeaderPerson; links: HeaderLink[] }> {
  const roles = await describeRoles(store, actor.roles);
  const [first, ...others] = roles;
  const partnerships = roles.flatMap(({ held, partnership }) =>
    partnership && held.role !== "member" ? [{ label: partnership.name, to: `/partnerships/${partnership.code}` }] : [],
  );
  const holds = (role: string) => roles.some(({ held }) => held.role === role);
  const links = [
    ...partnerships,
    ...(holds("reviewer") ? [{ label: "Agreements of the region", to: "/region" }] : []),
    ...(holds("administrator") ? [{ label: "Administration", to: "/admin" }] : []),
  ];
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return {
    person: { name: person.name, role: first ? first.short + more : person.name },
    links: links.filter(({ to }, at) => links.findIndex((link) => link.to === to) === at),
  };
}
