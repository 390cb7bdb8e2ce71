import { type MetaFunction, data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findIndicator, reviseDefinition } from "@models/measures/catalogue";
import { Radios } from "~/components/forms/choice-fields";
import { ErrorSummary } from "~/components/forms/error-summary";
import { DateField, TextArea } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { PlainPage } from "~/components/layout/plain-page";
import { Section } from "~/components/layout/section";
import { Definitions } from "~/components/measures/definitions";
import { FoldedForm, type Refused } from "~/components/people/folded-form";
import { SavedNote } from "~/components/people/saved-note";
import { gate } from "~/lib/gate.server";
import { readIndicatorPage } from "~/lib/indicator-page.server";
import { answerTo, savedAddress, savedWords, text } from "~/lib/several-forms.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.code ?? "Indicator"} - Waymark` },
];

export const loader = gate(async ({ act, params, request }) => ({
  ...(await readIndicatorPage(act, params["indicator"] ?? "")),
  saved: savedWords(request),
}));

export const action = gate(async ({ act, params, form, request }) => {
  const { _id } = await findIndicator(act, params["indicator"] ?? "");
  const comparable = text(form, "comparableWithLast");
  const revised = await reviseDefinition(act, _id, {
    text: text(form, "text"),
    from: text(form, "from"),
    why: text(form, "why"),
    ...(comparable && { comparableWithLast: comparable === "yes" }),
  });
  const answer = answerTo(form, revised);
  if (answer.kind === "refused") return data<{ refused: Refused }>({ refused: answer.refused }, 400);
  return redirect(savedAddress(new URL(request.url).pathname, { kind: "saved" }), 303);
});

const COMPARABLE = [
  { value: "yes", label: "Yes, the figures go on" },
  { value: "no", label: "No, the series breaks here" },
];

export default function IndicatorPage() {
  const page = useLoaderData<typeof loader>();
  const refused = (useActionData<typeof action>() as { refused: Refused } | undefined)?.refused;
  return (
    <PlainPage width="broad">
      <ErrorSummary errors={refused?.errors} form={refused?.form} />
      {refused ? null : <SavedNote text={page.saved} />}
      <PageHeading caption={`${page.owner} · ${page.code}`} title={page.name} />
      {page.doubt ? (
        <p className="wm-doubt">
          <strong>Read with care.</strong> {page.doubt}
        </p>
      ) : null}
      <p className="wm-prose">{page.facts.join(". ")}.</p>
      {page.note ? <p className="wm-prose wm-muted">{page.note}</p> : null}
      <Section id="definitions" title="What exactly does it measure?">
        <Definitions definitions={page.definitions} />
        {page.mayRevise ? (
          <FoldedForm
            summary="Give it a new definition"
            intent="revise"
            refused={refused}
            submit="Save the new definition"
            intro="Figures of periods that end on its first day or later are measured by it. The present definition and its figures are kept, and targets stay bound to the one they were signed with."
          >
            {(field) => (
              <>
                <TextArea
                  label="What does it measure from now on?"
                  rows={3}
                  maxLength={2000}
                  {...field("text", page.definitions[0]?.text)}
                />
                <DateField label="First day" {...field("from")} />
                <TextArea label="Why has it changed?" rows={2} maxLength={1000} {...field("why")} />
                <Radios
                  label="May its values be compared with those before?"
                  options={COMPARABLE}
                  {...field("comparableWithLast")}
                />
              </>
            )}
          </FoldedForm>
        ) : null}
      </Section>
    </PlainPage>
  );
}
