import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FormPage } from "~/components/forms/form-page";
import { NumberField, Select, TextField } from "~/components/forms/text-fields";
import { EmptyState } from "~/components/layout/empty-state";
import { PlainPage } from "~/components/layout/plain-page";
import { gate } from "~/lib/gate.server";
import { newAgreementForm, submitNewAgreement } from "~/lib/new-agreement.server";

export const loader = gate(async ({ act }) => newAgreementForm(act));

export const action = gate(async ({ act, form }) => {
  const submitted = await submitNewAgreement(act, form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted, 400);
});

export const meta: MetaFunction = () => [{ title: "Start an agreement - Waymark" }];

export default function NewAgreement() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const values = refused?.values ?? page.values;
  const about = (name: keyof typeof values) => ({
    name,
    defaultValue: values[name],
    error: refused?.errors[name] ?? undefined,
  });
  if (page.partnerships.length === 0) {
    return (
      <PlainPage>
        <EmptyState
          title="A facilitator starts an agreement"
          why="You are not the facilitator of a partnership. The facilitator of yours can start one, or an administrator can make you a facilitator."
        />
      </PlainPage>
    );
  }
  return (
    <FormPage
      title="Start an agreement"
      lede="Three financial years of shared promises. It begins as a draft that only your partnership sees."
      errors={refused?.errors}
      submit="Start this agreement"
      cancelTo="/home"
    >
      {page.partnerships.length === 1 ? (
        <input type="hidden" name="partnership" value={values.partnership} />
      ) : (
        <Select {...about("partnership")} label="Partnership" options={page.partnerships} />
      )}
      {page.earlier.length === 0 ? null : (
        <Select
          {...about("from")}
          label="Start from"
          hint="An earlier agreement gives it its priorities, indicators, evidence and what became of each target. Targets come without numbers, for you to propose. The earlier one stays as it is."
          options={page.earlier}
          empty="Nothing: an empty agreement"
        />
      )}
      <TextField {...about("name")} label="Name" maxLength={200} />
      <NumberField
        {...about("firstYear")}
        label="First financial year begins in April"
        hint="The year, such as 2008. The agreement covers three financial years."
        width={4}
      />
      <TextField
        {...about("code")}
        label="Address"
        hint="Small letters, digits and hyphens, such as coventry-2008"
        width={20}
        maxLength={60}
      />
    </FormPage>
  );
}
