import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { startOfficialImport } from "@models/importing/bring-in";
import { ErrorSummary } from "~/components/forms/error-summary";
import { ImportList } from "~/components/importing/import-list";
import { UploadForm } from "~/components/importing/upload-form";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { gate } from "~/lib/gate.server";
import { takeUpImport } from "~/lib/import-forms.server";
import { officialPlace } from "~/lib/import-place.server";
import { importsPage } from "~/lib/imports-page.server";
import { NO_FILE, withUpload } from "~/lib/read-upload.server";

export const loader = gate(({ act, context }) =>
  importsPage(act, officialPlace(act), context.settings.importLimits.bytes),
);

export const action = gate(async ({ act, request, context }) => {
  const { base } = officialPlace(act);
  const begun = await withUpload(request, context.settings.importLimits.bytes, async (file) =>
    file === undefined ? undefined : startOfficialImport(act, file),
  );
  if (begun === undefined) return data({ file: [NO_FILE] }, 400);
  await takeUpImport(context.imports, begun._id);
  throw redirect(`${base}/${begun._id}`, 303);
});

export const meta: MetaFunction = () => [{ title: "Official figures - Waymark" }];

export default function OfficialImports() {
  const { base, imports, most } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>();
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={<Link to="/admin">Administration</Link>}
        title="Bring official figures in"
        lede="These stand in every partnership’s tables, beside its own. You see exactly what would happen before anything is saved, and can undo it as a whole."
      />
      <UploadForm most={most} errors={errors?.file} />
      <ImportList
        base={base}
        imports={imports}
        empty="Comparators, regions and countries need figures that no partnership enters itself. Bring in the file of a national publisher once, and every partnership can compare itself with it."
      />
    </PlainPage>
  );
}
