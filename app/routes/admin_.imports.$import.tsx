import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ImportView } from "~/components/importing/import-view";
import { PlainPage } from "~/components/layout/plain-page";
import { gate } from "~/lib/gate.server";
import { submitImport } from "~/lib/import-forms.server";
import { importPage } from "~/lib/import-page.server";
import { officialPlace } from "~/lib/import-place.server";

export const loader = gate(({ act, params }) => importPage(act, officialPlace(act), params["import"] ?? ""));

export const action = gate(async ({ act, params, form, context }) => {
  const id = params["import"] ?? "";
  const { base } = officialPlace(act);
  const answer = await submitImport(act, context.imports, id, form);
  if (answer === undefined) throw redirect(`${base}/${id}`, 303);
  return data(answer, answer.kind === "refused" ? 400 : 409);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.name ?? "File"} - Waymark` }];

export default function OfficialImport() {
  return (
    <PlainPage width="broad">
      <ImportView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </PlainPage>
  );
}
