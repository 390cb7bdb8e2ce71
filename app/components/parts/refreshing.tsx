import { Form } from "@remix-run/react";
import type { PartRefusal } from "~/parts/part-view";
import type { RefreshingView } from "~/parts/refreshing.server";
import { Radios } from "../forms/choice-fields";
import { ErrorSummary } from "../forms/error-summary";
import { TextArea } from "../forms/text-fields";
import { Section } from "../layout/section";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { Answers } from "./answers";
import { BlockRow, BlockTable, Cell } from "../text/block-table";

interface RefreshingProps {
  refreshing: RefreshingView;
  refusal: PartRefusal | undefined;
}

/** What a proposal would change, what the numbers ask of it, who consents, and what is decided. */
export function Refreshing({ refreshing, refusal }: RefreshingProps) {
  return (
    <>
      <Section id="refresh" title="Where it stands">
        <p>
          <StatusMark kind={refreshing.mark} pill>
            {refreshing.words}
          </StatusMark>
        </p>
        {refreshing.decided ? <p className="govuk-inset-text">{refreshing.decided}</p> : null}
        {refreshing.remarks.map((remark) => (
          <p key={remark}>
            <StatusMark kind="risk">{remark}</StatusMark>
          </p>
        ))}
        {refreshing.effect ? <p>{refreshing.effect}</p> : null}
        {refreshing.rows.length > 0 ? <Difference rows={refreshing.rows} /> : null}
        {refreshing.questions.length > 0 ? (
          <>
            <h3 className="govuk-heading-s">What the numbers ask of it</h3>
            <ul className="govuk-list govuk-list--bullet">
              {refreshing.questions.map(({ question, mustAnswer }) => (
                <li key={question}>
                  {question} {mustAnswer ? <StatusMark kind="open">must be answered</StatusMark> : null}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Steps refreshing={refreshing} refusal={refusal} />
      </Section>
      <Answers
        word="proposal"
        title="Who consents"
        nobody="No organisation relates to it."
        answers={refreshing.consents}
        refusal={refusal}
      />
    </>
  );
}

function Difference({ rows }: { rows: RefreshingView["rows"] }) {
  return (
    <BlockTable label="As signed and as proposed" heads={["What", "As signed", "As proposed"]}>
      {rows.map(({ what, signed, proposed }) => (
        <BlockRow key={what} head={what}>
          <Cell head="As signed">{signed || "–"}</Cell>
          <Cell head="As proposed">{proposed || "–"}</Cell>
        </BlockRow>
      ))}
    </BlockTable>
  );
}

function Steps({ refreshing: { may, saw }, refusal }: RefreshingProps) {
  const errors = refusal?.intent.startsWith("refresh") ? refusal.errors : undefined;
  return (
    <div className="wm-asked__form">
      <ErrorSummary errors={errors} form="refresh" />
      {may.ask ? (
        <Form method="post" className="wm-inline-form">
          <Button name="intent" value="refresh-ask">
            Ask for consent
          </Button>
        </Form>
      ) : null}
      {may.enter ? (
        <Form method="post" className="wm-inline-form">
          <Button name="intent" value="refresh-ask">
            Enter it with its authority
          </Button>
        </Form>
      ) : null}
      {may.decide ? <Decide saw={saw} refusal={refusal} /> : null}
      {may.takeBack ? (
        <Form method="post" className="wm-inline-form">
          <input type="hidden" name="move" value="take back" />
          <Button name="intent" value="refresh-back" look="second">
            Take it back to change it
          </Button>
        </Form>
      ) : null}
      {may.withdraw ? (
        <details open={refusal?.typed["move"] === "withdraw"}>
          <summary>Withdraw it</summary>
          <Form method="post" noValidate>
            <input type="hidden" name="move" value="withdraw" />
            <TextArea
              name="why"
              form="refresh"
              label="Why is it withdrawn?"
              rows={3}
              maxLength={2000}
              error={refusal?.typed["move"] === "withdraw" ? (errors?.["why"] ?? undefined) : undefined}
            />
            <Button name="intent" value="refresh-back" look="second">
              Withdraw
            </Button>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function Decide({ saw, refusal }: { saw: string; refusal: PartRefusal | undefined }) {
  const mine = refusal?.intent === "refresh-decide" ? refusal : undefined;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="saw" value={saw} />
      <Radios
        name="decision"
        form="refresh"
        label="What do you decide?"
        options={[
          { value: "approve", label: "Approve: it becomes part of the next signed version" },
          { value: "return", label: "Return it to be changed" },
          { value: "refuse", label: "Refuse: what was signed stands" },
        ]}
        defaultValue={mine?.typed["decision"]}
        error={mine?.errors["decision"] ?? undefined}
      />
      <TextArea
        name="why"
        form="refresh"
        label="Why?"
        rows={3}
        maxLength={2000}
        defaultValue={mine?.typed["why"]}
        error={mine?.errors["why"] ?? undefined}
      />
      <Button name="intent" value="refresh-decide">
        Decide
      </Button>
    </Form>
  );
}
