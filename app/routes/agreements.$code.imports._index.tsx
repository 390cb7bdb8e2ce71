import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findAgreement } from "@models/agreement/book";
import { requireToBringIn, startImport } from "@models/importing/bring-in";
import { ErrorSummary } from "~/components/forms/error-summary";
import { UploadForm } from "~/components/importing/upload-form";
import { EmptyState } from "~/components/layout/empty-state";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { StatusMark } from "~/components/text/status-mark";
import { TableScroll } from "~/components/text/table-scroll";
import { gate } from "~/lib/gate.server";
import { takeUpImport } from "~/lib/import-forms.server";
import { importsPage } from "~/lib/imports-page.server";
import { withUpload } from "~/lib/read-upload.server";

export const loader = gate(({ act, params, context }) =>
  importsPage(act, params["code"] ?? "", context.settings.importLimits.bytes),
);

export const action = gate(async ({ act, params, request, context }) => {
  const code = params["code"] ?? "";
  requireToBringIn(act, await findAgreement(act, code));
  const begun = await withUpload(request, context.settings.importLimits.bytes, async (file) =>
    file === undefined ? undefined : startImport(act, code, file),
  );
  if (begun === undefined) return data({ file: ["Choose the file that holds the figures, or paste a table."] }, 400);
  await takeUpImport(context.imports, begun._id);
  throw redirect(`/agreements/${code}/imports/${begun._id}`, 303);
});

export const handle = { step: 1 };

export const meta: MetaFunction = () => [{ title: "Bring figures in - Waymark" }];

export default function Imports() {
  const { code, imports, mayBringIn, most } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={<Link to={`/agreements/${code}/steps/1`}>Where are we now?</Link>}
        title="Bring figures in"
        lede="Take the file as its publisher gives it. You see exactly what would happen before anything is saved, and can undo it as a whole."
      />
      {mayBringIn ? <UploadForm most={most} errors={errors?.file} /> : null}
      <Section id="before" title="Brought in before">
        {imports.length === 0 ? (
          <EmptyState
            title="No file yet"
            why="Every figure keeps the file that it came from, with who brought it in and when, so that whoever checks it finds its source."
          />
        ) : (
          <TableScroll label="Files brought in">
            <table className="wm-table">
              <caption className="govuk-visually-hidden">Files that were brought in, latest first</caption>
              <thead>
                <tr>
                  <th scope="col">File</th>
                  <th scope="col">Who</th>
                  <th scope="col">When</th>
                  <th scope="col">State</th>
                </tr>
              </thead>
              <tbody>
                {imports.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      <Link to={`/agreements/${code}/imports/${each.id}`}>{each.name}</Link>
                    </th>
                    <td>{each.who}</td>
                    <td>{each.when}</td>
                    <td>
                      <StatusMark kind={each.mark}>{each.words}</StatusMark>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        )}
      </Section>
    </>
  );
}
