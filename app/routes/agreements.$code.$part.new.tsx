import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PartForm } from "~/components/parts/part-form";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";
import { newPartForm, submitNewPart, writtenFormOf } from "~/parts/part-form.server";

export const loader = gate(async (gated) =>
  newPartForm(gated.act, await sharedBook(gated), writtenFormOf(gated.params["part"]), new URL(gated.request.url)),
);

export const action = gate(async ({ act, params, form }) => {
  const submitted = await submitNewPart(act, params["code"] ?? "", writtenFormOf(params["part"]), form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted.view, submitted.status);
});

export const handle = { frame: "read" };

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [{ title: `${view?.title ?? "Add"} - Waymark` }];

export default function NewPart() {
  const view = useLoaderData<typeof loader>();
  return <PartForm view={useActionData<typeof action>() ?? view} />;
}
