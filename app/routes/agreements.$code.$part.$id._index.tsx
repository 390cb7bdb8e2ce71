import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PartPage } from "~/components/parts/part-page";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";
import { actOnPart } from "~/parts/part-acts.server";
import { formOf } from "~/parts/part-form.server";
import { partPage } from "~/parts/part-page.server";

export const loader = gate(async (gated) =>
  partPage(gated.act, await sharedBook(gated), formOf(gated.params["part"]), gated.params["id"] ?? ""),
);

export const action = gate(async ({ act, params, form }) => {
  const answer = await actOnPart(act, params["code"] ?? "", formOf(params["part"]), params["id"] ?? "", form);
  if ("to" in answer) throw redirect(answer.to, 303);
  return data(answer, 400);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [{ title: `${view?.title ?? "Part"} - Waymark` }];

export default function PartRoute() {
  return <PartPage view={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
