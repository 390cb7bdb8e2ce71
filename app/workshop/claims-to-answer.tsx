import { Form } from "@remix-run/react";
import { formatDay } from "@models/day";
import type { FormErrors } from "../components/forms/error-summary";
import { TextArea } from "../components/forms/text-fields";
import { Button } from "../components/text/button";
import type { PhoneView } from "../lib/room-view.server";

interface ClaimsToAnswerProps {
  claims: PhoneView["claims"];
  /** The claim whose answer was refused, and why. */
  refused: string | undefined;
  errors: FormErrors | undefined;
}

/** What was claimed for the organisation that this person is signed in for, to be accepted or declined on the spot. */
export function ClaimsToAnswer({ claims, refused, errors }: ClaimsToAnswerProps) {
  if (claims.length === 0) return null;
  return (
    <section className="wm-claims" aria-labelledby="claims">
      <h2 id="claims">In your organisation’s name</h2>
      {claims.map((claim) => (
        <Claim
          key={`${claim.action} ${claim.state} ${claim.hash}`}
          claim={claim}
          errors={claim.action === refused ? errors : undefined}
        />
      ))}
    </section>
  );
}

function Claim({ claim, errors }: { claim: PhoneView["claims"][number]; errors: FormErrors | undefined }) {
  const { action, organisation, what, lead, end, state, hash } = claim;
  const how = [lead ? `led by ${lead}` : null, end ? `by ${formatDay(end)}` : null].filter(Boolean).join(", ");
  const isAnswered = state === "accepted" || state === "declined";
  return (
    <article className="wm-claim">
      <p className="wm-claim__what">{what}</p>
      {how ? <p>{how}</p> : null}
      {isAnswered ? (
        <p role="status">You have {state} this.</p>
      ) : (
        <Form method="post" noValidate preventScrollReset>
          <input type="hidden" name="claim" value={action} />
          <input type="hidden" name="organisation" value={organisation} />
          <input type="hidden" name="saw" value={hash} />
          <Button name="answer" value="accepted">
            Accept<span className="govuk-visually-hidden"> “{what}”</span>
          </Button>
          <details className="wm-more" open={Boolean(errors?.["reason"])}>
            <summary>
              Decline<span className="govuk-visually-hidden"> “{what}”</span>
            </summary>
            <TextArea
              name="reason"
              form={action}
              label="Why not"
              hint="The partnership reads this."
              rows={2}
              maxLength={1000}
              error={errors?.["reason"] ?? undefined}
            />
            <Button look="second" name="answer" value="declined">
              Decline
            </Button>
          </details>
        </Form>
      )}
    </article>
  );
}
