import { Form } from "@remix-run/react";
import type { CommitmentMove } from "@models/commitments/commitment-state";
import type { PartRefusal, SideView, SigningView } from "~/parts/part-view";
import { Radios } from "../forms/choice-fields";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";

interface SigningProps {
  signing: SigningView;
  refusal: PartRefusal | undefined;
}

/** Both sides of a commitment: what each has signed, how it ended, and the forms to say so. */
export function Signing({ signing, refusal }: SigningProps) {
  return (
    <Section id="signing" title="Signatures">
      <p>
        <StatusMark kind={signing.mark} pill>
          {signing.words}
        </StatusMark>
      </p>
      {[...signing.said, ...signing.since].map((line) => (
        <p key={line} className="govuk-inset-text">
          {line}
        </p>
      ))}
      <ul className="wm-asked">
        {signing.sides.map((side) => (
          <li key={side.side} className="wm-asked__item">
            <p className="wm-asked__head">
              <strong>{side.name}</strong> <span className="wm-muted">{side.as}</span>
              <StatusMark kind={side.mark}>{side.words}</StatusMark>
            </p>
            {side.reason ? <p className="wm-asked__reason">“{side.reason}”</p> : null}
            {side.origin ? <p className="wm-small wm-muted">{side.origin}</p> : null}
            <Moves side={side} saw={signing.saw} refusal={refusal?.organisation === side.side ? refusal : undefined} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface MovesProps {
  side: SideView;
  saw: string;
  refusal: PartRefusal | undefined;
}

/** What a move asks for besides pressing its button; one that is not here asks for nothing. */
const ASKS: Partial<
  Record<CommitmentMove, { readonly summary: string; readonly label: string; readonly optional?: boolean }>
> = {
  decline: { summary: "Decline it and say why", label: "Why?" },
  claim: { summary: "Say how it ended", label: "What was done, or not done?" },
  dispute: { summary: "Dispute that", label: "What do you see differently?" },
  reconsider: { summary: "Reconsider it", label: "Why is it to be looked at again?" },
  withdraw: { summary: "Withdraw it", label: "Why is it withdrawn? The other side reads this." },
};

const BUTTONS: Readonly<Record<CommitmentMove, string>> = {
  sign: "Sign it",
  decline: "Decline",
  claim: "Say so",
  confirm: "Confirm it",
  dispute: "Dispute it",
  "take back the claim": "Take back what we said",
  reconsider: "Reconsider",
  withdraw: "Withdraw",
  "propose anew": "Propose it anew",
};

function Moves({ side, saw, refusal }: MovesProps) {
  if (side.moves.length === 0) return null;
  return (
    <div className="wm-asked__form">
      {side.moves.map((move) => (
        <Move
          key={move}
          side={side}
          saw={saw}
          move={move}
          refusal={refusal?.typed["move"] === move ? refusal : undefined}
        />
      ))}
    </div>
  );
}

function Move({ side, saw, move, refusal }: MovesProps & { move: CommitmentMove }) {
  const asks = ASKS[move];
  const form = `${side.side}-${move.replaceAll(" ", "-")}`;
  const errors = refusal?.errors;
  const fields = (
    <Form method="post" noValidate className={asks ? undefined : "wm-inline-form"}>
      {asks ? null : <ErrorSummary errors={errors} form={form} />}
      <input type="hidden" name="organisation" value={side.side} />
      <input type="hidden" name="side" value={side.side} />
      <input type="hidden" name="move" value={move} />
      <input type="hidden" name="saw" value={saw} />
      {move === "claim" ? (
        <Radios
          name="outcome"
          form={form}
          label="How did it end?"
          inline
          options={[
            { value: "kept", label: "It was kept" },
            { value: "broken", label: "It was broken" },
          ]}
          defaultValue={refusal?.typed["outcome"]}
          error={errors?.["outcome"] ?? undefined}
        />
      ) : null}
      {asks ? (
        <TextArea
          name="why"
          form={form}
          label={asks.label}
          rows={3}
          maxLength={2000}
          defaultValue={refusal?.typed["why"]}
          error={errors?.["why"] ?? errors?.["reason"] ?? undefined}
        />
      ) : null}
      <Button name="intent" value="step" look={move === "sign" || move === "confirm" ? "main" : "second"}>
        {BUTTONS[move]}
        <span className="govuk-visually-hidden"> for {side.name}</span>
      </Button>
    </Form>
  );
  if (!asks) return fields;
  return (
    <details open={errors !== undefined}>
      <summary>{asks.summary}</summary>
      <ErrorSummary errors={errors} form={form} />
      {fields}
    </details>
  );
}
