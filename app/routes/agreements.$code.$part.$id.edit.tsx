import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PartForm } from "~/components/parts/part-form";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";
import { editPartForm, submitEditedPart, writtenFormOf } from "~/parts/part-form.server";

export const loader = gate(async (gated) =>
  editPartForm(
    gated.act,
    await sharedBook(gated),
    writtenFormOf(gated.params["part"]),
    gated.params["id"] ?? "",
    new URL(gated.request.url),
  ),
);

export const action = gate(async ({ act, params, form }) => {
  const kind = writtenFormOf(params["part"]);
  const submitted = await submitEditedPart(act, params["code"] ?? "", kind, params["id"] ?? "", form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted.view, submitted.status);
});

export const handle = { frame: "read" };

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? "Change"} - Waymark` },
];

export default function EditPart() {
  const view = useLoaderData<typeof loader>();
  return <PartForm view={useActionData<typeof action>() ?? view} />;
}
