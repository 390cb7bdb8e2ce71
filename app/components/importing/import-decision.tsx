import { Form } from "@remix-run/react";
import type { ImportAnswer } from "../../lib/import-forms.server";
import type { ImportPage } from "../../lib/import-page.server";
import { Button, ButtonLink } from "../text/button";
import { NAMES_FORM } from "./names-form";
import { DeclineProposal } from "./proposal";

interface DecisionProps {
  page: ImportPage;
  refused: Extract<ImportAnswer, { kind: "refused" }> | undefined;
}

/** The one thing to do next. */
export function Decision({ page, refused }: DecisionProps) {
  const { state, preview, mayGoOn, proposal } = page;
  if (proposal?.mayWithdraw) return <Withdraw />;
  if (!mayGoOn) return null;
  const toWrite = preview === null ? 0 : preview.counts.new + preview.counts.changed;
  const toPropose = preview?.toPropose ?? 0;
  const isOpen = state === "ready" || state === "proposed";
  return (
    <div className="wm-decision">
      <Form method="post" className="wm-decision__form">
        {isOpen && toWrite + toPropose > 0 ? (
          <Button name="intent" value="commit" form={preview?.names.length ? NAMES_FORM : undefined}>
            {state === "proposed" ? `Accept ${values(toWrite)}` : bringInWords(toWrite, toPropose)}
          </Button>
        ) : null}
        {isOpen && toWrite + toPropose === 0 ? <p>{whyNothing(preview)}</p> : null}
        {state === "ready" ? (
          <Button look="second" name="intent" value="cancel">
            Do not bring it in
          </Button>
        ) : null}
        {state === "committed" ? (
          <>
            <ButtonLink to={page.seen.to}>{page.seen.label}</ButtonLink>
            <Button look="second" name="intent" value="undo">
              Undo all of it
            </Button>
          </>
        ) : null}
        {!proposal && ["refused", "cancelled", "undone"].includes(state) ? (
          <ButtonLink look="second" to={page.base}>
            Bring in another file
          </ButtonLink>
        ) : null}
      </Form>
      {proposal && (state === "proposed" || state === "refused") ? <DeclineProposal refused={refused} /> : null}
    </div>
  );
}

/** Why a file cannot be brought in as it stands, and what to do about it. */
function whyNothing(preview: ImportPage["preview"]): string {
  if (preview?.names.some(({ asks }) => asks === "unnamed area")) {
    return "Say below of which area the file is, and have it read again.";
  }
  if (preview && preview.counts.same === 0 && preview.counts.refused > 0) {
    return "None of its rows can come in as they stand. What would mend each is said below.";
  }
  return "There is nothing to bring in: every value that could be read stands here already.";
}

function Withdraw() {
  return (
    <Form method="post" className="wm-decision">
      <Button look="second" name="intent" value="withdraw">
        Take it back
      </Button>
    </Form>
  );
}

const values = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "value" : "values"}`;

/** A partner's own comes in; the rest is proposed. */
function bringInWords(toWrite: number, toPropose: number): string {
  if (toPropose === 0) return `Bring in ${values(toWrite)}`;
  if (toWrite === 0) return `Propose ${values(toPropose)} to the facilitator`;
  return `Bring in ${values(toWrite)} and propose ${toPropose.toLocaleString("en-GB")}`;
}
