import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { ConflictPanel } from "~/components/forms/conflict-panel";
import { ErrorSummary } from "~/components/forms/error-summary";
import { SubmitRow } from "~/components/forms/submit-row";
import { TextArea, TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { ButtonLink } from "~/components/text/button";
import { agreementWords, submitAgreementWords } from "~/lib/agreement-words.server";
import { gate } from "~/lib/gate.server";
import { sharedBook } from "~/lib/shared-book.server";

export const loader = gate(async (gated) => agreementWords(await sharedBook(gated), gated.act));

export const action = gate(async ({ act, params, form }) => {
  const submitted = await submitAgreementWords(act, params["code"] ?? "", form);
  if ("to" in submitted) throw redirect(submitted.to, 303);
  return data(submitted, submitted.status);
});

export const handle = { frame: "read" };

export const meta: MetaFunction = () => [{ title: "Vision and strategy - Waymark" }];

export default function EditAgreement() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = answer?.values ?? page.values;
  const back = `/agreements/${page.code}/priorities`;
  const about = (name: keyof typeof values) => ({
    name,
    defaultValue: values[name],
    error: answer?.errors?.[name] ?? undefined,
  });
  if (page.locked) {
    return (
      <>
        <PageHeading title="Vision and strategy" lede={page.locked} />
        <ButtonLink to={back} look="second">
          Back
        </ButtonLink>
      </>
    );
  }
  if (answer?.conflict) {
    const clashing = new Set(answer.conflict.fields.map(({ name }) => name));
    const kept = Object.entries(values).flatMap(([name, value]) => (clashing.has(name) ? [] : [{ name, value }]));
    return (
      <>
        <PageHeading title="Vision and strategy" />
        <ConflictPanel {...answer.conflict} kept={kept} />
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={answer?.errors} />
      <PageHeading
        title="Vision and strategy"
        lede="What the agreement is for, and the community strategy it rests on."
      />
      <Form method="post" noValidate>
        <input type="hidden" name="rev" value={answer?.rev ?? page.rev} />
        <TextField {...about("name")} label="Name of the agreement" maxLength={200} />
        <TextArea
          {...about("vision")}
          label="Vision"
          hint="One sentence, such as “To improve the quality of life of local people”"
          rows={3}
          maxLength={1000}
        />
        <TextArea
          {...about("strategy")}
          label="Community strategy"
          hint="Its name, and where it can be read"
          rows={3}
          maxLength={1000}
        />
        <SubmitRow label="Save changes" cancelTo={back} />
      </Form>
    </>
  );
}
