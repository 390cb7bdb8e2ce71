import { type MetaFunction, data, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findImport } from "@models/importing/bring-in";
import { AT_WORK } from "@models/importing/import";
import { ErrorSummary } from "~/components/forms/error-summary";
import { ImportProgress } from "~/components/importing/import-progress";
import { ChangedValues, RefusedRows } from "~/components/importing/import-tables";
import { NAMES_FORM, NamesForm } from "~/components/importing/names-form";
import { PageHeading } from "~/components/layout/page-heading";
import { Section } from "~/components/layout/section";
import { Button, ButtonLink } from "~/components/text/button";
import { StatusMark } from "~/components/text/status-mark";
import { SummaryList } from "~/components/text/summary-list";
import { gate } from "~/lib/gate.server";
import { submitImport } from "~/lib/import-forms.server";
import { type ImportPage, type ImportPreviewOnPage, importPage } from "~/lib/import-page.server";
import { capitalised, countOf, listed } from "~/lib/words";

export const loader = gate(async ({ act, params }) => {
  const page = await importPage(act, params["code"] ?? "", params["import"] ?? "");
  return { ...page, isAtWork: AT_WORK.includes(page.state) };
});

export const action = gate(async ({ act, params, form, context }) => {
  const [code, id] = [params["code"] ?? "", params["import"] ?? ""];
  await findImport(act, id);
  const answer = await submitImport(act, context.imports, id, form);
  if (answer === undefined) throw redirect(`/agreements/${code}/imports/${id}`, 303);
  return data(answer, answer.kind === "refused" ? 400 : 409);
});

