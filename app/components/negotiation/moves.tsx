import { Form, Link } from "@remix-run/react";
import type { NegotiationPage } from "../../lib/negotiation-page.server";
import { Radios } from "../forms/choice-fields";
import { NumberField, TextArea, TextField } from "../forms/text-fields";
import { TOLD_HOW } from "../forms/told-how";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";

interface MovesProps {
  page: NegotiationPage;
  refused: Refused | undefined;
}

/** What this person may do now: accept, propose other numbers, split the difference, withdraw. */
export function Moves({ page, refused }: MovesProps) {
  const { may, saw, lock, draft } = page;
  if (lock) return <p className="wm-doubt">{lock}</p>;
  const saysNothing = !may.sign && !may.record && !may.propose && !may.withdraw;
  return (
    <>
      {draft?.words ? (
        <p className="wm-doubt">
          {draft.words} {draft.to ? <Link to={draft.to}>Look at the draft</Link> : null}
        </p>
      ) : null}
      {page.agreedOn ? <p>Both sides have signed: these numbers are the target’s since {page.agreedOn}.</p> : null}
      {saysNothing && !page.agreedOn ? <p className="wm-muted">{nothingWords(page)}</p> : null}
      {may.sign ? (
        <Form method="post">
          <input type="hidden" name="saw" value={saw} />
          <Button name="intent" value="sign">
            {page.isOwn ? `Sign these numbers for ${page.lead}` : "Accept these numbers"}
          </Button>
        </Form>
      ) : null}
      {may.record ? <Record page={page} refused={refused} /> : null}
      {may.propose ? <Counter page={page} refused={refused} /> : null}
      {may.split ? <Split page={page} refused={refused} /> : null}
      {may.withdraw ? (
        <FoldedForm
          summary="Withdraw the offer"
          intent="withdraw"
          refused={refused}
          submit="Withdraw the offer"
          danger
          intro="It leaves the table until you offer it again. What was said stays, and the region reads your reason."
        >
          {(field) => (
            <>
              <input type="hidden" name="saw" value={saw} />
              <TextArea {...field("why")} label="Why you withdraw it" rows={3} maxLength={2000} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}

function nothingWords({ standing }: NegotiationPage): string {
  return standing.words === "withdrawn"
    ? "The offer was withdrawn."
    : "You read this negotiation; others answer in it.";
}

function Record({ page, refused }: MovesProps) {
  return (
    <FoldedForm
      summary={`Record the signature of ${page.lead}`}
      intent="record"
      refused={refused}
      submit="Record the signature"
      intro="When the lead organisation accepted the newest numbers by telephone or letter."
    >
      {(field) => (
        <>
          <input type="hidden" name="saw" value={page.saw} />
          <TextField {...field("who")} label="Who signed?" maxLength={200} />
          <TextField {...field("on")} label="When?" hint="Such as 10 March 2008" width={20} />
          <Radios {...field("how")} label="How did they tell you?" inline options={TOLD_HOW} />
        </>
      )}
    </FoldedForm>
  );
}

function Counter({ page, refused }: MovesProps) {
  const own = page.side === "region" ? 1 : 0;
  return (
    <FoldedForm summary="Propose other numbers" intent="counter" refused={refused} submit="Propose these numbers">
      {(field) => (
        <>
          <input type="hidden" name="saw" value={page.saw} />
          <div className="wm-trajectory">
            {page.periods.map(({ period, label, values }) => (
              <NumberField
                key={period}
                {...field(`trajectory.${period}`, String(values[own] ?? values[1 - own] ?? ""))}
                label={label}
                width={5}
              />
            ))}
          </div>
          <TextArea
            {...field("why")}
            label="Why these numbers"
            hint="The other side reads this beside the trajectory."
            rows={3}
            maxLength={2000}
          />
        </>
      )}
    </FoldedForm>
  );
}

function Split({ page, refused }: MovesProps) {
  return (
    <FoldedForm
      summary="Split the difference"
      intent="split"
      refused={refused}
      submit="Propose half way"
      intro={page.periods.map(({ label, half }) => `${label}: ${half}`).join(" · ")}
    >
      {(field) => (
        <>
          <input type="hidden" name="saw" value={page.saw} />
          <TextArea {...field("why")} label="Why half way is right" rows={3} maxLength={2000} />
        </>
      )}
    </FoldedForm>
  );
}
