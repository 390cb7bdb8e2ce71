import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerQuery, recordFinding } from "@models/measures/record-finding";
import { ErrorSummary } from "~/components/forms/error-summary";
import { Radios } from "~/components/forms/choice-fields";
import { SubmitRow } from "~/components/forms/submit-row";
import { Select, TextArea, TextField } from "~/components/forms/text-fields";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { AnswerForm, FindingForm, Found } from "~/components/measures/value-findings";
import { Button } from "~/components/text/button";
import { History } from "~/components/text/history";
import { errorsOf } from "~/lib/form-errors";
import { gate } from "~/lib/gate.server";
import { enterByForm } from "~/lib/enter-by-form.server";
import { verificationPath } from "~/lib/verification-path";
import { type ValuePage, valuePage } from "~/lib/value-page.server";

export const loader = gate(valuePage);

export const action = gate(async ({ act, params, form, request }) => {
  const about = FINDINGS[String(form.get("intent"))];
  if (about) {
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const outcome = await about.record(act, params["code"] ?? "", typed);
    const { search, searchParams } = new URL(request.url);
    const sample = searchParams.get("sample");
    if (outcome.kind === "done") {
      throw redirect(sample === null ? search || "?" : verificationPath(params["code"] ?? "", sample), 303);
    }
    const errors = errorsOf(outcome.kind === "refused" ? outcome.problems : []);
    return data({ kind: "refused" as const, form: about.form, errors, typed }, 400);
  }
  const answer = await enterByForm(act, params["code"] ?? "", form);
  if (answer.kind === "saved") throw redirect(answer.to, 303);
  return data(answer, answer.kind === "conflict" ? 409 : 400);
});

/** What is said of a figure beside entering it. */
const FINDINGS: Readonly<Record<string, { record: typeof recordFinding; form: "finding" | "answer" } | undefined>> = {
  find: { record: recordFinding, form: "finding" },
  answer: { record: answerQuery, form: "answer" },
};

export const handle = { step: 1 };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.place ?? "A value"}, ${page?.period.label ?? ""} - Waymark` },
];

export default function Value() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const said = answer?.kind === "refused" && "form" in answer ? answer : undefined;
  const entered = said ? undefined : answer;
  const typed = (name: string) => entered?.typed[name];
  const errors = entered?.kind === "refused" ? entered.errors : undefined;
  const saidIn = (form: "finding" | "answer") => (said?.form === form ? said : undefined);
  return (
    <>
      <PageHeading
        caption={<Link to={page.back}>{page.indicator}</Link>}
        title={page.period.code === "" ? `A figure for ${page.place}` : `${page.place}, ${page.period.label}`}
        lede={page.words}
      />
      {answer?.kind === "conflict" ? <OtherValue answer={answer} /> : null}
      {page.found ? <Found found={page.found} /> : null}
      {page.sampleTo ? (
        <p>
          <Link to={page.sampleTo}>Back to the sample</Link>
        </p>
      ) : null}
      {page.checkable ? <FindingForm of={page.checkable} answer={saidIn("finding")} /> : null}
      {page.isOwnEntry ? <p className="wm-muted">You entered this figure, so somebody else has to check it.</p> : null}
      {page.answerable ? <AnswerForm of={page.answerable} answer={saidIn("answer")} /> : null}
      {page.mayEnter ? (
        <Form method="post" noValidate>
          <ErrorSummary errors={errors} />
          {Object.entries(page.hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {page.period.code === "" ? (
            <>
              <Select
                name="area"
                label="Area"
                options={page.areas}
                defaultValue={typed("area")}
                error={errors?.["area"] ?? undefined}
              />
              {page.groups.length > 1 ? (
                <Select
                  name="group"
                  label="Group"
                  options={page.groups}
                  defaultValue={typed("group")}
                  error={errors?.["group"] ?? undefined}
                />
              ) : null}
              <TextField
                name="period"
                label="Period"
                hint="Such as 2005, 2008/09, Q4 2006 or March 2007"
                width={10}
                defaultValue={typed("period")}
                error={errors?.["period"] ?? undefined}
              />
            </>
          ) : null}
          <TextField
            name="typed"
            label="Value"
            hint="A number such as 24.7 or 1,460. Where there is none, write: suppressed, not published or awaiting."
            width={10}
            suffix={page.unit.length <= 2 ? page.unit : undefined}
            autoComplete="off"
            defaultValue={typed("typed") ?? page.value}
            error={errors?.["typed"] ?? undefined}
          />
          <Radios
            name="status"
            label="Status"
            options={STATUSES}
            defaultValue={typed("status") ?? page.status}
            error={errors?.["status"] ?? undefined}
          />
          <TextField
            name="source"
            label="Source"
            hint="Write “illustrative” when it is made up."
            defaultValue={typed("source") ?? page.source}
            error={errors?.["source"] ?? undefined}
          />
          <TextArea
            name="note"
            label="Note"
            optional
            rows={3}
            defaultValue={typed("note") ?? page.note}
            error={errors?.["note"] ?? undefined}
          />
          <Select
            name="audience"
            label="Who may see it"
            options={page.audiences}
            defaultValue={typed("audience") ?? page.audience}
            error={errors?.["audience"] ?? undefined}
          />
          <SubmitRow label="Save the figure" cancelTo={page.back} />
        </Form>
      ) : page.later ? null : (
        <p className="wm-muted">Only the facilitator and the organisation that supplies these figures change them.</p>
      )}
      <Past page={page} />
      {page.later ? (
        <Section id="later" title="What came later" look="label">
          <History entries={page.later} emptyText="Nothing was changed since." />
        </Section>
      ) : null}
    </>
  );
}

const STATUSES = [
  { value: "final", label: "Final" },
  { value: "provisional", label: "Provisional" },
];

function Past({ page }: { page: ValuePage }) {
  if (page.period.code === "") return null;
  return (
    <Section id="history" title="How this figure came about" look="label">
      <History entries={page.history} emptyText="Nobody has entered a figure here." />
      {page.undoable ? (
        <Form method="post">
          {Object.entries(page.hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="batch" value={page.undoable.batch} />
          <Button look="second" small name="intent" value="undo">
            Undo my last entry ({page.undoable.text})
          </Button>
        </Form>
      ) : null}
    </Section>
  );
}

type Conflict = Extract<NonNullable<ReturnType<typeof useActionData<typeof action>>>, { kind: "conflict" }>;

/** Somebody else's figure came first: what was typed is kept, and saved over it only when that is chosen. */
function OtherValue({ answer }: { answer: Conflict }) {
  return (
    <div className="wm-conflict" role="alert">
      <h2 className="wm-conflict__title">Someone else entered this while you were writing</h2>
      <p>
        {answer.whose} entered <strong>{answer.theirs}</strong>; you typed <strong>{answer.typed["typed"]}</strong>.
        Nothing is lost: choose which one stands.
      </p>
      <Form method="post" className="wm-row">
        {Object.entries({ ...answer.typed, seen: String(answer.seen) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="second">Save yours</Button>
        <Link to={answer.back}>Keep theirs</Link>
      </Form>
    </div>
  );
}
