import { data } from "@remix-run/node";
import { regionsOf } from "@models/agreement/region-list";
import { authorise } from "@models/people/permissions";
import { csvResponse } from "~/lib/csv.server";
import { gate } from "~/lib/gate.server";
import { regionCsv, regionTable } from "~/lib/region-page.server";

/** The agreements of the reader's region, as the page's table has them, or as known on a day. */
export const loader = gate(async ({ act, request }) => {
  const asked = new URL(request.url).searchParams;
  const regions = regionsOf(act.actor);
  authorise(act.actor, "region.read", regions[0] === undefined ? {} : { region: regions[0] });
  const pages = await Promise.all(regions.map((region) => regionTable(act, region, asked)));
  const [first] = pages;
  if (first?.problem) throw data({ message: first.problem }, 400);
  const then = first?.on ? ` as known on ${first.on}` : "";
  return csvResponse(`Agreements of ${pages.map(({ name }) => name).join(" and ")}${then}`, regionCsv(pages));
});
