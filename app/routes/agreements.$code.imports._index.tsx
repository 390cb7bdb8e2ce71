import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findAgreement } from "@models/agreement/book";
import { requireToBringIn, startImport } from "@models/importing/bring-in";
import { ErrorSummary } from "~/components/forms/error-summary";
import { ImportList } from "~/components/importing/import-list";
import { Proposals } from "~/components/importing/proposals";
import { UploadForm } from "~/components/importing/upload-form";
import { PageHeading } from "~/components/layout/page-heading";
import { gate } from "~/lib/gate.server";
import { takeUpImport } from "~/lib/import-forms.server";
import { agreementPlace } from "~/lib/import-place.server";
import { importsPage } from "~/lib/imports-page.server";
import { proposalsToDecide } from "~/lib/proposals.server";
import { NO_FILE, withUpload } from "~/lib/read-upload.server";
import { stepPath } from "~/parts/part-paths";

export const loader = gate(async ({ act, params, context }) => {
  const code = params["code"] ?? "";
  const place = await agreementPlace(act, code);
  const page = await importsPage(act, place, context.settings.importLimits.bytes);
  return { ...page, step: stepPath(code, 1), proposals: await proposalsToDecide(act, place) };
});

export const action = gate(async ({ act, params, request, context }) => {
  const code = params["code"] ?? "";
  requireToBringIn(act, await findAgreement(act, code));
  const begun = await withUpload(request, context.settings.importLimits.bytes, async (file) =>
    file === undefined ? undefined : startImport(act, code, file),
  );
  if (begun === undefined) return data({ file: [NO_FILE] }, 400);
  await takeUpImport(context.imports, begun._id);
  throw redirect(`/agreements/${code}/imports/${begun._id}`, 303);
});

export const handle = { step: 1 };

export const meta: MetaFunction = () => [{ title: "Bring figures in - Waymark" }];

export default function Imports() {
  const { base, step, imports, proposals, mayBringIn, most } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={<Link to={step}>Where are we now?</Link>}
        title="Bring figures in"
        lede="Take the file as its publisher gives it. You see exactly what would happen before anything is saved, and can undo it as a whole."
      />
      {mayBringIn ? <UploadForm most={most} errors={errors?.file} /> : null}
      <Proposals id="proposed" proposals={proposals} />
      <ImportList
        base={base}
        imports={imports}
        empty="Every figure keeps the file that it came from, with who brought it in and when, so that whoever checks it finds its source."
      />
    </>
  );
}