export const handle = { step: 1 };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.name ?? "File"} - Waymark` }];

export default function ImportPageView() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { code, preview, state } = page;
  return (
    <>
      {answer?.kind === "refused" ? <ErrorSummary errors={{ import: [...answer.problems] }} /> : null}
      <PageHeading
        caption={<Link to={`/agreements/${code}/imports`}>Bring figures in</Link>}
        title={page.name}
        lede={ledeOf(page)}
      />
      <div id="import" tabIndex={-1}>
        {answer?.kind === "later edits" ? <LaterEdits edits={answer.edits} /> : null}
        {page.isAtWork ? (
          <ImportProgress page={page} from={`/agreements/${code}/imports/${page.id}/progress`} />
        ) : (
          <Decision page={page} />
        )}
      </div>
      {state === "refused" ? (
        <div className="wm-notice wm-notice--problem" role="alert">
          <p>{page.problem}</p>
          <p>Nothing was saved.</p>
        </div>
      ) : null}
      {page.toShortlist.length > 0 ? (
        <Section
          id="shortlist"
          title="Not in the tables yet"
          intro="Step 1 shows an indicator once a priority has it on its shortlist."
        >
          <ul className="govuk-list">
            {page.toShortlist.map(({ id, name, to }) => (
              <li key={id}>
                <Link to={to}>Put “{name}” on a shortlist</Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {preview ? <PreviewSections page={page} preview={preview} /> : null}
      <Section id="file" title="The file">
        <SummaryList
          rows={[
            { key: "Brought in by", value: `${page.who}, ${page.when}` },
            ...(page.committedAt ? [{ key: "Saved", value: page.committedAt }] : []),
            { key: "State", value: <StatusMark kind={page.mark}>{page.words}</StatusMark> },
            { key: "Size", value: page.size },
            ...(preview ? [{ key: "Written as", value: preview.encoding }] : []),
            { key: "SHA-256", value: <code className="wm-digest">{page.digest}</code> },
          ]}
        />
      </Section>
    </>
  );
}

function ledeOf({ preview, state, isAtWork }: ImportPage & { isAtWork: boolean }): string | undefined {
  if (isAtWork || preview === null) return undefined;
  const { new: fresh, changed, same, refused } = preview.counts;
  const would = state === "ready" ? "would be " : "";
  const count = (n: number) => n.toLocaleString("en-GB");
  const parts = [
    `${count(fresh)} ${would}new`,
    `${count(changed)} ${would}changed`,
    `${count(same)} the same`,
    `${count(refused)} ${refused === 1 ? "row" : "rows"} refused`,
  ];
  return `${capitalised(listed(parts))}.`;
}

/** The one thing to do next. */
function Decision({ page }: { page: ImportPage }) {
  const { state, preview, mayGoOn } = page;
  if (!mayGoOn) return null;
  const toWrite = preview === null ? 0 : preview.counts.new + preview.counts.changed;
  return (
    <Form method="post" className="wm-decision">
      {state === "ready" && toWrite > 0 ? (
        <Button name="intent" value="commit" form={preview?.names.length ? NAMES_FORM : undefined}>
          Bring in {countOf(toWrite, "value").replace(/^\d+/, (n) => Number(n).toLocaleString("en-GB"))}
        </Button>
      ) : null}
      {state === "ready" && toWrite === 0 ? (
        <p>There is nothing to bring in: every value that could be read stands here already.</p>
      ) : null}
      {state === "ready" ? (
        <Button look="second" name="intent" value="cancel">
          Do not bring it in
        </Button>
      ) : null}
      {state === "committed" ? (
        <>
          <ButtonLink to={`/agreements/${page.code}/steps/1`}>See the tables</ButtonLink>
          <Button look="second" name="intent" value="undo">
            Undo all of it
          </Button>
        </>
      ) : null}
      {["refused", "cancelled", "undone"].includes(state) ? (
        <ButtonLink look="second" to={`/agreements/${page.code}/imports`}>
          Bring in another file
        </ButtonLink>
      ) : null}
    </Form>
  );
}

function LaterEdits({ edits }: { edits: readonly { what: string; who: string; when: string }[] }) {
  return (
    <div className="wm-notice" role="alert">
      <p>
        <strong>{capitalised(countOf(edits.length, "value"))} of this file were edited later.</strong> Undoing leaves
        those edits as they are and takes back the rest.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {edits.slice(0, 20).map(({ what, who, when }) => (
          <li key={what + when}>
            {what}: {who}, {when}
          </li>
        ))}
      </ul>
      <Form method="post">
        <input type="hidden" name="even-so" value="yes" />
        <Button look="danger" name="intent" value="undo">
          Undo the rest all the same
        </Button>
      </Form>
    </div>
  );
}

function PreviewSections({ page, preview }: { page: ImportPage; preview: ImportPreviewOnPage }) {
  const isOpen = page.state === "ready";
  const asked = preview.names.filter(({ sure, meaning }) => !sure || meaning.kind !== "known");
  return (
    <>
      <Section id="read" title="How it was read">
        <ul className="govuk-list govuk-list--bullet">
          {preview.sheets.map(({ sheet, dialect, why, values }) => (
            <li key={sheet}>
              {sheet ? <strong>{sheet}: </strong> : null}
              {capitalised(dialect)}, {countOf(values, "value")}. {why}
            </li>
          ))}
          <li>
            {countOf(preview.indicators, "indicator")}, {countOf(preview.areas, "area")},{" "}
            {countOf(preview.periods, "period")}.
          </li>
          {preview.without.length > 0 ? (
            <li>{capitalised(listed(preview.without))}, kept as that, never as zero.</li>
          ) : null}
          {preview.leftOut > 0 ? <li>{countOf(preview.leftOut, "value")} left out, as answered below.</li> : null}
          {preview.others > 0 ? (
            <li>
              {countOf(preview.others, "value")} of indicators that your organisation does not supply: the facilitator
              brings those in.
            </li>
          ) : null}
          {preview.passedOver.length > 0 ? (
            <li>No figures were found in {listed(preview.passedOver.map((name) => `“${name}”`))}.</li>
          ) : null}
        </ul>
      </Section>
      {preview.names.length > 0 ? (
        <Section
          id="names"
          title={asked.length > 0 ? "What these names mean" : "What the names were taken for"}
          intro="Answered once and remembered for files of this kind. What is new is made together with the values, and goes again when they are undone."
        >
          <NamesForm names={preview.names} mayAnswer={isOpen && page.mayGoOn} />
          {preview.moreNames > 0 ? (
            <p>
              {countOf(preview.moreNames, "more name")} would be made new. Bring in fewer areas at a time to look at
              each.
            </p>
          ) : null}
        </Section>
      ) : null}
      {preview.changed.length > 0 ? (
        <Section
          id="changed"
          title="Values that change"
          intro={firstOf(preview.changed.length, preview.counts.changed)}
        >
          <ChangedValues changed={preview.changed} />
        </Section>
      ) : null}
      {preview.refused.length > 0 ? (
        <Section
          id="refused"
          title="Rows that cannot come in"
          intro={firstOf(preview.refused.length, preview.counts.refused)}
          action={
            <a href={`/agreements/${page.code}/imports/${page.id}/refused.csv`} download>
              All of them as CSV, with the reasons
            </a>
          }
        >
          <RefusedRows refused={preview.refused} />
        </Section>
      ) : null}
    </>
  );
}

function firstOf(shown: number, all: number): string | undefined {
  return shown < all ? `The first ${shown} of ${all.toLocaleString("en-GB")}.` : undefined;
}
