import { Form, Link } from "@remix-run/react";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea } from "../forms/text-fields";
import { Button } from "../text/button";
import type { AnswerRefusal, AskedView } from "./home-view";

interface AskedItemProps {
  asked: AskedView;
  refusal: AnswerRefusal | undefined;
}

/** Yes in one press; no opens the box for the reason. Both work before scripts run. */
export function AskedAnswer({ asked, refusal }: AskedItemProps) {
  const isRefused = refusal?.key === asked.key;
  const form = `decline-${asked.key}`;
  return (
    <div className="wm-asked-answer">
      <Form method="post" className="wm-asked-answer__yes">
        <Hidden asked={asked} answer="accepted" />
        <Button>
          Accept<span className="govuk-visually-hidden"> {asked.title}</span>
        </Button>
      </Form>
      <details className="wm-asked-answer__no" open={isRefused || undefined}>
        <summary className="govuk-button govuk-button--secondary">
          Decline…<span className="govuk-visually-hidden"> {asked.title}</span>
        </summary>
        <Form method="post" noValidate>
          <ErrorSummary errors={isRefused ? refusal.errors : undefined} form={form} />
          <Hidden asked={asked} answer="declined" />
          <TextArea
            name="reason"
            form={form}
            label="Why not?"
            hint="The facilitator reads this and can change the plan."
            rows={3}
            maxLength={2000}
            defaultValue={isRefused ? refusal.reason : undefined}
            error={isRefused ? refusal.errors.reason : undefined}
          />
          <Button look="second">Decline with this reason</Button>
        </Form>
      </details>
    </div>
  );
}

function Hidden({ asked, answer }: { asked: AskedView; answer: "accepted" | "declined" }) {
  const fields = {
    code: asked.code,
    kind: asked.kind,
    id: asked.id,
    organisation: asked.organisation,
    saw: asked.saw,
    answer,
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What changed since the last answer, when somebody is asked again. */
export function ChangedSince({ changed }: { changed: readonly string[] }) {
  if (changed.length === 0) return null;
  return (
    <div className="wm-asked-answer__changed">
      <p>You are asked again, because this changed since your answer:</p>
      <ul>
        {changed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

export function AskedItem({ asked, refusal }: AskedItemProps) {
  return (
    <li>
      <h3 className="wm-items__title">
        <Link to={asked.href}>{asked.title}</Link>
      </h3>
      <p className="wm-items__facts">{asked.facts}</p>
      <ChangedSince changed={asked.changed} />
      <AskedAnswer asked={asked} refusal={refusal} />
    </li>
  );
}
