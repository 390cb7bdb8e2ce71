import { Form, Link } from "@remix-run/react";
import type { ReportPage } from "../../lib/report-page.server";
import { DateField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

interface ReportStandingProps {
  page: ReportPage;
  refused: Refused | undefined;
}

/** Where the report stands, its other versions, and what the facilitator may do with a draft. */
export function ReportStanding({ page, refused }: ReportStandingProps) {
  const { state, published, since, versions } = page;
  return (
    <>
      <p>
        <StatusMark kind={state.mark} pill>
          {state.words}
        </StatusMark>{" "}
        Figures as known on {page.day}. {published?.words}
      </p>
      {since ? (
        <p className="wm-small">
          Compared with the report for <Link to={since.to}>{since.words}</Link>.
        </p>
      ) : null}
      {versions.length > 0 ? (
        <ul className="wm-links wm-no-print">
          {versions.map(({ to, words }) => (
            <li key={to}>
              <Link to={to}>{words}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {published && !page.on ? <p className="wm-small wm-muted wm-review__hash">SHA-256 {published.sha256}</p> : null}
      {page.may.write ? <Writing page={page} refused={refused} /> : null}
    </>
  );
}

function Writing({ page, refused }: ReportStandingProps) {
  return (
    <div className="wm-panel wm-no-print">
      <p className="wm-panel__title">Edit the words below, then publish all three levels</p>
      <Stale page={page} />
      <FoldedForm summary="Take the figures of another day" intent="day" refused={refused} submit="Take these figures">
        {(field) => (
          <>
            <input type="hidden" name="rev" value={page.rev} />
            <input type="hidden" name="level" value={page.level} />
            <DateField {...field("day", page.dayTyped)} label="As known at the end of" />
          </>
        )}
      </FoldedForm>
      <Form method="post">
        <input type="hidden" name="form" value="publish" />
        <input type="hidden" name="saw" value={page.saw} />
        <input type="hidden" name="level" value={page.level} />
        <p>
          Everybody in the partnership and the region reads what is published, and nobody changes it any more. Figures
          that are shared inside the partnership only are not in it.
        </p>
        <Button name="intent" value="publish">
          Publish this report
        </Button>
      </Form>
    </div>
  );
}

/** Words whose sentence has other figures now: looked at, or dropped. */
function Stale({ page: { stale, rev, level } }: { page: ReportPage }) {
  if (stale.length === 0) return null;
  return (
    <>
      <p>
        <StatusMark kind="must">
          {stale.length === 1 ? "One sentence was" : `${stale.length} sentences were`} written for other figures
        </StatusMark>{" "}
        Write it again below, in its place, or drop it.
      </p>
      <ul className="wm-plain-list">
        {stale.map(({ id, text }) => (
          <li key={id}>
            <Form method="post">
              “{text}” <input type="hidden" name="rev" value={rev} />
              <input type="hidden" name="level" value={level} />
              <input type="hidden" name={id} value="" />
              <Button look="quiet" name="intent" value="words">
                Drop<span className="govuk-visually-hidden"> “{text}”</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
