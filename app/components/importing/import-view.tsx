import { Form, Link } from "@remix-run/react";
import type { ImportAnswer } from "../../lib/import-forms.server";
import type { ImportPage } from "../../lib/import-page.server";
import { capitalised, countOf, listed } from "../../lib/words";
import { ErrorSummary } from "../forms/error-summary";
import { PageHeading } from "../layout/page-heading";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { SummaryList } from "../text/summary-list";
import { Decision } from "./import-decision";
import { PreviewSections } from "./import-preview";
import { ImportProgress } from "./import-progress";
import { ProposalNote } from "./proposal";

interface ImportViewProps {
  page: ImportPage;
  answer: ImportAnswer | undefined;
}

/** One file, of an agreement or of official figures: what would happen, what happens, or what happened. */
export function ImportView({ page, answer }: ImportViewProps) {
  const { base, preview, state, proposal } = page;
  const refused = answer?.kind === "refused" ? answer : undefined;
  return (
    <>
      {refused ? <ErrorSummary errors={refused.errors} /> : null}
      <PageHeading caption={<Link to={base}>{page.listTitle}</Link>} title={page.name} lede={ledeOf(page)} />
      <div id="import" tabIndex={-1}>
        {answer?.kind === "later edits" ? <LaterEdits edits={answer.edits} /> : null}
        {proposal ? <ProposalNote proposal={proposal} /> : null}
        {page.isAtWork ? (
          <ImportProgress page={page} from={`${base}/${page.id}/progress`} />
        ) : (
          <Decision page={page} refused={refused} />
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
            { key: proposal ? "Proposed by" : "Brought in by", value: `${page.who}, ${page.when}` },
            ...(page.rest
              ? [{ key: "Proposed from it", value: <Link to={page.rest.to}>{capitalised(page.rest.words)}</Link> }]
              : []),
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

function ledeOf({ preview, state, isAtWork }: ImportPage): string | undefined {
  if (isAtWork || preview === null) return undefined;
  const { new: fresh, changed, same, refused } = preview.counts;
  const would = state === "ready" || state === "proposed" ? "would be " : "";
  const count = (n: number) => n.toLocaleString("en-GB");
  const parts = [
    `${count(fresh)} ${would}new`,
    `${count(changed)} ${would}changed`,
    `${count(same)} the same`,
    ...(preview.toPropose > 0 && state === "ready" ? [`${count(preview.toPropose)} proposed to the facilitator`] : []),
    `${count(refused)} ${refused === 1 ? "row" : "rows"} refused`,
  ];
  return `${capitalised(listed(parts))}.`;
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
